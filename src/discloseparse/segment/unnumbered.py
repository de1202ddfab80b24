"""Headings that stand without any number: short lines of their own above the text they head.

Only where a document numbers no main headings: there the lines between 。 and the next paragraph are
what divides it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from discloseparse.profiles import ProfileHeading
from discloseparse.segment.lines import UNNUMBERED, Line

_HEADING = re.compile(r"[\u4e00-\u9fff“”][\u4e00-\u9fff“”()、]{1,23}")
_NO_HEADING = re.compile(
    r"(?:(?:局|委|会|厅|办|处|院|校|所|站|馆|社|队|中心|政府|学)|.*[日表图])$|附件|^合计|(?:单位|名称)$"
)
_SENTENCE = re.compile(r"[。；;]$|。.*[\u4e00-\u9fff]")
_FIRST = re.compile(r"[(一1]{1,2}|[(（]?[一1][)）、.．]")
_LONG = 30
_LEAST = 3
_MOST_PART = 3  # of the lines no more than every third is a heading


def plain_headings(lines: Sequence[Line], cells: Container[int]) -> list[Line]:
    """The unnumbered headings among ``lines``; ``cells`` are the offsets at which lines of tables begin.
    None if the document seems to have no such headings."""
    found = [
        line
        for i, line in enumerate(lines)
        if 0 < i < len(lines) - 1
        and line.start not in cells
        and _alone(line)
        and _closes(lines[i - 1], first=i == 1)
        and _begins_text(lines[i + 1])
    ]
    if len(found) < _LEAST or len(found) * _MOST_PART > len(lines):
        return []
    return found


def expected_headings(
    lines: Sequence[Line], cells: Container[int], expected: Sequence[ProfileHeading]
) -> list[Line]:
    """The lines that read just like a heading of the document's kind and stand like one, for a document
    that numbers its other headings (名词解释 behind 九、…)."""
    return [
        line
        for i, line in enumerate(lines)
        if 0 < i < len(lines) - 1
        and line.start not in cells
        and line.level == UNNUMBERED
        and any(re.fullmatch(heading.pattern, line.text) for heading in expected)
        and _closes(lines[i - 1], first=False)
        and _begins_text(lines[i + 1])
    ]


def _alone(line: Line) -> bool:
    return (
        line.level == UNNUMBERED
        and bool(_HEADING.fullmatch(line.text))
        and not _NO_HEADING.search(line.text)
    )


def _closes(before: Line, *, first: bool) -> bool:
    """Can a heading follow? Behind a whole sentence, or the document's title."""
    return first or before.text.endswith(("。", "；", ";", ":", "】", ")"))


def _begins_text(after: Line) -> bool:
    """A paragraph, or the first of the numbered headings below."""
    if after.level != UNNUMBERED:
        return bool(_FIRST.match(after.mark))
    return bool(_SENTENCE.search(after.text)) or len(after.text) >= _LONG
