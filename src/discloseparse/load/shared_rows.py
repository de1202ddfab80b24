"""Rows that hold a part of the header and a row of data side by side, made two.

Offices save a line: the labels 类 款 项 below 科目编码 stand in the same row as the grand total, or
合计 基本支出 项目支出 below 本年支出 beside the total's empty cells. Such a row gives itself away: a
header cell over several columns has its labels there, over columns that hold figures only, while
beside them stand figures, or a cell that crosses a border between two headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from discloseparse.document import Cell, Table

_DEEPEST_HEADER = 6
_FIGURE = re.compile(r"[-+−(（]?\d[\d,，.．\s]*[%％)）]?|[-—–/]+")
_DIGIT = re.compile(r"\d")


def split_shared_row(table: Table, text: str) -> Table:
    """``table`` with its header's last row set apart from the data in it; ``text`` is all text."""
    grid = _Grid(table, text)
    for row in range(1, min(_DEEPEST_HEADER, table.shape[0])):
        labels = grid.labels(row)
        if labels and grid.holds_data(row, labels):
            return _split(table, row, labels)
    return table


class _Grid:
    """The cells of a table by place."""

    def __init__(self, table: Table, text: str) -> None:
        self._text = text
        self._cells = table.cells
        self._at: dict[tuple[int, int], Cell] = {}
        self._starts: dict[int, list[Cell]] = {}
        for cell in table.cells:
            self._starts.setdefault(cell.row, []).append(cell)
            for row in range(cell.row, cell.row + cell.rows):
                for col in range(cell.col, cell.col + cell.cols):
                    self._at[row, col] = cell

    def labels(self, row: int) -> list[Cell]:
        """The cells of ``row`` that name the columns of a wider header cell right above."""
        parents = {
            cell
            for cell in (self._at.get((row - 1, started.col)) for started in self._row(row))
            if cell is not None and cell.cols > 1 and cell.row + cell.rows == row
        }
        found: list[Cell] = []
        for parent in parents:
            below = [self._at.get((row, parent.col + k)) for k in range(parent.cols)]
            labels = [cell for cell in below if cell is not None and self._is_label(cell)]
            if len(labels) == parent.cols:
                found += labels
        return found

    def holds_data(self, row: int, labels: list[Cell]) -> bool:
        """Whether what stands in ``row`` beside ``labels`` is a row of data."""
        others = [cell for cell in self._row(row) if cell not in labels]
        if any(cell.rows > 1 for cell in self._row(row)):
            return False
        sure = [cell for cell in others if self._is_figure(cell) or self._crosses(cell)]
        return bool(sure) and all(cell in sure or self._texts_below(cell) for cell in others)

    def _row(self, row: int) -> list[Cell]:
        return self._starts.get(row, [])

    def _is_label(self, cell: Cell) -> bool:
        """Words over a column of figures (or of nothing)."""
        alone = cell.cols == 1 and cell.rows == 1
        words = not _DIGIT.search(cell.span.of(self._text)) and not self._is_figure(cell)
        return alone and words and not self._texts_below(cell)

    def _is_figure(self, cell: Cell) -> bool:
        return _FIGURE.fullmatch(cell.span.of(self._text).strip()) is not None

    def _crosses(self, cell: Cell) -> bool:
        """Whether ``cell`` spans columns that the row above keeps apart."""
        above = {self._at.get((cell.row - 1, cell.col + k)) for k in range(cell.cols)}
        return len(above) > 1

    def _texts_below(self, cell: Cell) -> bool:
        """Whether a cell below in the same column alone holds words."""
        return any(
            other.col == cell.col and other.cols == 1 and not self._is_figure(other)
            for other in self._cells
            if other.row > cell.row
        )


def _split(table: Table, row: int, labels: list[Cell]) -> Table:
    columns = {cell.col for cell in labels}
    cells = sorted(_moved(table.cells, row, columns), key=lambda cell: (cell.row, cell.col))
    rows, cols = table.shape
    return replace(table, cells=tuple(cells), size=(rows + 1, cols))


def _moved(cells: Iterable[Cell], row: int, columns: set[int]) -> Iterable[Cell]:
    """The cells with everything but the labels in ``columns`` of ``row`` one row lower."""
    for cell in cells:
        end = cell.row + cell.rows
        if cell.row > row or (cell.row == row and cell.col not in columns):
            yield cell._replace(row=cell.row + 1)
        elif end > row and cell.row < row:
            yield cell._replace(rows=cell.rows + 1)
        elif end == row and columns.isdisjoint(range(cell.col, cell.col + cell.cols)):
            yield cell._replace(rows=cell.rows + 1)  # the header beside the labels reaches as deep
        else:
            yield cell
