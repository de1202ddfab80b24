"""Rows with their cell borders → a grid; columns follow from where the borders stand."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.load.blocks import GridCell

_NEAR = 20  # twips within which two borders are the same
_CELL = 20  # bytes that describe a cell
_WIDTH = 1_000  # of each cell in a row that does not say
_COVERED, _MERGED_DOWN = 1, 3  # merged into the cell before or above; the first of such cells


class _Shape(NamedTuple):
    left: int
    right: int
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row's cells and its definition (the operand of sprmTDefTable)."""

    texts: list[str]
    definition: bytes

    def shapes(self) -> list[_Shape]:
        """Where each cell stands."""
        count = self.definition[0] if self.definition else 0
        flags = 1 + 2 * (count + 1)
        if count < len(self.texts) or len(self.definition) < flags:
            return [_Shape(i * _WIDTH, (i + 1) * _WIDTH, 0, 0) for i in range(len(self.texts))]
        edges = struct.unpack_from(f"<{count + 1}h", self.definition, 1)
        shapes = []
        for i in range(len(self.texts)):
            merged = int.from_bytes(self.definition[flags + i * _CELL :][:2], "little")
            shapes.append(_Shape(edges[i], edges[i + 1], merged & 3, merged >> 5 & 3))
        return shapes


@dataclass(slots=True)
class _Placed:
    row: int
    col: int
    text: str
    end: int
    rows: int = 1


def grid(rows: Sequence[Row]) -> Iterator[GridCell]:
    """The cells of a table in reading order, merged cells as one."""
    shapes = [row.shapes() for row in rows]
    columns = _columns({edge for line in shapes for shape in line for edge in shape[:2]})
    placed: list[_Placed] = []
    above: dict[int, _Placed] = {}  # column -> cell that a vertical merge may go on with
    for index, row in enumerate(rows):
        line: list[_Placed] = []
        below: dict[int, _Placed] = {}
        for text, shape in zip(row.texts, shapes[index], strict=True):
            col = bisect_right(columns, shape.left + _NEAR) - 1
            end = max(col + 1, bisect_right(columns, shape.right + _NEAR) - 1)
            if shape.across == _COVERED and line:
                line[-1].end = end
                continue
            cell = above.get(col) if shape.down == _COVERED else None
            if cell is None:
                cell = _Placed(index, col, text, end)
                placed.append(cell)
            cell.rows = index - cell.row + 1
            if shape.down in (_COVERED, _MERGED_DOWN):
                below[col] = cell
            line.append(cell)
        above = below
    for cell in placed:
        yield GridCell(cell.row, cell.col, cell.text, cell.rows, cell.end - cell.col)


def _columns(edges: set[int]) -> list[int]:
    """The distinct places of borders."""
    found: list[int] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found
