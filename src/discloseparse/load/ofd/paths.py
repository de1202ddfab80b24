"""Path objects → the rules that they draw, in points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from discloseparse.load.docx.names import children
from discloseparse.load.ofd.glyphs import IDENTITY, POINTS, numbers
from discloseparse.load.pdf.rules import Rule, take_corners

# GB/T 33190-2016, 9.1: operators of abbreviated data and how many numbers follow each.
_FOLLOWING = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST_WORDS = 40_000
_MOST_RULES = 20_000

Point = tuple[float, float]


def rules(path_objects: Iterable[_Element]) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules; those of a page that has too many are left out."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for item in path_objects:
        stroked = item.get("Stroke") not in ("false", "0")
        if stroked or item.get("Fill") in ("true", "1"):
            for points in _parts(item):
                take_corners(points, horizontal, vertical, stroked=stroked)
        if len(horizontal) + len(vertical) > _MOST_RULES:
            return [], []
    return horizontal, vertical


def _parts(item: _Element) -> Iterator[list[Point]]:
    """The corners of each part of a path; none if its numbers make no sense."""
    boundary = numbers(item.get("Boundary"))
    matrix = numbers(item.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else IDENTITY
    if len(boundary) != 4:
        return
    for part in _drawn(item):
        yield [
            (
                (a * x + c * y + e + boundary[0]) * POINTS,
                (b * x + d * y + f + boundary[1]) * POINTS,
            )
            for x, y in part
        ]


def _drawn(item: _Element) -> Iterator[list[Point]]:
    data = next((inner.text or "" for inner in children(item, "AbbreviatedData")), "")
    words = data.split()[:_MOST_WORDS]
    part: list[Point] = []
    at = 0
    while at < len(words):
        operator = words[at]
        following = _FOLLOWING.get(operator)
        if following is None:
            return
        values = numbers(" ".join(words[at + 1 : at + 1 + following]))
        at += 1 + following
        if len(values) != following:
            return
        if operator in "SM" and len(part) > 1:
            yield part
        if operator in "SM":
            part = [(values[0], values[1])]
        elif operator == "C":
            part.extend(part[:1])
        else:
            part.append((values[-2], values[-1]))
    if len(part) > 1:
        yield part
