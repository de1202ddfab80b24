"""Restated figures: the same quantity said again elsewhere."""
