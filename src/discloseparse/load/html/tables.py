"""Data tables as grids, told apart from tables that only lay out a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from discloseparse.load.blocks import GridCell

_WIDEST = 200  # columns a cell may span
_TALLEST = 2_000


def is_data(table: HtmlElement) -> bool:
    """No table inside, at least two rows and, in most of them, at least two cells."""
    if next((inner for inner in table.iter("table") if inner is not table), None) is not None:
        return False
    widths = [len(_cells(row)) for row in _rows(table)]
    return len(widths) >= 2 and max(widths) >= 2


def grid(
    table: HtmlElement, text_of: Callable[[HtmlElement], str]
) -> tuple[Iterator[GridCell], int, tuple[int, int]]:
    """The cells in reading order, the number of header rows (``thead``, or only ``th``), the size."""
    return _placed(table, text_of), _header_rows(table), _size(table)


def _size(table: HtmlElement) -> tuple[int, int]:
    """Rows and columns, empty ones included; cells that reach into a row from above aside."""
    widths = [sum(_span(cell, "colspan", _WIDEST) for cell in _cells(row)) for row in _rows(table)]
    return len(widths), min(max(widths, default=0), _WIDEST)


def _placed(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> Iterator[GridCell]:
    rows = list(_rows(table))
    taken: dict[int, int] = {}  # column -> first row in which it is free again
    for row, line in enumerate(rows):
        col = 0
        for cell in _cells(line):
            while taken.get(col, 0) > row:
                col += 1
            cols = _span(cell, "colspan", _WIDEST)
            height = min(_span(cell, "rowspan", _TALLEST), len(rows) - row)
            yield GridCell(row, col, text_of(cell), height, cols)
            for covered in range(col, col + cols):
                taken[covered] = row + height
            col += cols


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for inner in table:
        if inner.tag == "tr":
            yield inner
        elif inner.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in inner if row.tag == "tr")


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _header_rows(table: HtmlElement) -> int:
    count = 0
    for row in _rows(table):
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and not all(cell.tag == "th" for cell in _cells(row)):
            break
        count += 1
    return count


def _span(cell: HtmlElement, name: str, most: int) -> int:
    text = (cell.get(name) or "1").strip()
    count = int(text) if text.isdecimal() and len(text) < 10 else 1
    return max(1, min(count, most))
