"""The same text as an office would publish it: one module per producer, each with ``write``.

``write(lines, path)`` takes the lines of a text file, each one paragraph, and writes ``path``.
"""
