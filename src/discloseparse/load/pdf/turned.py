"""Text that runs across the reading direction: turned headings of cells, print in the margin."""

from __future__ import annotations

from collections.abc import Iterable

from discloseparse.load.pdf.glyphs import Glyphs
from discloseparse.load.pdf.lines import ASCENT, DESCENT, Line

_NEAR = 1.5  # times a glyph's size, from the middle of one to the next


def turned_lines(glyphs: Glyphs, indices: Iterable[int]) -> list[Line]:
    """A line for each stretch of turned glyphs that follow each other, as high as the stretch.

    The lines stand from top to bottom.
    """
    stretches: list[list[int]] = []
    for i in indices:
        if not stretches or not _follows(glyphs, stretches[-1][-1], i):
            stretches.append([])
        stretches[-1].append(i)
    lines = (_line(glyphs, stretch) for stretch in stretches)
    return sorted(lines, key=lambda line: (line.top, line.x0))


def _follows(glyphs: Glyphs, last: int, i: int) -> bool:
    across = abs(glyphs.x0[i] + glyphs.x1[i] - glyphs.x0[last] - glyphs.x1[last]) / 2
    down = abs(glyphs.top[i] + glyphs.bottom[i] - glyphs.top[last] - glyphs.bottom[last]) / 2
    size = max(glyphs.x1[last] - glyphs.x0[last], glyphs.bottom[last] - glyphs.top[last])
    return across < size / 2 and down < _NEAR * size


def _line(glyphs: Glyphs, stretch: list[int]) -> Line:
    top = min(glyphs.top[i] for i in stretch)
    height = max(glyphs.bottom[i] for i in stretch) - top
    em = height / (ASCENT + DESCENT)
    return Line(
        "".join(glyphs.chars[i] for i in stretch),
        tuple(stretch),
        min(glyphs.x0[i] for i in stretch),
        max(glyphs.x1[i] for i in stretch),
        top + ASCENT * em,
        em,
    )
