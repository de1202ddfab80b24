"""Report: results shown where people look for them, one module or folder per form."""
