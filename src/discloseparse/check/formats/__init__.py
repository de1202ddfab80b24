"""Rules on how figures and document numbers are written."""
