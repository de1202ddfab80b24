"""A table of a document as rows of strings, empty cells included."""

from __future__ import annotations

from discloseparse.document import Document, Table


def rows_of(document: Document, table: Table) -> list[list[str]]:
    height, width = table.shape
    rows = [[""] * width for _ in range(height)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.span.of(document.text)
    return rows
