"""X: the text against the tables."""
