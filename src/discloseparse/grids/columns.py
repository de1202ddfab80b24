"""Tables with one cell per line: the header's words, then each row's cells below one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.grids.pieces import Grid, Piece

_ORDER = re.compile(r"序号|编号|行次")
_CODE = re.compile(r"(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码)")
_BEFORE_YEAR = re.compile(r"(?<=\d{4}) (?=年)")
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
    words = _BEFORE_YEAR.sub("", line.text)
    return line.may_be_cell and " " not in words and not _CAPTION.fullmatch(words)


def _in_run(run: Sequence[Piece]) -> Iterator[Grid]:
    i = 0
    while i < len(run):
        grid = _numbered(run, i) or _coded(run, i) or _with_figures(run, i)
        if grid:
            yield grid
            i += sum(1 for row in grid for cell in row if cell.text)
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


def _coded(run: Sequence[Piece], start: int) -> Grid | None:
    """科目编码 heads the first column: its first code tells where the rows begin."""
    if not _CODE.fullmatch(run[start].text):
        return None
    size = next(
        (n for n in range(2, min(_WIDEST, len(run) - start)) if run[start + n].is_figure), 0
    )
    rows = _rows(run, start + size, size, 2, coded=True) if size > 2 else []
    return [list(run[start : start + size]), *rows] if len(rows) >= _FEWEST else None


def _rows(
    run: Sequence[Piece], start: int, size: int, labels: int, *, coded: bool = False
) -> list[list[Piece]]:
    """Rows of ``size`` cells: words in the first ``labels`` columns (a code in the first of them, if
    ``coded``), a figure in all others. A total row may have but one label."""
    rows: list[list[Piece]] = []
    place = start
    while place + size - labels < len(run):
        row = list(run[place : place + size])
        words = row[1:labels] if coded and row[0].text.isdigit() else row[:labels]
        if len(row) == size and _is_row(words, row[labels:]) and len(words) == labels - coded:
            place += size
        elif labels > 1 and _is_row(row[:1], row[1 : size - labels + 1]):
            place += size - labels + 1
            blank = Piece(row[0].end, row[0].end, "")
            row = [row[0], *[blank] * (labels - 1), *row[1 : size - labels + 1]]
        else:
            break
        rows.append(row)
    return rows


def _is_row(words: Sequence[Piece], figures: Sequence[Piece]) -> bool:
    return not any(p.is_figure for p in words) and all(p.is_figure for p in figures)
