"""Tables ruled between their rows only: the white between two columns (a river) stands for a rule.

A river runs down the rows. A cell that spans two columns has print across it, or in a header a rule of its own
below, and joins them there.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from discloseparse.load.pdf.glyphs import Glyphs
from discloseparse.load.pdf.grids import MOST_PAIRS, merge
from discloseparse.load.pdf.rules import Rule

_ROWS = 3
_SAME = 3.0  # points by which the ends of a table's rules may differ
_TALL = 3.5  # times as high as most rows: no row of the same table
_LOWEST = 30.0  # points: no row is too tall that is not taller
_NARROWEST = 2.0  # points of white between two columns
_CLOSE = 0.25  # of a glyph's height: no more, and two glyphs are of one cell
_SPANNED = 0.15  # of the rows may have a cell that spans a river
_FIGURES = 0.5  # of the rows, at least, hold a figure in some column
_FIGURE = re.compile(r"[-−–(]?\d[\d,，.]*%?\)?")
_MOST_TABLES = 40  # of a page
_MOST_RULES = 1_000  # of a table
_BROADEST = 20_000.0  # points: no page is broader
_CAPTION = re.compile(r"单位[:：].{0,12}[元人]")


@dataclass(slots=True)
class _Table:
    """Rules as wide as the table, those of parts of its header, and the glyphs between them."""

    full: list[Rule]
    partial: list[Rule]
    glyphs: Glyphs
    rows: list[list[int]]

    @property
    def left(self) -> float:
        return self.full[0].start

    @property
    def right(self) -> float:
        return self.full[0].end


def river_rules(horizontal: list[Rule], vertical: list[Rule], glyphs: Glyphs) -> list[Rule]:
    """Vertical rules for every table that has none, where its columns leave white between them."""
    found: list[Rule] = []
    flat, upright = merge(horizontal), merge(vertical)
    if len(flat) * len(upright) > MOST_PAIRS:
        return []
    flat = [rule for rule in flat if not any(_touches(rule, other) for other in upright)]
    runs = [rules for rules in _runs(flat) if _ROWS < len(rules) <= _MOST_RULES]
    for rules in runs[:_MOST_TABLES]:
        for table in _tables(rules, glyphs):
            rivers = _rivers(table)
            if _holds_figures(table, rivers):
                for x in rivers:
                    found.extend(_banks(table, x))
    return found


def _touches(rule: Rule, upright: Rule) -> bool:
    across = rule.start - _SAME <= upright.at <= rule.end + _SAME
    return across and upright.start - _SAME <= rule.at <= upright.end + _SAME


def _runs(flat: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules one below the other, each within the first of them."""
    run: list[Rule] = []
    for rule in flat:
        if run and not (run[0].start - _SAME <= rule.start and rule.end <= run[0].end + _SAME):
            yield run
            run = []
        run.append(rule)
    if run:
        yield run


def _tables(rules: Sequence[Rule], glyphs: Glyphs) -> Iterator[_Table]:
    """The tables of a run: it ends where a row is too tall, or holds the caption of the next table."""
    full = [r for r in rules if r.end - r.start >= rules[0].end - rules[0].start - 2 * _SAME]
    if len(full) <= _ROWS or rules[0].end - rules[0].start > _BROADEST:
        return
    places = sorted({rule.at for rule in rules})
    tallest = max(_LOWEST, _TALL * median(b.at - a.at for a, b in itertools.pairwise(full)))
    rows = _rows(full, glyphs)
    first = 0
    for number in range(len(full)):
        last = number == len(full) - 1
        if not last:
            above, below = full[number].at, full[number + 1].at
            between = [above, *(y for y in places if above < y < below), below]
            gap = max(b - a for a, b in itertools.pairwise(between))
            words = "".join(glyphs.chars[i] for i in rows[number])
            if gap <= tallest and not _CAPTION.search(words):
                continue
        if number - first >= _ROWS:
            top, bottom = full[first].at, full[number].at
            partial = [r for r in rules if top < r.at < bottom and r not in full]
            yield _Table(full[first : number + 1], partial, glyphs, rows[first:number])
        first = number + 1


def _rows(full: Sequence[Rule], glyphs: Glyphs) -> list[list[int]]:
    """The glyphs between each two rules, from left to right."""
    places = [rule.at for rule in full]
    start, end = full[0].start - _SAME, full[0].end + _SAME
    rows: list[list[int]] = [[] for _ in places[1:]]
    for i, (x0, x1, top, bottom) in enumerate(
        zip(glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom, strict=True)
    ):
        row = bisect_right(places, (top + bottom) / 2) - 1
        if 0 <= row < len(rows) and start <= x0 and x1 <= end:
            rows[row].append(i)
    return [sorted(row, key=glyphs.x0.__getitem__) for row in rows]


