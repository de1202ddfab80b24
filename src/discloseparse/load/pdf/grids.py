"""Rules → the cells of ruled tables. A missing border joins two cells: merged cells come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.document import Box
from discloseparse.errors import LimitExceededError
from discloseparse.load.pdf.rules import Rule

BAND = 16.0
_SNAP = 3.0  # points between rules that are one
_TOUCH = 3.0  # points by which rules may miss each other
_COVERED = 0.6  # of a side: drawn far enough to be a border
MOST_PAIRS = 4_000_000


class Area(NamedTuple):
    """A cell by its place in the grid; ``box`` on the page."""

    row: int
    col: int
    rows: int
    cols: int
    box: Box


@dataclass(slots=True)
class Grid:
    """A ruled table: ``areas`` in reading order, found by point with ``at``."""

    box: Box
    areas: list[Area]
    shape: tuple[int, int]
    """Rows and columns, empty ones included."""
    _xs: list[float]
    _ys: list[float]
    _owner: list[list[int]]

    @property
    def edges(self) -> list[float]:
        """Where each column begins, and the right edge."""
        starts = {area.col: area.box.x0 for area in self.areas}
        return [*(starts[col] for col in sorted(starts)), self.box.x1]

    def at(self, x: float, y: float) -> tuple[int, Box] | None:
        """Index of the area that holds a point, with the part of it that no border can divide.

        None outside the table.
        """
        xs, ys = self._xs, self._ys
        if not (xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]):
            return None
        col = min(bisect_right(xs, x), len(xs) - 1) - 1
        row = min(bisect_right(ys, y), len(ys) - 1) - 1
        return self._owner[row][col], Box(xs[col], ys[row], xs[col + 1], ys[row + 1])


def find_grids(horizontal: list[Rule], vertical: list[Rule], most: int) -> list[Grid]:
    """The ruled tables that the rules draw, from top to bottom; a mere box is no table.

    Raises LimitExceededError if the rules are too many, or divide a table into more than ``most``
    cells.
    """
    flat, upright = merge(horizontal), merge(vertical)
    if len(flat) < 2 or len(upright) < 1:
        return []
    if len(flat) * len(upright) > MOST_PAIRS:
        raise LimitExceededError(what="cells", limit=most)
    grids = (_grid(*part, most) for part in _connected(flat, upright))
    found = [grid for grid in grids if grid is not None]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


def in_bands(grids: list[Grid]) -> dict[int, list[int]]:
    """The grids that reach into each horizontal band, ``BAND`` points high, of a page."""
    bands: dict[int, list[int]] = {}
    for k, grid in enumerate(grids):
        for band in range(int(grid.box.top // BAND), int(grid.box.bottom // BAND) + 1):
            bands.setdefault(band, []).append(k)
    return bands


def grid_of(boxes: list[Box]) -> Grid | None:
    """The table whose cells another program has found."""
    xs = _distinct([x for box in boxes for x in (box.x0, box.x1)])
    ys = _distinct([y for box in boxes for y in (box.top, box.bottom)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    owner = {
        (r, c): number
        for number, box in enumerate(boxes)
        for r in range(_nearest(ys, box.top), _nearest(ys, box.bottom))
        for c in range(_nearest(xs, box.x0), _nearest(xs, box.x1))
    }
    missing = len(boxes)
    return _numbered(xs, ys, lambda r, c: owner.get((r, c), missing + r * len(xs) + c))


def merge(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap, made one."""
    merged: list[Rule] = []
    group: list[Rule] = []
    for rule in [*sorted(rules), None]:
        if rule is not None and (not group or rule.at - group[-1].at <= _SNAP / 2):
            group.append(rule)
            continue
        at = sum(r.at for r in group) / len(group) if group else 0.0
        start = end = None
        for _, a, b in sorted(group, key=lambda r: r.start):
            if end is not None and start is not None and a > end + _TOUCH:
                merged.append(Rule(at, start, end))
                start = None
            if start is None:
                start, end = a, b
            else:
                end = max(end or b, b)
        if start is not None and end is not None:
            merged.append(Rule(at, start, end))
        group = [rule] if rule is not None else []
    return merged


