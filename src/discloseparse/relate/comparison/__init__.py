"""Comparisons: two stated figures that the words put in an order."""
