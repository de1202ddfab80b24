"""Family A: arithmetic in running text."""