def _connected(flat: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch each other."""
    parent = list(range(len(flat) + len(upright)))
    for i, (y, x0, x1) in enumerate(flat):
        for j, (x, top, bottom) in enumerate(upright):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                _join(parent, i, len(flat) + j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*flat, *upright]):
        parts.setdefault(_root(parent, i), ([], []))[i >= len(flat)].append(rule)
    return [part for part in parts.values() if len(part[0]) >= 2 and part[1]]


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _join(parent: list[int], i: int, j: int) -> None:
    a, b = _root(parent, i), _root(parent, j)
    parent[max(a, b)] = min(a, b)


def _grid(flat: list[Rule], upright: list[Rule], most: int) -> Grid | None:
    flat, upright = _with_open_sides(flat, upright)
    xs, ys = _positions(upright), _positions(flat)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1:
        return None
    if columns * rows > most:
        raise LimitExceededError(what="cells", limit=most)
    below = _borders(flat, ys, xs)  # below[k][c]: a rule at ys[k] along column c
    beside = _borders(upright, xs, ys)  # beside[k][r]: a rule at xs[k] along row r
    parent = list(range(rows * columns))
    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not beside[c + 1][r]:
                _join(parent, r * columns + c, r * columns + c + 1)
            if r + 1 < rows and not below[r + 1][c]:
                _join(parent, r * columns + c, (r + 1) * columns + c)
    return _numbered(xs, ys, lambda r, c: _root(parent, r * columns + c))


def _with_open_sides(flat: list[Rule], upright: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Tables printed without their outer rules get them where the inner rules end."""
    left, right = min(r.start for r in flat), max(r.end for r in flat)
    top, bottom = min(r.start for r in upright), max(r.end for r in upright)
    edges = [left, right]
    added = [Rule(x, top, bottom) for x in edges if all(abs(x - r.at) > _TOUCH for r in upright)]
    sides = [
        Rule(y, left, right) for y in (top, bottom) if all(abs(y - r.at) > _TOUCH for r in flat)
    ]
    return flat + sides, upright + added


def _positions(rules: list[Rule]) -> list[float]:
    return _distinct([rule.at for rule in rules])


def _nearest(places: list[float], at: float) -> int:
    return min(range(len(places)), key=lambda k: abs(places[k] - at))


def _distinct(coordinates: list[float]) -> list[float]:
    """Distinct coordinates, those closer than ``_SNAP`` made one."""
    found: list[float] = []
    for at in sorted(coordinates):
        if not found or at - found[-1] > _SNAP:
            found.append(at)
    return found


def _borders(rules: list[Rule], places: list[float], sides: list[float]) -> list[list[bool]]:
    """For each place and each side between two neighbouring coordinates: is it drawn?"""
    lengths = [[0.0] * (len(sides) - 1) for _ in places]
    for at, start, end in rules:
        place = _nearest(places, at)
        first = max(0, bisect_right(sides, start) - 1)
        for k in range(first, len(sides) - 1):
            if sides[k] >= end:
                break
            lengths[place][k] += min(end, sides[k + 1]) - max(start, sides[k])
    return [
        [length >= _COVERED * (sides[k + 1] - sides[k]) for k, length in enumerate(row)]
        for row in lengths
    ]


def _numbered(xs: list[float], ys: list[float], group_of: Callable[[int, int], int]) -> Grid | None:
    """Areas from groups of elementary cells; rows and columns that begin none are closed up."""
    hulls: dict[int, list[int]] = {}
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            hull = hulls.setdefault(group_of(r, c), [r, c, r, c])
            hull[0], hull[1] = min(hull[0], r), min(hull[1], c)
            hull[2], hull[3] = max(hull[2], r), max(hull[3], c)
    row_of = _ranks({hull[0] for hull in hulls.values()}, len(ys))
    col_of = _ranks({hull[1] for hull in hulls.values()}, len(xs))
    if max(col_of) < 1:
        return None
    order = sorted(hulls, key=lambda group: (hulls[group][0], hulls[group][1]))
    areas = []
    for r0, c0, r1, c1 in (hulls[group] for group in order):
        row, col = row_of[r0], col_of[c0]
        box = Box(xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1])
        areas.append(Area(row, col, row_of[r1] - row + 1, col_of[c1] - col + 1, box))
    index = {group: i for i, group in enumerate(order)}
    owner = [[index[group_of(r, c)] for c in range(len(xs) - 1)] for r in range(len(ys) - 1)]
    shape = (max(area.row + area.rows for area in areas), max(a.col + a.cols for a in areas))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), areas, shape, xs, ys, owner)


def _ranks(starts: set[int], count: int) -> list[int]:
    """For each old index the number of the last start at or before it."""
    ranks, rank = [], -1
    for i in range(count):
        rank += i in starts
        ranks.append(max(rank, 0))
    return ranks
