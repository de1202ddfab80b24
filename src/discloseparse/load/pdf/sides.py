"""Text in two columns, as newspapers and gazettes set it: the left one is read to its end first.

Lines that leave a gutter free of print stand in two columns if on both sides most are prose that
fills its column. Full-width lines above and below are left as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from discloseparse.load.pdf.glyphs import Glyphs
from discloseparse.load.pdf.lines import Line, build_lines
from discloseparse.load.pdf.pages import Page

_GUTTER = 1.0  # em at least
_MIDDLE = (0.25, 0.75)  # of the page's width: where the gutter may lie
_FEWEST = 4  # lines on each side
_PROSE = 10  # characters of a usual line
_FULL, _MOST = 2.0, 0.6  # em that a full line may lack; share of lines that are full
_APART = 1.8  # times the usual pitch: what stands so far off belongs to the page
_MOST_LINES = 200  # of a page

_Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two columns, each from top to bottom."""

    top: float
    left: list[Line]
    right: list[Line]

    @property
    def step(self) -> float:
        """How far the right column stands to the right of the left one."""
        return min(line.x0 for line in self.right) - min(line.x0 for line in self.left)


def take_sides(page: Page) -> list[Sides]:
    """Move lines of ``page`` that stand in two columns out of it into the result."""
    found: list[Sides] = []
    lines = page.lines
    start = 0
    while len(lines) <= _MOST_LINES and start < len(lines):
        end, gutter = _stretch(page, start)
        block = _dense(lines[start:end], gutter)
        sides = _divided(page.glyphs, block, gutter) if len(block) >= _FEWEST else None
        if sides:
            found.append(sides)
            lines = page.lines = [line for line in lines if line not in block]
        else:
            start += 1
    return found


def _stretch(page: Page, start: int) -> tuple[int, float]:
    """Where the lines from ``start`` on end that leave one gutter free, and its middle."""
    free = [(_MIDDLE[0] * page.frame.width, _MIDDLE[1] * page.frame.width)]
    gutter = 0.0
    for number in range(start, len(page.lines)):
        line = page.lines[number]
        free = _without(free, _printed(page.glyphs, line))
        free = [(a, b) for a, b in free if b - a >= _GUTTER * line.em]
        if not free:
            return number, gutter
        a, b = max(free, key=lambda interval: interval[1] - interval[0])
        gutter = (a + b) / 2
    return len(page.lines), gutter


def _printed(glyphs: Glyphs, line: Line) -> list[_Interval]:
    """What a line covers, wide gaps left out."""
    covered: list[_Interval] = []
    start, last = line.x0, -1
    for i in line.indices if -1 in line.indices else ():
        if i < 0:
            continue
        if last >= 0 and glyphs.x0[i] - glyphs.x1[last] > _GUTTER * line.em:
            covered.append((start, glyphs.x1[last]))
            start = glyphs.x0[i]
        last = i
    return [*covered, (start, line.x1)]


def _without(free: Sequence[_Interval], covered: Sequence[_Interval]) -> list[_Interval]:
    for x0, x1 in covered:
        free = [
            part
            for a, b in free
            for part in ((a, min(b, x0)), (max(a, x1), b))
            if part[0] < part[1]
        ]
    return list(free)


def _dense(lines: Sequence[Line], gutter: float) -> list[Line]:
    """The lines without those at the end that stand apart from the others of their side."""
    limit = math.inf
    for side in (
        [line.base for line in lines if line.x0 < gutter],
        [line.base for line in lines if line.x1 > gutter],
    ):
        if len(side) < _FEWEST:
            continue
        steps = [below - above for above, below in pairwise(side)]
        usual = median(steps)
        apart = (side[n] for n, step in enumerate(steps, 1) if step > _APART * usual)
        limit = min(limit, next((base for base in apart if base >= side[_FEWEST - 1]), limit))
    return [line for line in lines if line.base < limit]


def _divided(glyphs: Glyphs, lines: Sequence[Line], gutter: float) -> Sides | None:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        before = [i for i in line.indices if i >= 0 and glyphs.x1[i] <= gutter]
        behind = [i for i in line.indices if i >= 0 and glyphs.x1[i] > gutter]
        for side, indices in ((left, before), (right, behind)):
            if indices:
                side.extend(
                    [line] if len(before) * len(behind) == 0 else build_lines(glyphs, indices)
                )
    if not (_is_prose(left) and _is_prose(right)):
        return None
    shared = min(left[-1].base, right[-1].base) - max(left[0].base, right[0].base)
    if shared < (min(len(left), len(right)) - 1) / 2 * left[0].em:
        return None
    return Sides(lines[0].top, left, right)


def _is_prose(side: Sequence[Line]) -> bool:
    """Whether most lines of a column are full, and long for words."""
    if len(side) < _FEWEST or median(len(line.text) for line in side) < _PROSE:
        return False
    right = max(line.x1 for line in side)
    full = sum(line.x1 > right - _FULL * line.em for line in side)
    return full >= _MOST * len(side)
