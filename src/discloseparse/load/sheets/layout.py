"""A sheet as lines and tables: what stands outside the grid (title, unit, notes) are lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from discloseparse.document import Diagnostic, Document, Origin
from discloseparse.load.blocks import Blocks, GridCell
from discloseparse.load.loader import Limits
from discloseparse.load.sheets.addresses import address
from discloseparse.load.sheets.model import Sheet, SheetCell
from discloseparse.spans import Span

Row = list[SheetCell]

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表格?)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_NOTE = 15  # a text of this length alone in the last rows is a note and no label
_DENSEST = 4  # grid places for each cell, above which empty rows and columns are closed up


def document(sheets: Iterable[Sheet], limits: Limits, media_type: str) -> Document:
    """The sheets one after the other; each is written before the next is read."""
    blocks = Blocks(replace(limits, cells=limits.sheet_cells))
    diagnostics: list[Diagnostic] = []
    partial = False
    for sheet in sheets:
        partial = partial or sheet.partial
        diagnostics += sheet.diagnostics()
        if not write(sheet, blocks, limits):
            diagnostics.append(Diagnostic("sparse_sheet", detail=sheet.name))
    return Document(
        blocks.text,
        media_type=media_type,
        origins=blocks.origins,
        tables=tuple(blocks.tables),
        styles=tuple(blocks.styles),
        partial=partial,
        diagnostics=tuple(diagnostics),
        paragraphs_marked=True,
    )


def write(sheet: Sheet, blocks: Blocks, limits: Limits) -> bool:
    """Write ``sheet``; False if a part of it is too sparse to be a table."""
    shown = sorted(sheet.shown(), key=lambda cell: cell.row)
    rows = [list(cells) for _, cells in groupby(shown, key=lambda cell: cell.row)]
    if not rows:
        return True
    title = _title(sheet, rows, blocks)
    dense = True
    for kind, part in groupby(zip(_kinds(sheet, rows), rows, strict=True), key=lambda p: p[0]):
        inside = [row for _, row in part]
        grid = _grid(sheet, inside, limits.sheet_cells) if kind == "table" else None
        if grid is not None:
            blocks.table(grid, title=title, place=_places(sheet, inside, grid))
        else:
            dense = dense and kind == "line"
            for cell in (cell for row in inside for cell in row):
                blocks.paragraph(cell.text, origin=_origin(sheet, cell))
        title = None
    return dense


def _title(sheet: Sheet, rows: Sequence[Row], blocks: Blocks) -> Span | None:
    """The sheet's name, written as a heading unless it says nothing or the first row says it."""
    name = sheet.name.strip()
    if _DEFAULT_NAME.fullmatch(name) or name in {cell.text for cell in rows[0]}:
        return None
    return blocks.paragraph(name, level=1, origin=Origin(sheet=sheet.name))


def _origin(sheet: Sheet, cell: SheetCell) -> Origin:
    return Origin(sheet=sheet.name or None, cell=address(cell.row, cell.col))


def _kinds(sheet: Sheet, rows: Sequence[Row]) -> list[str]:
    """``table`` or ``line`` for each row that is not empty.

    Borders show where the grid is. Outside them only a row with figures beside others still belongs
    to it. Without borders, lines are what fills at most half of the width at the top, and what
    stands alone and is long or merged at the bottom.
    """
    if any(row[0].row in sheet.ruled for row in rows):
        return [
            "table" if row[0].row in sheet.ruled or _has_figures(row) else "line" for row in rows
        ]
    widths = [_width(sheet, row) for row in rows]
    whole = max((width for width, row in zip(widths, rows, strict=True) if len(row) > 1), default=0)
    first = next(
        (
            i
            for i, row in enumerate(rows)
            if len(row) > 1 and (widths[i] * 2 > whole or _has_figures(row))
        ),
        len(rows),
    )
    last = len(rows)
    while last > first and _is_note(sheet, rows[last - 1]):
        last -= 1
    return ["table" if first <= i < last else "line" for i in range(len(rows))]


def _has_figures(row: Row) -> bool:
    return len(row) > 1 and any(cell.number for cell in row)


def _width(sheet: Sheet, row: Row) -> int:
    """Columns covered by the cells of a row."""
    return sum(sheet.merges.get((cell.row, cell.col), (1, 1))[1] for cell in row)


def _is_note(sheet: Sheet, row: Row) -> bool:
    alone = len(row) == 1 and not row[0].number
    return alone and (len(row[0].text) >= _NOTE or _width(sheet, row) > 1)


class _Axis:
    """Rows or columns of a part of a sheet, counted from 0; ``closed``: the empty ones left out."""

    def __init__(self, used: list[int], *, closed: bool) -> None:
        self._used = used
        self._closed = closed
        self.size = len(used) if closed else used[-1] - used[0] + 1

    def at(self, number: int) -> int:
        """Where row or column ``number`` of the sheet stands."""
        return bisect_left(self._used, number) if self._closed else number - self._used[0]

    def reach(self, number: int, length: int) -> int:
        """What is left of a merge that begins at ``number``."""
        end = self.at(number + length) if self._closed else self.at(number) + length
        return min(end, self.size) - self.at(number)


def _grid(sheet: Sheet, rows: Sequence[Row], most: int) -> list[GridCell] | None:
    """The cells from row and column 0 on, merges cut to what is used; None: no table can hold it."""
    used_rows = [row[0].row for row in rows]
    used_cols = sorted({cell.col for row in rows for cell in row})
    most = max(most, _DENSEST * sum(map(len, rows)))
    for closed in (False, True):
        down, across = _Axis(used_rows, closed=closed), _Axis(used_cols, closed=closed)
        if down.size * across.size <= most:
            return [_placed(sheet, cell, down, across) for row in rows for cell in row]
    return None


def _placed(sheet: Sheet, cell: SheetCell, down: _Axis, across: _Axis) -> GridCell:
    rows, cols = sheet.merges.get((cell.row, cell.col), (1, 1))
    return GridCell(
        down.at(cell.row),
        across.at(cell.col),
        cell.text,
        down.reach(cell.row, rows),
        across.reach(cell.col, cols),
    )


def _places(
    sheet: Sheet, rows: Sequence[Row], grid: Sequence[GridCell]
) -> dict[tuple[int, int], Origin]:
    cells = (cell for row in rows for cell in row)
    return {
        (placed.row, placed.col): _origin(sheet, cell)
        for placed, cell in zip(grid, cells, strict=True)
    }
