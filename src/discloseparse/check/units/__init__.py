"""Family U, units: figures whose unit cannot be meant."""
