"""Glyphs of a page → printed lines from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from discloseparse.load.ofd.glyphs import Glyph
from discloseparse.load.pdf.grids import BAND, Grid, in_bands

_HAN = "\u2e80"
_SAME_LINE = 0.4  # of an em: baselines of one line
_TWICE = 0.3  # of a width: the same glyph again, drawn twice to look bold
_GAP_HAN, _GAP_LATIN = 1.0, 0.3  # of an em: a space
_ASCENT, _DESCENT = 0.88, 0.12  # of an em: a line's box about its baseline


class Line(NamedTuple):
    """A printed line; None stands for a space between two glyphs."""

    glyphs: list[Glyph | None]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(" " if glyph is None else glyph.sign for glyph in self.glyphs)


def build_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that glyphs make, by baseline and from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and glyph.base - rows[-1][0].base <= _SAME_LINE * max(glyph.em, rows[-1][0].em):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = []
    for row in rows:
        spaced = list(_spaced(sorted(row, key=lambda glyph: glyph.x0)))
        if any(glyph is not None for glyph in spaced):
            top = min(glyph.base - _ASCENT * glyph.em for glyph in row)
            bottom = max(glyph.base + _DESCENT * glyph.em for glyph in row)
            lines.append(Line(spaced, top, bottom))
    return lines


def _spaced(row: list[Glyph]) -> Iterator[Glyph | None]:
    """A row with its spaces, without blanks of its own at the ends and glyphs drawn twice."""
    last: Glyph | None = None
    for glyph in row:
        if glyph.sign.isspace():
            continue
        if last is not None:
            shift = glyph.x0 - last.x0
            if glyph.sign == last.sign and shift < _TWICE * (last.x1 - last.x0):
                continue
            han = glyph.sign >= _HAN and last.sign >= _HAN
            if glyph.x0 - last.x1 > (_GAP_HAN if han else _GAP_LATIN) * last.em:
                yield None
        yield glyph
        last = glyph


def divided(
    glyphs: Iterable[Glyph], grids: list[Grid]
) -> tuple[list[Glyph], dict[int, dict[int, list[Glyph]]]]:
    """The glyphs outside of tables, and for each table (that has any) those of each of its areas."""
    bands = in_bands(grids)
    outside: list[Glyph] = []
    inside: dict[int, dict[int, list[Glyph]]] = {}
    for glyph in glyphs:
        x = (glyph.x0 + glyph.x1) / 2
        y = glyph.base + (_DESCENT - _ASCENT) / 2 * glyph.em
        places = ((k, grids[k].at(x, y)) for k in bands.get(int(y // BAND), ()))
        k, found = next(((k, at) for k, at in places if at is not None), (0, None))
        if found is None:
            outside.append(glyph)
        else:
            inside.setdefault(k, {}).setdefault(found[0], []).append(glyph)
    return outside, inside
