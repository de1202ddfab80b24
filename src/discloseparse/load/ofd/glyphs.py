"""Text objects → glyphs on the page in points, from the top left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element

from discloseparse.load.docx.names import children

POINTS = 72 / 25.4  # in a millimetre
_HAN = "\u2e80"  # from here on characters are full width
_WIDEST = 1.2  # of an em: a longer step is a gap
_FAR = 1e5  # millimetres: no page is as large
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """A character from ``x0`` to ``x1`` on the baseline ``base``, ``em`` high; all in points."""

    sign: str
    x0: float
    x1: float
    base: float
    em: float


def glyphs(text_object: _Element) -> Iterator[Glyph]:
    """The glyphs of a TextObject; one whose numbers make no sense has none."""
    boundary = numbers(text_object.get("Boundary"))
    matrix = numbers(text_object.get("CTM"))
    size = (numbers(text_object.get("Size")) or (0.0,))[0]
    if len(boundary) != 4 or not 0 < size < _FAR:
        return
    a, b, c, d, e, f = matrix if len(matrix) == 6 else IDENTITY
    stretch = (numbers(text_object.get("HScale")) or (1.0,))[0]
    em = size * math.sqrt(abs(a * d - b * c))
    x = y = 0.0
    for code in children(text_object, "TextCode"):
        x = (numbers(code.get("X")) or (x,))[0]
        y = (numbers(code.get("Y")) or (y,))[0]
        text = (code.text or "").strip("\r\n")
        across = _steps(code.get("DeltaX"), len(text) - 1)
        down = _steps(code.get("DeltaY"), len(text) - 1)
        for i, sign in enumerate(text):
            width = size * stretch * (1.0 if sign >= _HAN else 0.5)
            step = across[i] if i < len(across) else 0.0 if down else width
            if 0 < step < _WIDEST * size:
                width = step
            left, base = a * x + c * y + e, b * x + d * y + f
            right = left + width * (abs(a) or 1.0)
            if max(map(abs, (left, base, right))) < _FAR and sign.isprintable():
                at, top = boundary[0], boundary[1]
                yield Glyph(
                    sign,
                    (left + at) * POINTS,
                    (right + at) * POINTS,
                    (base + top) * POINTS,
                    em * POINTS,
                )
            x += step
            y += down[i] if i < len(down) else 0.0


def _steps(delta: str | None, count: int) -> list[float]:
    """The distances between characters; ``g 3 4.5`` says 4.5 three times."""
    words = (delta or "").split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < count:
        if words[at] == "g" and at + 2 < len(words):
            times = numbers(words[at + 1])
            steps += [_step(words[at + 2])] * min(int(times[0]) if times else 0, count)
            at += 3
        else:
            steps.append(_step(words[at]))
            at += 1
    return steps


def _step(word: str) -> float:
    return (numbers(word) or (0.0,))[0]


def numbers(text: str | None) -> Sequence[float]:
    """The numbers in an attribute; none if one of them is no number or beyond any page."""
    try:
        found = tuple(float(word) for word in (text or "").split())
    except ValueError:
        return ()
    return found if all(abs(number) < _FAR for number in found) else ()
