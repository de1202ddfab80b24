"""Tables without rules: lines whose parts stand in the same columns, one of them of figures.

Only what is sure becomes a table: three lines of three parts or more that keep their columns apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from discloseparse.document import Box
from discloseparse.load.pdf.glyphs import Glyphs
from discloseparse.load.pdf.grids import Area
from discloseparse.load.pdf.lines import Line, build_lines
from discloseparse.load.pdf.pages import Page, PageTable

_GAP = 1.2  # em between two parts of a line
_PARTS = _ROWS = 3
_PITCH = 4.0  # em from one row to the next at most
_FIGURES = 0.6  # of a column's cells
_FIGURE = re.compile(r"[-−–—(（]?[\d,，]*\d(?:\.\d+)?[%％)）]?|[-—–/]+")


class _Row(NamedTuple):
    """A line and its parts from left to right."""

    line: Line
    parts: list[Line]


def take_aligned(page: Page) -> None:
    """Make tables of the lines of ``page`` that are aligned in columns."""
    rows = [_Row(line, _parts(page.glyphs, line)) for line in page.lines]
    for run in _runs(rows):
        columns = _columns(run)
        if columns:
            first = next(number for number, row in enumerate(rows) if row is run[0])
            while first and _is_header(rows[first - 1], run[0], columns):
                first -= 1
                run.insert(0, rows[first])
            page.tables.append(_table(run, columns))
            taken = {id(row.line) for row in run}
            page.lines = [line for line in page.lines if id(line) not in taken]
    page.tables.sort(key=lambda table: table.top)


def _parts(glyphs: Glyphs, line: Line) -> list[Line]:
    """The parts of a line that wide gaps separate; the line itself if there are none."""
    if line.indices.count(-1) < _PARTS - 2:
        return [line]
    parts: list[list[int]] = [[]]
    for i in line.indices:
        if i < 0:
            continue
        if parts[-1] and glyphs.x0[i] - glyphs.x1[parts[-1][-1]] > _GAP * line.em:
            parts.append([])
        parts[-1].append(i)
    if len(parts) == 1:
        return [line]
    return [part for indices in parts for part in build_lines(glyphs, indices)]


def _runs(rows: list[_Row]) -> list[list[_Row]]:
    """Rows of enough parts that follow each other, with at most one lesser row between two."""
    runs: list[list[_Row]] = []
    last = -_ROWS
    for number, row in enumerate(rows):
        if len(row.parts) < _PARTS:
            continue
        near = number - last <= 2 and row.line.base - rows[last].line.base < (
            _PITCH * (number - last) * row.line.em
        )
        if near:
            runs[-1].extend(rows[last + 1 : number + 1])
        else:
            runs.append([row])
        last = number
    return [run for run in runs if sum(len(row.parts) >= _PARTS for row in run) >= _ROWS]


def _columns(run: list[_Row]) -> list[tuple[float, float]]:
    """Where the columns of a run stand; empty if its parts keep no columns."""
    spans = sorted((p.x0, p.x1) for row in run if len(row.parts) >= _PARTS for p in row.parts)
    columns = [spans[0]]
    for x0, x1 in spans[1:]:
        left, right = columns[-1]
        if x0 < right:
            columns[-1] = (left, max(right, x1))
        else:
            columns.append((x0, x1))
    placed = [_places(row.parts, columns) for row in run]
    if len(columns) < _PARTS or not all(placed):
        return []
    return columns if any(_holds_figures(run, placed, c) for c in range(1, len(columns))) else []


def _places(parts: list[Line], columns: list[tuple[float, float]]) -> list[int]:
    """The column of each part; empty unless each has one of its own."""
    places = []
    for part in parts:
        met = [c for c, (x0, x1) in enumerate(columns) if part.x0 < x1 and part.x1 > x0]
        if len(met) != 1 or met[0] in places:
            return []
        places.append(met[0])
    return places


def _holds_figures(run: list[_Row], placed: list[list[int]], column: int) -> bool:
    texts = [
        row.parts[places.index(column)].text
        for row, places in zip(run, placed, strict=True)
        if column in places
    ]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in texts)
    return len(texts) >= _ROWS - 1 and figures >= _FIGURES * len(texts)


def _is_header(row: _Row, below: _Row, columns: list[tuple[float, float]]) -> bool:
    near = below.line.base - row.line.base < _PITCH * row.line.em
    return near and len(row.parts) > 1 and bool(_places(row.parts, columns))


def _table(run: list[_Row], columns: list[tuple[float, float]]) -> PageTable:
    cells = []
    for number, row in enumerate(run):
        for part, column in zip(row.parts, _places(row.parts, columns), strict=True):
            box = Box(columns[column][0], part.top, columns[column][1], part.bottom)
            cells.append((Area(number, column, 1, 1, box), [part]))
    edges = [*(x0 for x0, _ in columns), columns[-1][1]]
    return PageTable(run[0].line.top, (len(run), len(columns)), edges, cells)
