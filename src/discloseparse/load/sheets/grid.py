"""Rows of a sheet → a grid counted from 0, which never grows much larger than what is in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from discloseparse.load.blocks import GridCell
from discloseparse.load.sheets.model import Sheet, SheetCell

Row = list[SheetCell]

_DENSEST = 4  # places of the grid for each cell, above which empty rows and columns are closed up


class Grid(NamedTuple):
    """``cells`` in reading order; ``size``: rows and columns, empty ones at the end included."""

    cells: list[GridCell]
    size: tuple[int, int]


class _Axis:
    """Rows or columns of a part of a sheet; ``closed``: the empty ones left out."""

    def __init__(self, used: list[int], last: int, *, closed: bool) -> None:
        self._used = used
        self._closed = closed
        self.size = len(used) if closed else last - used[0] + 1

    def at(self, number: int) -> int:
        """Where row or column ``number`` of the sheet stands."""
        return bisect_left(self._used, number) if self._closed else number - self._used[0]

    def reach(self, number: int, length: int) -> int:
        """What is left of a merge that begins at ``number``."""
        return min(self.at(number + length), self.size) - self.at(number)


def grid_of(sheet: Sheet, rows: Sequence[Row], most: int) -> Grid | None:
    """The grid of the rows that are not empty; None if no grid of ``most`` places can hold it."""
    used_rows = [row[0].row for row in rows]
    used_cols = sorted({cell.col for row in rows for cell in row})
    bottom, right = _ruled_end(sheet, used_rows, used_cols)
    most = max(most, _DENSEST * sum(map(len, rows)))
    for closed in (False, True):
        down = _Axis(used_rows, bottom, closed=closed)
        across = _Axis(used_cols, right, closed=closed)
        if down.size * across.size <= most:
            cells = [_placed(sheet, cell, down, across) for row in rows for cell in row]
            return Grid(cells, (down.size, across.size))
    return None


def _ruled_end(sheet: Sheet, rows: list[int], cols: list[int]) -> tuple[int, int]:
    """The last row and column of a table: empty ones with borders belong to it.

    Where there are more of them than others, only the sheet was formatted beforehand.
    """
    bottom, height = rows[-1], rows[-1] - rows[0] + 1
    while bottom + 1 in sheet.ruled and bottom - rows[-1] <= height:
        bottom += 1
    right = max(cols[-1], *(sheet.ruled.get(row, 0) for row in rows))
    return (
        bottom if bottom - rows[-1] <= height else rows[-1],
        right if right - cols[-1] <= cols[-1] - cols[0] + 1 else cols[-1],
    )


def _placed(sheet: Sheet, cell: SheetCell, down: _Axis, across: _Axis) -> GridCell:
    rows, cols = sheet.merges.get((cell.row, cell.col), (1, 1))
    return GridCell(
        down.at(cell.row),
        across.at(cell.col),
        cell.text,
        down.reach(cell.row, rows),
        across.reach(cell.col, cols),
    )