def _rivers(table: _Table) -> list[float]:
    """Where the columns are parted: the middle of each stretch that the fewest rows print on."""
    width = int(table.right - table.left) + 1
    printed = [0] * (width + 1)
    rows = _parted(table)
    for stretches in rows:
        for left, right in stretches:
            first, last = int(left - table.left), int(right - table.left)
            for place in range(max(0, first), min(width, last + 1)):
                printed[place] += 1
    most = int(_SPANNED * len(rows))
    ends = [x - table.left for rule in table.partial for x in (rule.start, rule.end)]
    places: list[float] = []
    start: int | None = None
    for place, count in enumerate([*printed, len(rows) + 1]):
        if count <= most:
            start = place if start is None else start
        elif start is not None:
            if any(printed[:start]) and place < width:
                drawn = [x for x in ends if start <= x <= place]
                places.extend(table.left + x for x in drawn[:1] or _middle(printed, start, place))
            start = None
    return _parting(places, rows)


def _parting(rivers: Sequence[float], rows: Sequence[list[tuple[float, float]]]) -> list[float]:
    """Those of ``rivers`` with print on both sides in some row: a head set to the left and figures set to the
    right are one column."""
    kept: list[float] = []
    for number, x in enumerate(rivers):
        left = kept[-1] if kept else float("-inf")
        right = rivers[number + 1] if number + 1 < len(rivers) else float("inf")
        if any(_prints(row, left, x) and _prints(row, x, right) for row in rows):
            kept.append(x)
    return kept


def _prints(row: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    return any(left < (x0 + x1) / 2 < right for x0, x1 in row)


def _parted(table: _Table) -> list[list[tuple[float, float]]]:
    """What each row prints on, but for rows of a few wide cells over many columns."""
    rows = [list(_stretches(row, table.glyphs)) for row in table.rows if row]
    usual = median(map(len, rows)) if rows else 0
    return [row for row in rows if 2 * len(row) >= usual]


def _middle(printed: Sequence[int], start: int, end: int) -> Iterator[float]:
    """The middle of the longest run of least print in ``printed[start:end]``, if it is wide enough."""
    least = min(printed[start:end])
    length = longest = first = 0
    for place in range(start, end):
        length = length + 1 if printed[place] == least else 0
        if length > longest:
            longest, first = length, place - length + 1
    if longest >= _NARROWEST:
        yield first + longest / 2


def _stretches(row: Sequence[int], glyphs: Glyphs) -> Iterator[tuple[float, float]]:
    """What a row prints on, from left to right: glyphs that stand close together made one."""
    left, right = 0.0, -1.0
    for i in row:
        x0, x1 = glyphs.x0[i], glyphs.x1[i]
        if right < left or x0 - right > _CLOSE * (glyphs.bottom[i] - glyphs.top[i]):
            if right >= left:
                yield left, right
            left, right = x0, x1
        right = max(right, x1)
    if right >= left:
        yield left, right


def _holds_figures(table: _Table, rivers: Sequence[float]) -> bool:
    """Is there a column of figures? Lines of prose may be ruled too."""
    found = [0] * (len(rivers) + 1)
    for row in table.rows:
        cells = [""] * len(found)
        for i in row:
            cells[bisect_right(rivers, table.glyphs.x0[i])] += table.glyphs.chars[i]
        found = [n + bool(_FIGURE.fullmatch(c)) for n, c in zip(found, cells, strict=True)]
    filled = sum(bool(row) for row in table.rows)
    return bool(rivers) and filled >= _ROWS and max(found) >= _FIGURES * filled


def _banks(table: _Table, x: float) -> Iterator[Rule]:
    """A rule down the river at ``x``, left out along the cells that span it."""
    over = [rule for rule in table.partial if rule.start < x < rule.end]
    rules = sorted([*table.full, *over])
    start: float | None = None
    for above, below in itertools.pairwise(rules):
        if _spanned(table, x, above, below):
            if start is not None:
                yield Rule(x, start, above.at)
            start = None
        elif start is None:
            start = above.at
    if start is not None:
        yield Rule(x, start, rules[-1].at)


def _spanned(table: _Table, x: float, above: Rule, below: Rule) -> bool:
    """Is there print across ``x`` between two rules, or one cell over the whole of a header's rule?"""
    glyphs = table.glyphs
    row = table.rows[min(bisect_right([r.at for r in table.full], above.at), len(table.rows)) - 1]
    inside = [
        i
        for i in row
        if above.at < (glyphs.top[i] + glyphs.bottom[i]) / 2 < below.at
        and below.start - _SAME <= glyphs.x0[i]
        and glyphs.x1[i] <= below.end + _SAME
    ]
    stretches = list(_stretches(inside, glyphs))
    one = below in table.partial and len(stretches) == 1
    return one or any(left < x < right for left, right in stretches)
