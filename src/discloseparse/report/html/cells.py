"""Find the cells of a table in the text, so that a table can be drawn and still be marked.

A result tells where figures, row labels and codes stand; the other cells are only known as strings.
Cells follow each other in the text row by row, so each string is looked for behind the cell before it
and before the next known one, white space aside.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby

from discloseparse.result import TableItem
from discloseparse.spans import Span

Cell = tuple[int, int]


def locate(table: TableItem, text: str) -> dict[Cell, Span]:
    """Where each cell that can be found stands, by row and column."""
    known = _known(table, text)
    dense, offsets = _dense(text, table.start, table.end)
    starts = sorted(span.start for span in known.values())
    found: dict[Cell, Span] = {}
    here = table.start
    for row, cells in enumerate(table.rows):
        for col, words in enumerate(cells):
            span = known.get((row, col))
            if span is None and words.strip():
                i = bisect_left(starts, here)
                before = starts[i] if i < len(starts) else table.end
                span = _search("".join(words.split()), dense, offsets, here, before)
            if span is not None and span.start >= here:
                found[row, col] = span
                here = span.end
    return found


def _known(table: TableItem, text: str) -> dict[Cell, Span]:
    known = {(cell.row, cell.col): Span(cell.start, cell.end) for cell in table.cells}
    for label in table.labels:
        spans = [Span(label.start, label.end), *(Span(c.start, c.end) for c in label.codes)]
        for span in spans:
            words = "".join(span.of(text).split())
            row = enumerate(table.rows[label.row]) if label.row < len(table.rows) else ()
            cols = [col for col, cell in row if "".join(cell.split()) == words]
            if len(cols) == 1:
                known[label.row, cols[0]] = span
    return known


def _dense(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """The visible characters of a range, and where each stands."""
    offsets = [i for i in range(start, min(end, len(text))) if not text[i].isspace()]
    return "".join(text[i] for i in offsets), offsets


def _search(words: str, dense: str, offsets: list[int], start: int, end: int) -> Span | None:
    first, after = bisect_left(offsets, start), bisect_left(offsets, end)
    at = dense.find(words, first, after)
    return None if at < 0 else Span(offsets[at], offsets[at + len(words) - 1] + 1)


def between(table: TableItem, found: dict[Cell, Span], text: str) -> list[Span]:
    """What stands in the table's range and in no cell: repeated headers, page numbers, notes."""
    spans = sorted([*found.values(), Span(table.end, table.end)])
    left: list[Span] = []
    here = table.start
    for span in spans:
        gap = Span(here, max(here, span.start)).trim(text)
        if any(sign.isalnum() for sign in gap.of(text)):
            left.append(gap)
        here = max(here, span.end)
    return [span for span, _ in groupby(left)]
