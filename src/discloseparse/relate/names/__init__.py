"""What figures are called: labels that mean the same, years, kinds, the subject that points back."""
