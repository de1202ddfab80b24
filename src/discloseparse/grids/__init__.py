"""Grids: tables that stand in the text as lines, found by their shape and given to the document.

A table pasted into a text keeps its cells but loses its lines: each row became one line with the cells
set apart by bars, spaces or tabs, or each cell became a line of its own. What is left is the shape: a run of
header words, then rows of one size in which the same columns hold figures. Nothing is known here of
what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from discloseparse.document import Cell, Document, Table
from discloseparse.grids.bars import bar_rows
from discloseparse.grids.columns import cell_lines
from discloseparse.grids.pieces import Grid, Piece, pieces_of
from discloseparse.grids.rows import row_lines
from discloseparse.spans import Span


def recover(document: Document) -> Document:
    """``document`` with the tables found among its lines added to those its format marks."""
    found: list[Table] = []
    for stretch in _outside(document):
        grids = list(bar_rows(document.text, stretch))
        for lines in _between(stretch, grids):
            grids.extend(row_lines(document.text, lines))
        for lines in _between(stretch, sorted(grids, key=_span)):
            grids.extend(cell_lines(lines))
        found.extend(_table(grid) for grid in grids)
    if not found:
        return document
    tables = sorted((*document.tables, *found), key=lambda table: table.span)
    return replace(document, tables=tuple(tables))


def _outside(document: Document) -> Iterator[list[Piece]]:
    """The lines between the tables that are known already."""
    place = 0
    spans = sorted(table.span for table in document.tables)
    for start, end in (*spans, Span(len(document.text), len(document.text))):
        if place < start:
            yield pieces_of(document.text, place, start)
        place = max(place, end)


def _between(lines: list[Piece], grids: Sequence[Grid]) -> list[list[Piece]]:
    """The lines before, between and behind ``grids``."""
    ends = [(_span(grid)) for grid in grids]
    stretches: list[list[Piece]] = [[]]
    for line in lines:
        while ends and line.start >= ends[0].end:
            ends.pop(0)
            stretches.append([])
        if not ends or line.start < ends[0].start:
            stretches[-1].append(line)
    return stretches


def _span(grid: Grid) -> Span:
    cells = [piece for row in grid for piece in row if piece.text]
    return Span(cells[0].start, cells[-1].end)


def _table(grid: Grid) -> Table:
    """``grid``: header and rows of equal length; an empty piece is a blank cell."""
    cells = tuple(
        Cell(row, col, piece.span)
        for row, line in enumerate(grid)
        for col, piece in enumerate(line)
        if piece.text
    )
    return Table(_span(grid), cells, header_rows=1)
