"""Claims that a table makes about its own figures; one module per kind of claim, each with ``bind``."""
