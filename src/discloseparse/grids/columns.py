"""Tables with one cell per line: the header's words, then each row's cells below one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.grids.pieces import Grid, Piece

_ORDER = re.compile(r"序号|编号|行次")
_CAPTION = re.compile(r"\(?单位[:：].{1,12}")
_NUMBERED = re.compile(
    r"第.{1,3}部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、]"
)
_WIDEST = 12
_FEWEST = 2
_LABELS = 3
"""At most so many columns of words stand before the first column of figures."""


def cell_lines(lines: Sequence[Piece]) -> Iterator[Grid]:
    """The tables among runs of short lines."""
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and _may_stand_alone(lines[end]):
            end += 1
        yield from _in_run(lines[i:end])
        i = end + 1


def _may_stand_alone(line: Piece) -> bool:
    return line.may_be_cell and " " not in line.text and not _CAPTION.fullmatch(line.text)


def _in_run(run: Sequence[Piece]) -> Iterator[Grid]:
    i = 0
    while i < len(run):
        grid = _numbered(run, i) or _with_figures(run, i)
        if grid:
            yield grid
            i += len(grid) * len(grid[0])
        else:
            i += 1


def _numbered(run: Sequence[Piece], start: int) -> Grid | None:
    """序号 heads the first column: its numbers 1, 2, 3 … tell how wide the table is."""
    if not _ORDER.fullmatch(run[start].text):
        return None
    size = next(
        (n for n in range(2, _WIDEST) if start + n < len(run) and run[start + n].text == "1"), 0
    )
    if not size or any(p.is_figure for p in run[start : start + size]):
        return None
    grid = [list(run[start : start + size])]
    for place in range(start + size, len(run) - size + 1, size):
        row = list(run[place : place + size])
        if row[0].text != str(len(grid)) or all(p.is_figure for p in row[1:2]):
            break
        grid.append(row)
    return grid if len(grid) > _FEWEST else None


def _with_figures(run: Sequence[Piece], start: int) -> Grid | None:
    """The table whose header begins at ``start``: the first figure below tells where the rows begin."""
    first = next(
        (i for i in range(start, min(len(run), start + _WIDEST + _LABELS)) if run[i].is_figure), 0
    )
    for labels in range(1, _LABELS + 1):
        size = first - labels - start
        if not labels < size <= _WIDEST or any(
            _NUMBERED.match(p.text) for p in run[start : start + size]
        ):
            continue
        rows = _rows(run, start + size, size, labels)
        if len(rows) >= _FEWEST:
            return [list(run[start : start + size]), *rows]
    return None


def _rows(run: Sequence[Piece], start: int, size: int, labels: int) -> list[list[Piece]]:
    """Rows of ``size`` cells: words in the first ``labels`` columns, a figure in all others."""
    rows: list[list[Piece]] = []
    for place in range(start, len(run) - size + 1, size):
        row = list(run[place : place + size])
        if any(p.is_figure for p in row[:labels]) or not all(p.is_figure for p in row[labels:]):
            break
        rows.append(row)
    return rows
