"""Runs cut at printed characters, and coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from discloseparse.load.docx.names import child, local
from discloseparse.load.docx.walk import widths

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What stands behind w:highlight in w:rPr (ECMA-376 Part 1, 17.3.2.28).
_BEHIND_HIGHLIGHT = frozenset(
    {"u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"}
    | {"eastAsianLayout", "specVanish", "oMath", "rPrChange"}
)


class Cut(NamedTuple):
    """A piece of a run that prints its characters from ``start`` on, up to ``end``."""

    start: int
    end: int
    run: _Element


def cut(run: _Element, places: Iterable[int]) -> list[Cut]:
    """Cut ``run`` before its printed characters at ``places``; the pieces follow each other in its
    place and keep its properties. What prints nothing stays behind the character before it."""
    children = list(widths(run))
    ends = {place for place in places if place > 0}
    pieces = [run]
    starts = [0]
    printed = 0
    for element, counts in children:
        for part, length in _parts(element, counts, ends, printed):
            if length and any(reached <= printed for reached in ends):
                ends = {place for place in ends if place > printed}
                pieces.append(_empty_copy(run, behind=pieces[-1]))
                starts.append(printed)
            if pieces[-1] is not run:
                pieces[-1].append(part)
            printed += length
    bounds = [*starts[1:], printed]
    return [Cut(a, b, piece) for a, b, piece in zip(starts, bounds, pieces, strict=True)]


def _parts(
    element: _Element, counts: list[int], ends: set[int], printed: int
) -> Iterator[tuple[_Element, int]]:
    """``element``, a text that an end falls into in parts, and how much each of them prints."""
    if local(element) == "rPr":
        return
    if local(element) != "t" or not any(printed < end < printed + sum(counts) for end in ends):
        yield element, sum(counts)
        return
    begins, reached = [0], printed
    for i, count in enumerate(counts):
        if count and reached in ends and reached > printed:
            begins.append(i)
        reached += count
    text = element.text or ""
    element.set(_SPACE, "preserve")
    for begin, end in pairwise([*begins, len(counts)]):
        part = deepcopy(element) if begin else element
        part.text = text[begin:end]
        yield part, sum(counts[begin:end])


def _empty_copy(run: _Element, behind: _Element) -> _Element:
    copy = run.makeelement(run.tag)
    for name, value in run.attrib.items():
        copy.set(name, value)
    properties = child(run, "rPr")
    if properties is not None:
        copy.append(deepcopy(properties))
    parent = behind.getparent()
    if parent is not None:
        parent.insert(parent.index(behind) + 1, copy)
    return copy


def highlight(run: _Element, color: str) -> None:
    """Colour the background of a run (``w:highlight``)."""
    space = etree.QName(run).namespace
    properties = child(run, "rPr")
    if properties is None:
        properties = etree.Element(f"{{{space}}}rPr")
        run.insert(0, properties)
    for old in [inner for inner in properties if local(inner) == "highlight"]:
        properties.remove(old)
    mark = etree.Element(f"{{{space}}}highlight", {f"{{{space}}}val": color})
    before = next((i for i, e in enumerate(properties) if local(e) in _BEHIND_HIGHLIGHT), None)
    properties.insert(len(properties) if before is None else before, mark)
