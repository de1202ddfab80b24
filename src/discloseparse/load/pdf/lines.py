"""Glyphs → printed lines: runs on one baseline, runs of other fonts a few points off joined in.

Digits and quotation marks often come from another font whose baseline lies some points lower or
higher; superscripts likewise. They belong to the line whose baseline is nearest.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from discloseparse.load.pdf.glyphs import Glyphs

_HAN = "\u2e80"  # from here on characters are full width
_SAME_RUN = 0.12  # of an em: baselines of one run
_SAME_LINE = 0.5  # of an em: baselines of one line
_TWICE = 0.3  # of a width: the same glyph again, drawn twice to look bold
ASCENT, DESCENT = 0.88, 0.12  # of an em: a line's box about its baseline
_DIGITS = frozenset("0123456789")
_NARROW_EM = 2.0  # a digit is half an em wide
_GAP_LATIN, _GAP_TYPED, _GAP_HAN, _GAP_STOP = 0.3, 0.12, 0.25, 1.0
_ENOUGH_GAPS = 3


class Line(NamedTuple):
    """A printed line: ``indices`` into the page's glyphs from left to right, and its measures.

    ``text`` has single spaces where ``indices`` has -1.
    """

    text: str
    indices: tuple[int, ...]
    x0: float
    x1: float
    base: float
    em: float

    @property
    def top(self) -> float:
        """Upper edge of the line's box."""
        return self.base - ASCENT * self.em

    @property
    def bottom(self) -> float:
        """Lower edge of the line's box."""
        return self.base + DESCENT * self.em


class _Run:
    """Consecutive glyphs on one baseline, or a line that takes up such runs."""

    __slots__ = ("base", "em", "indices", "spans")

    def __init__(self, indices: list[int], base: float, em: float) -> None:
        self.indices = indices
        self.base = base
        self.em = em
        self.spans: list[tuple[float, float]] = []


def build_lines(glyphs: Glyphs, indices: Sequence[int]) -> list[Line]:
    """The lines that the glyphs at ``indices`` (in content order) make, from top to bottom."""
    runs = _runs(glyphs, indices)
    if len(runs) == 1:
        return [_print(runs[0], glyphs)]
    runs.sort(key=lambda run: -len(run.indices))
    bases: list[float] = []
    lines: dict[float, list[_Run]] = {}
    for run in runs:
        line = _line_for(run, bases, lines, glyphs)
        extent = _extent(run, glyphs)
        if line is None:
            run.spans.append(extent)
            if run.base not in lines:
                insort(bases, run.base)
            lines.setdefault(run.base, []).append(run)
        else:
            line.indices.extend(run.indices)
            line.spans.append(extent)
            line.em = max(line.em, run.em)
    printed = [_print(line, glyphs) for base in bases for line in lines[base]]
    return sorted(printed, key=lambda line: (line.base, line.x0))


def _runs(glyphs: Glyphs, indices: Iterable[int]) -> list[_Run]:
    runs: list[_Run] = []
    chars, x0, x1, base = glyphs.chars, glyphs.x0, glyphs.x1, glyphs.base
    current: list[int] = []
    em = last_x = last_base = 0.0
    for i in indices:
        x, y = x0[i], base[i]
        # The font size as far as an advance tells: digits are half as wide, other signs narrower.
        size = (x1[i] - x) * _NARROW_EM if chars[i] in _DIGITS else x1[i] - x
        if current:
            tolerance = _SAME_RUN * (max(size, em))
            if not -tolerance <= y - last_base <= tolerance or x < last_x - em:
                runs.append(_Run(current, base[current[0]], em))
                current, em = [], 0.0
        current.append(i)
        last_x, last_base = x, y
        if size > em:
            em = size
    if current:
        runs.append(_Run(current, base[current[0]], em))
    return runs


def _extent(run: _Run, glyphs: Glyphs) -> tuple[float, float]:
    return (
        min(glyphs.x0[i] for i in run.indices),
        max(glyphs.x1[i] for i in run.indices),
    )


def _line_for(
    run: _Run, bases: list[float], lines: dict[float, list[_Run]], glyphs: Glyphs
) -> _Run | None:
    """The nearest line that ``run`` belongs to, not printed over it on another baseline."""
    x0, x1 = _extent(run, glyphs)
    best: _Run | None = None
    nearest = float("inf")
    position = bisect_left(bases, run.base)
    for near in bases[max(0, position - 3) : position + 3]:
        for line in lines[near]:
            distance = abs(line.base - run.base)
            if distance >= nearest or distance > _SAME_LINE * max(line.em, run.em):
                continue
            if distance > _SAME_RUN * line.em and _covered(line, x0, x1) > 0.5 * (x1 - x0):
                continue
            best, nearest = line, distance
    return best


def _covered(line: _Run, x0: float, x1: float) -> float:
    return sum(max(0.0, min(x1, right) - max(x0, left)) for left, right in line.spans)


def _print(line: _Run, glyphs: Glyphs) -> Line:
    chars, x0, x1 = glyphs.chars, glyphs.x0, glyphs.x1
    printed: list[str] = []
    indices: list[int] = []
    order = sorted(line.indices, key=x0.__getitem__)
    em = _size(glyphs, order, line.em)
    close = _GAP_TYPED * em
    usual: float | None = None
    right = x1[order[0]]
    last = -1
    for i in order:
        if last >= 0:
            gap = x0[i] - x1[last]
            if gap < 0 and chars[i] == chars[last] and _is_twice(glyphs, last, i):
                continue
            if em > 0 and gap > close:
                if usual is None:
                    usual = _usual_gap(glyphs, order)
                if _is_spaced(glyphs, last, i, gap / em, usual / em):
                    printed.append(" ")
                    indices.append(-1)
        printed.append(chars[i])
        indices.append(i)
        last = i
        if x1[i] > right:
            right = x1[i]
    return Line("".join(printed), tuple(indices), x0[order[0]], right, line.base, em)


def _is_twice(glyphs: Glyphs, last: int, i: int) -> bool:
    """The same glyph drawn again to look bold."""
    return glyphs.x0[i] - glyphs.x0[last] < _TWICE * (glyphs.x1[i] - glyphs.x0[i])


def _size(glyphs: Glyphs, indices: Iterable[int], widest: float) -> float:
    """The font size of most of a line: what its full-width characters measure."""
    chars, x0, x1 = glyphs.chars, glyphs.x0, glyphs.x1
    full = [x1[i] - x0[i] for i in indices if i >= 0 and chars[i] >= _HAN]
    return median_low(full) if full else widest


def _usual_gap(glyphs: Glyphs, order: Sequence[int]) -> float:
    """What lies between the characters of a line that is letter-spaced or justified; else 0."""
    chars, x0, x1 = glyphs.chars, glyphs.x0, glyphs.x1
    gaps = [x0[b] - x1[a] for a, b in pairwise(order) if chars[a] >= _HAN and chars[b] >= _HAN]
    return max(0.0, median_low(gaps)) if len(gaps) >= _ENOUGH_GAPS else 0.0


def _is_spaced(glyphs: Glyphs, last: int, i: int, gap: float, usual: float) -> bool:
    """Whether a ``gap``, in ems and no mere trifle, separates two glyphs. ``usual``: the line's own."""
    if i in glyphs.spaced:
        return gap > usual + _GAP_TYPED
    before, after = glyphs.chars[last], glyphs.chars[i]
    if before < _HAN or after < _HAN:
        return gap > _GAP_LATIN + usual
    # A stop's empty half may be squeezed or widened to justify a line.
    return gap > usual + (_GAP_HAN if before.isalpha() and after.isalpha() else _GAP_STOP)
