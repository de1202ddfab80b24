"""Flat tables of a batch: CSV for Excel, Parquet and a DuckDB file, all from one declared schema."""
