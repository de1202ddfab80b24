"""What stands over a table: its title and the unit of its figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from discloseparse.spans import Span, fold

_UNIT = re.compile(r"单位:?\s*(人民币)?\s*([亿万千百]{0,2}元|人)(?![年月])")
_TITLE = re.compile(r"[^。;,，]{2,60}表(?:\([^()]{1,12}\))?")
_NUMBERED = re.compile(
    r"^(?:(?:附|预算|决算)?表\s?\d{1,2}(?:-\d{1,2})?[:.、]?|\(?(?:公开|预算|决算)\s?\d{2}\s?表\)?|\d{2}(?=\s|[^\d\s]))"
)
_BESIDE = re.compile(
    r"(?:编制)?(?:部门|单位)(?:名称|\(公章\))?:|公开\s?\d{2}\s?表|附?表\s?\d|\d{4}年(?:度|\d+月)|金额单位|单位:"
)
_HIGHEST = 5
"""So many lines over a table may belong to it."""


class Caption(NamedTuple):
    """``title`` and the ``unit`` (万元), ``""`` where none is printed."""

    title: Span | None
    unit: str


def unit_in(words: str) -> str:
    """The unit that folded words announce, ``""`` if none."""
    match = _UNIT.search(words)
    return match.group(2) if match else ""


def caption(text: str, start: int, floor: int) -> Caption:
    """The caption in ``text[floor:start]``, read upwards from the table."""
    unit = ""
    for line in _lines_above(text, start, floor):
        words = fold(line.of(text)).strip()
        unit = unit or unit_in(words)
        bare = _NUMBERED.sub("", words.split("单位:")[0]).strip(" (")
        if _TITLE.fullmatch(bare):
            return Caption(line, unit)
        if not _BESIDE.match(words):
            break
    return Caption(None, unit)


def _lines_above(text: str, start: int, floor: int) -> list[Span]:
    found: list[Span] = []
    end = start
    while end > floor and len(found) < _HIGHEST:
        begin = max(floor, text.rfind("\n", floor, end) + 1)
        line = Span(begin, end).trim(text)
        if re.search(r"\w", line.of(text)):  # else the bar before the first cell
            found.append(line)
        end = begin - 1
    return found


def is_title(words: str) -> bool:
    """May folded words be the title of a table?"""
    return _TITLE.fullmatch(words) is not None
