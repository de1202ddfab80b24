"""Batch: folders of documents into data, tables and a list of problems."""
