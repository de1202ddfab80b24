"""Automatic numbers written out: the counters behind ``w:numPr`` (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from discloseparse.load.docx.names import attribute, child, children, is_on, number, value
from discloseparse.load.docx.numerals import written
from discloseparse.load.docx.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_CLOSED = "、。．.）)】]：:"
_PRIVATE = range(0xE000, 0xF900)  # bullets of symbol fonts have no character of their own
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written and where they begin."""

    start: int
    number_format: str
    pattern: str
    suffix: str
    legal: bool
    restart: int | None
    """The level (from 1) whose number sets this one back; None: any higher one; 0: none."""
    style: str | None
    """The paragraph style that this level belongs to."""


def _level(element: _Element) -> Level:
    start = number(element, "start")
    return Level(
        start=1 if start is None else start,
        number_format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        legal=is_on(element, "isLgl"),
        restart=number(element, "lvlRestart"),
        style=value(element, "pStyle"),
    )


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A ``w:num``: the abstract list whose counters it shares, its levels, its fresh starts."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Gives each numbered paragraph its printed number; call in document order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {
            attribute(element, "abstractNumId"): element
            for element in children(root, "abstractNum")
        }
        self._nums = {attribute(element, "numId"): element for element in children(root, "num")}
        self._lists: dict[str, ListFormat | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: _Element | None) -> str:
        """The number with what separates it from the text; ``""`` if there is none."""
        place = self._styles.numbering(properties)
        if place is None:
            return ""
        identity, told, styles = place
        if identity not in self._lists:
            self._lists[identity] = self._list(identity)
        found = self._lists[identity]
        if found is None:
            return ""
        linked = (depth for depth, level in found.levels.items() if level.style in styles)
        depth = next(linked, 0) if told is None else told
        if depth not in found.levels:
            return ""
        self._count(identity, found, depth)
        return self._write(found, depth)

    def _list(self, identity: str, hops: int = 4) -> ListFormat | None:
        num = self._nums.get(identity)
        abstract_id = value(num, "abstractNumId")
        abstract = self._abstract.get(abstract_id)
        if num is None or abstract is None or abstract_id is None:
            return None
        linked = self._styles.list_of(value(abstract, "numStyleLink"))
        if linked and hops and child(abstract, "lvl") is None:
            return self._list(linked, hops - 1)
        levels = {_depth(element): _level(element) for element in children(abstract, "lvl")}
        starts: dict[int, int] = {}
        for override in children(num, "lvlOverride"):
            depth = _depth(override)
            replaced = child(override, "lvl")
            if replaced is not None:
                levels[depth] = _level(replaced)
            start = number(override, "startOverride")
            if start is not None:
                starts[depth] = start
        return ListFormat(abstract_id, levels, starts)

    def _count(self, identity: str, found: ListFormat, depth: int) -> None:
        counters = self._counters.setdefault(found.counters, {})
        if depth in found.starts and (identity, depth) not in self._started:
            self._started.add((identity, depth))
            counters[depth] = found.starts[depth]
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = found.levels[depth].start
        for upper in range(depth):  # a level that was skipped counts as begun
            if upper in found.levels:
                counters.setdefault(upper, found.levels[upper].start)
        for lower in range(depth + 1, _LEVELS):
            level = found.levels.get(lower)
            if level is None or level.restart is None or 0 < depth + 1 <= level.restart:
                counters.pop(lower, None)

    def _write(self, found: ListFormat, depth: int) -> str:
        level = found.levels[depth]
        if level.number_format == "bullet":
            sign = level.pattern[:1]
            return "" if not sign or ord(sign) in _PRIVATE else f"{sign} "
        counters = self._counters[found.counters]

        def place(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shape = found.levels.get(other, level).number_format
            return written(counters.get(other, 1), "decimal" if level.legal else shape)

        label = _PLACE.sub(place, level.pattern)
        if not label or level.suffix == "nothing":
            return label
        return label if label[-1] in _CLOSED and not label[-1].isascii() else f"{label} "


def _depth(element: _Element) -> int:
    text = attribute(element, "ilvl") or "0"
    return int(text) if text.isdigit() else 0
