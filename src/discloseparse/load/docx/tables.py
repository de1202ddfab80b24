"""A ``w:tbl`` as a grid: columns from gridSpan, rows from vMerge (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
    """The cells of a table, each where it begins; ``read`` gives their text in reading order."""

    placed: list[_Placed]
    text_of: Callable[[_Element], str]

    @property
    def elements(self) -> list[_Element]:
        """The ``w:tc`` elements in reading order."""
        return [cell.element for cell in self.placed]

    @property
    def is_frame(self) -> bool:
        """True if it only frames text: a single cell, or one column that holds tables."""
        columns = max((cell.col + cell.cols for cell in self.placed), default=0)
        one_column = all(cell.col == 0 for cell in self.placed) or columns < 2
        if len(self.placed) == 1:
            return True
        return one_column and any(_holds_table(cell) for cell in self.elements)

    def read(self) -> Iterator[GridCell]:
        """The cells with their text, read while iterating."""
        for cell in self.placed:
            yield GridCell(cell.row, cell.col, self.text_of(cell.element), cell.rows, cell.cols)


def grid(table: _Element, text_of: Callable[[_Element], str]) -> Grid:
    """The grid of ``table``; merged cells are one cell with ``rows`` and ``cols``."""
    placed: list[_Placed] = []
    open_above: dict[int, _Placed] = {}  # column -> cell that a vMerge may go on with
    for row, line in enumerate(_rows(table)):
        column = _skipped(line)
        below: dict[int, _Placed] = {}
        for element in _inside(line, "tc"):
            properties = child(element, "tcPr")
            cols = max(1, min(number(properties, "gridSpan") or 1, _WIDEST))
            merge = child(properties, "vMerge")
            goes_on = merge is not None and value(properties, "vMerge") != "restart"
            cell = open_above.get(column) if goes_on else None
            if cell is not None:
                cell.rows = row - cell.row + 1
            else:
                cell = _Placed(row, column, cols, element)
                placed.append(cell)
            if merge is not None:
                below[column] = cell
            column += cols
        open_above = below
    return Grid(placed, text_of)


def _rows(table: _Element) -> Iterator[_Element]:
    for line in _inside(table, "tr"):
        if not is_on(child(line, "trPr"), "del"):
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
