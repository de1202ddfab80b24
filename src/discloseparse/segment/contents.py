"""The table of contents: lines that announce headings, with or without the word 目录, and where the
announced headings stand in the text."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from discloseparse.segment.lines import UNNUMBERED, Line

_WORD = re.compile(r"目\s*录\s*\d*")
_DOTS = r"(?:[.·…_-]{3,}|…+)"
_PAGE = r"(?:\(\s?\d{1,3}\s?\)|第\s?\d{1,3}\s?页|[Pp]\.?\s?\d{1,3}|-\s?\d{1,3}\s?-|\d{1,3})"
_LEADER = re.compile(rf"{_DOTS}\s*{_PAGE}$|[.·…]{{3,}}$|(?:\s{{2,}}|\t)\d{{1,3}}$|PAGEREF.*$")
_AT_END = re.compile(rf"(?:PAGEREF.*|[\s.·…_-]*{_PAGE}?)$")
_BESIDE = re.compile(rf"目\s*录|注:.*|公开时间.*|{_PAGE}")
_SENTENCE = re.compile(r"[《；;。]")
_OWN = re.compile(r"^本?(?:部门|单位)")
LEAD = (
    r"(?:.{2,30}?(?:局|委|会|厅|办|处|院|校|所|站|馆|社|队|中心|\)))?(?:(?:19|20)\d\d年度?)?(?:区级|县级|市级|省级|本)?"
    r"(?:部门|单位)?"
)
"""What may stand before a heading's or a table's own words: the unit's name and the year."""
_LEAD = re.compile(LEAD)
_ACCOUNT = "情况说明"
_SHORTEST_NAME = 4
_LONGEST_NAME = 50
_LEAST = 3
_LONGEST_REST = 12
_NARROWEST = 36


def contents(lines: list[Line], cells: Container[int] = ()) -> set[int]:
    """Indices of the lines that belong to a table of contents; ``cells`` are offsets at which the
    lines of other tables begin."""
    found = {
        i
        for i, line in enumerate(lines)
        if (_WORD.fullmatch(line.text) or (_LEADER.search(line.text) and line.level >= 0))
        and line.start not in cells
    }
    names = [_name(line.words) or line.text for line in lines]
    for i, line in enumerate(lines[:-1]):
        if not line.words:
            names[i] = names[i + 1]  # 第一部分 above its name
    last = {name: i for i, name in enumerate(names)}
    i = 0
    while i < len(lines):
        stop = i if lines[i].start in cells else _run(lines, names, found, i, cells)
        announced = i > 0 and bool(_WORD.fullmatch(lines[i - 1].text))
        least = _LEAST - announced
        if stop - i >= least and (announced or _comes_again(names, last, i, stop)):
            found.update(range(i, stop))
            i = stop
        else:
            i += 1
    return found


class Announced:
    """The headings a table of contents announces, to find those that stand without their number
    (六、其他相关情况说明 → 其他相关情况说明, 一、部门主要职能 → 某区商务委员会主要职能)."""

    def __init__(self, announced: Sequence[Line], body: Sequence[Line]) -> None:
        numbered = {_name(line.words) for line in body if line.level != UNNUMBERED}
        names = (_name(line.words) for line in announced if _is_part(line))
        self.names = {
            core
            for name in names
            if name not in numbered and len(core := _OWN.sub("", name)) >= _SHORTEST_NAME
        }
        """Their names without the words 部门 and 单位 that stand for the unit's name."""

    def has(self, line: Line, after: Line | None) -> bool:
        """Is this an announced heading, alone or behind the unit's name and the year? Or one of
        several of its kind (项目经费情况说明: 某专项经费情况说明), with the first number behind it?"""
        if not self.names or line.level != UNNUMBERED or len(line.text) > _LONGEST_NAME:
            return False
        name = _name(line.text)
        if name.endswith(_ACCOUNT) and after is not None and after.mark.startswith("一"):
            return any(core.endswith(_ACCOUNT) for core in self.names)
        return any(
            name.endswith(core) and _LEAD.fullmatch(name, 0, len(name) - len(core))
            for core in self.names
        )


def _is_part(line: Line) -> bool:
    """A main entry that is no table's title (一、, or 第一部分, which may hold the tables)."""
    return line.level == 0 or (line.level == 1 and not _name(line.words).endswith("表"))


def _name(words: str) -> str:
    """A heading's words without leaders, page numbers and punctuation."""
    bare = _AT_END.sub("", words)
    return re.sub(r"[\s.·…、,，:;。]", "", bare)


def _run(
    lines: list[Line], names: list[str], leaders: set[int], start: int, cells: Container[int]
) -> int:
    """Where a run of heading-like lines from ``start`` ends: at text, or where a name comes again."""
    if lines[start].level not in (0, 1, 2) or len(lines[start].text) >= 60:
        return start
    seen: set[str] = set()
    stop = start
    while stop < len(lines):
        if names[stop] in seen and not _is_half(lines, names, start, stop):
            break
        if lines[stop].start in cells:
            break
        if not (stop in leaders or _announces(lines[stop]) or _wraps(lines, names, start, stop)):
            break
        seen.add(names[stop])
        stop += 1
    return stop


def _is_half(lines: list[Line], names: list[str], start: int, index: int) -> bool:
    """Is the line but half an entry: below its number, or broken off before the words that differ?"""
    if index > 0 and not lines[index - 1].words:
        return True
    return index + 1 < len(lines) and _wraps(lines, names, start, index + 1)


def _wraps(lines: list[Line], names: list[str], start: int, index: int) -> bool:
    """Is the line the rest of the entry before it, which is longer than any other?"""
    line = lines[index]
    if index == start or line.level >= 0 or len(names[index]) > _LONGEST_REST:
        return False
    if _SENTENCE.search(line.text):
        return False
    longest = max(line.columns for line in lines[start:index])
    return lines[index - 1].columns >= longest - 6 and longest >= _NARROWEST


def _announces(line: Line) -> bool:
    if len(line.text) >= 70:
        return False
    if line.level in (0, 1, 2):
        return True
    if line.level > 2:
        return len(line.text) < 45 and not _SENTENCE.search(line.text)
    return bool(_BESIDE.fullmatch(line.text))


def _comes_again(names: list[str], last: dict[str, int], start: int, stop: int) -> bool:
    """Do enough of the run's names come again below it, as headings of the text?"""
    again = sum(last[name] >= stop for name in names[start:stop])
    size = stop - start
    if last[names[start]] >= stop and again >= max(2, size * 0.3):
        return True
    return again >= size * 0.6
