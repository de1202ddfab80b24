"""Products and sums of products: counts and what each is paid, quantities and unit prices, means."""
