"""A sheet as lines and tables: what stands outside the grid (title, unit, notes) are lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from discloseparse.document import Diagnostic, Document, Furniture, Origin
from discloseparse.load.blocks import Blocks
from discloseparse.load.loader import Limits
from discloseparse.load.sheets.addresses import address
from discloseparse.load.sheets.grid import Row, grid_of
from discloseparse.load.sheets.model import Sheet, SheetCell
from discloseparse.spans import Span

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表格?)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_ABOVE = re.compile(r"[：:]|单位|表$|^[(（]?[百千万亿]*元[)）]?$")  # printed above a table, no head
_FEWEST_GROUPS = 2
_NOTE = 15  # a text of this length alone in the last rows is a note and no label


def document(sheets: Iterable[Sheet], limits: Limits, media_type: str) -> Document:
    """The sheets one after the other; each is written before the next is read."""
    blocks = Blocks(replace(limits, cells=limits.sheet_cells))
    diagnostics: list[Diagnostic] = []
    furniture: list[Furniture] = []
    partial = False
    for sheet in sheets:
        partial = partial or sheet.partial
        diagnostics += sheet.diagnostics()
        if not write(sheet, blocks, limits):
            diagnostics.append(Diagnostic("sparse_sheet", detail=sheet.name))
        for text in sheet.boxes:
            blocks.paragraph(text, origin=Origin(sheet=sheet.name or None))
        furniture += (Furniture(kind, None, text=text) for kind, text in sheet.headers)
    return Document(
        blocks.text,
        media_type=media_type,
        origins=blocks.origins,
        tables=tuple(blocks.tables),
        furniture=tuple(furniture),
        styles=tuple(blocks.styles),
        partial=partial or bool(blocks.diagnostics),
        diagnostics=(*diagnostics, *blocks.diagnostics),
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
        grid = grid_of(sheet, inside, limits.sheet_cells) if kind == "table" else None
        if grid is not None:
            cells = [cell for row in inside for cell in row]
            place = {
                placed[:2]: _origin(sheet, cell)
                for placed, cell in zip(grid.cells, cells, strict=True)
            }
            blocks.table(grid.cells, size=grid.size, title=title, place=place)
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
    to it. Without borders, lines are what fills at most half of the width at the top and is no
    head, and what stands alone and is long or merged at the bottom.
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
    while 0 < first < len(rows) and _is_head(rows[first - 1], rows[first]):
        first -= 1
    last = len(rows)
    while last > first and _is_note(sheet, rows[last - 1]):
        last -= 1
    return ["table" if first <= i < last else "line" for i in range(len(rows))]


def _is_head(row: Row, below: Row) -> bool:
    """Whether ``row`` groups the columns of the row right ``below``: unmerged, it fills few of them."""
    if len(row) < _FEWEST_GROUPS or row[0].row + 1 != below[0].row:
        return False
    columns = {cell.col for cell in below}
    return all(cell.col in columns and not _ABOVE.search(cell.text) for cell in row)


def _has_figures(row: Row) -> bool:
    return len(row) > 1 and any(cell.number for cell in row)


def _width(sheet: Sheet, row: Row) -> int:
    """Columns covered by the cells of a row."""
    return sum(sheet.merges.get((cell.row, cell.col), (1, 1))[1] for cell in row)


def _is_note(sheet: Sheet, row: Row) -> bool:
    alone = len(row) == 1 and not row[0].number
    return alone and (len(row[0].text) >= _NOTE or _width(sheet, row) > 1)
