"""A ``w:tbl`` as a grid: columns from gridSpan, rows from vMerge (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml.etree import _Element

from discloseparse.load.blocks import GridCell
from discloseparse.load.docx.names import child, is_on, local, number, value

_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "customXml", "moveTo"))
_WIDEST = 500  # columns a cell may span


@dataclass(slots=True)
class _Placed:
    row: int
    col: int
    cols: int
    element: _Element
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """The cells of a table, each where it begins; ``read`` gives their text in reading order.

    ``header_rows``: how many rows at the top the file repeats on each page.
    """

    placed: list[_Placed]
    rows: int
    header_rows: int

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns, empty ones included."""
        return self.rows, max((cell.col + cell.cols for cell in self.placed), default=0)

    @property
    def elements(self) -> list[_Element]:
        """The ``w:tc`` elements in reading order."""
        return [cell.element for cell in self.placed]

    @property
    def is_frame(self) -> bool:
        """True if it only frames text: a single cell, or one column that holds tables."""
        one_column = all(cell.col == 0 for cell in self.placed) or self.size[1] < 2
        if len(self.placed) == 1:
            return True
        return one_column and any(_holds_table(cell) for cell in self.elements)

    def read(self, text_of: Callable[[_Element, int, int], str]) -> Iterator[GridCell]:
        """The cells with their text (of element, row and column), read while iterating."""
        for cell in self.placed:
            text = text_of(cell.element, cell.row, cell.col)
            yield GridCell(cell.row, cell.col, text, cell.rows, cell.cols)


def grid(table: _Element) -> Grid:
    """The grid of ``table``; merged cells are one cell with ``rows`` and ``cols``."""
    placed: list[_Placed] = []
    open_above: dict[int, _Placed] = {}  # column -> cell that a vMerge may go on with
    lines = list(_rows(table))
    for row, line in enumerate(lines):
        column = _skipped(line)
        below: dict[int, _Placed] = {}
        before: _Placed | None = None
        for element in _inside(line, "tc"):
            properties = child(element, "tcPr")
            if child(properties, "cellDel") is not None:
                continue
            cols = max(1, min(number(properties, "gridSpan") or 1, _WIDEST))
            if before is not None and _goes_on(properties, "hMerge"):
                before.cols += cols
            else:
                above = open_above.get(column) if _goes_on(properties, "vMerge") else None
                before = above or _Placed(row, column, cols, element)
                if above is None:
                    placed.append(before)
                before.rows = row - before.row + 1
                if child(properties, "vMerge") is not None:
                    below[column] = before
            column += cols
        open_above = below
    return Grid(placed, len(lines), _header_rows(lines))


def _goes_on(properties: _Element | None, merge: str) -> bool:
    """Whether a cell is the continuation of a merged one."""
    return child(properties, merge) is not None and value(properties, merge) != "restart"


def _header_rows(lines: list[_Element]) -> int:
    repeated = (is_on(child(line, "trPr"), "tblHeader") for line in lines)
    return sum(1 for _ in takewhile(bool, repeated))


def _rows(table: _Element) -> Iterator[_Element]:
    for line in _inside(table, "tr"):
        properties = child(line, "trPr")
        if child(properties, "del") is None and not is_on(properties, "hidden"):
            yield line


def _skipped(line: _Element) -> int:
    before = number(child(line, "trPr"), "gridBefore") or 0
    return max(0, min(before, _WIDEST))


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    for inner in element:
        found = local(inner)
        if found == name:
            yield inner
        elif found in _WRAPPERS:
            yield from _inside(inner, name)


def _holds_table(cell: _Element) -> bool:
    return any(local(inner) == "tbl" for inner in cell)
