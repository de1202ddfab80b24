"""Tables drawn with bars: one row per line, the cells between ``|``, with or without rules of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discloseparse.grids.pieces import Grid, Piece, piece

_BAR = re.compile(r"[|｜│┃]")
_RULE = re.compile(r"[-—─━=+:|｜│┃┌┬┐├┼┤└┴┘\s]+")
_FEWEST_ROWS = 2
_WIDEST = 40


def bar_rows(source: str, lines: Sequence[Piece]) -> Iterator[Grid]:
    """Each run of lines that bars cut into the same number of cells; rules between them are left out."""
    rows: Grid = []
    for line in lines:
        cells = _cells(source, line)
        if rows and len(cells) != len(rows[0]) and not _is_rule(line):
            yield from _whole(rows)
            rows = []
        if cells and not _is_rule(line):
            rows.append(cells)
    yield from _whole(rows)


def _whole(rows: Grid) -> Iterator[Grid]:
    figures = any(cell.is_figure for row in rows[1:] for cell in row)
    if len(rows) >= _FEWEST_ROWS and figures:
        yield rows


def _is_rule(line: Piece) -> bool:
    return _RULE.fullmatch(line.text) is not None and not line.text.strip(" |｜").isdigit()


def _cells(source: str, line: Piece) -> list[Piece]:
    """The parts between the bars; bars at the ends of the line enclose it."""
    raw = source[line.start : line.end]
    bars = [match.start() for match in _BAR.finditer(raw)]
    if not bars:
        return []
    edges = [
        *([] if bars[0] == 0 else [-1]),
        *bars,
        *([] if bars[-1] == len(raw) - 1 else [len(raw)]),
    ]
    cells = [
        piece(source, line.start + left + 1, line.start + right) for left, right in pairwise(edges)
    ]
    return cells if 1 < len(cells) <= _WIDEST else []
