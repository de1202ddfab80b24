"""S806 toc-mismatch: an entry of the table of contents is worded otherwise in the text, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from typing import NamedTuple

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_ENTRY = re.compile(
    r"\s*(?P<number>第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.:])\s*(?P<words>.*)"
)
_PAGE = re.compile(r"(?:[.·…]{2,}.*|\s*PAGEREF.*|[\s.·…]\d{1,3})$|\d{1,3}$")
_SIGNS = re.compile(r"[\s“”\"《》（）()、，:：.．·]")
# Words of a contents page for what a heading calls by the unit's name.
_STANDS_FOR = re.compile(r"^本?(?:部门|单位)|^20\d\d年度?")
_ALIKE = Fraction(3, 4)  # of the characters of two headings
_LEAST = 4
_PREFIX = 6
_LONGEST = 60
_MOST = Fraction(3, 5)  # entries that must be there for one that is not to count
_PART = re.compile(r"第.+(?:部分|章)")


class _Entry(NamedTuple):
    span: Span
    number: str
    words: str


def _entries(result: Result) -> list[_Entry]:
    found = []
    for place in result.contents:
        source = result.text[place.start : place.end]
        match = _ENTRY.match(fold(source))
        if match is None:
            continue
        words = _PAGE.sub("", match["words"])
        end = place.start + match.start("words") + len(words)
        span = Span(place.start + match.start("number"), end).trim(result.text)
        found.append(_Entry(span, _SIGNS.sub("", match["number"]), _bare(words)))
    return [entry for entry in found if len(entry.words) >= _LEAST]


def _bare(words: str) -> str:
    return _SIGNS.sub("", fold(words))


class _Lines:
    """The lines outside the contents that could be headings, without their number, to be looked up by
    how they begin and end."""

    def __init__(self, result: Result) -> None:
        self._begins: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        for line in dict.fromkeys(_outside(result)):
            self._begins.setdefault(line[:_LEAST], []).append(line)
            self._ends.setdefault(line[-_LEAST:], []).append(line)

    def has(self, words: str) -> bool:
        """As a heading, behind the unit's name, before a note in brackets, or as one of several
        (项目经费情况说明: 某专项经费情况说明)."""
        core = _STANDS_FOR.sub("", words)
        if len(core) < _LEAST:
            return words in self._begins.get(words[:_LEAST], ())
        if len(core) < _PREFIX:
            return self._ending(core)
        return self._ending(core[-_PREFIX:]) or any(
            line.startswith(words) for line in self._begins.get(words[:_LEAST], ())
        )

    def _ending(self, words: str) -> bool:
        return any(line.endswith(words) for line in self._ends.get(words[-_LEAST:], ()))


def _outside(result: Result) -> Iterator[str]:
    """The short lines that are not in the contents, their numbers and signs left out."""
    listed = {place.start for place in result.contents}
    start = 0
    for line in result.text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if 0 < len(line) <= _LONGEST and start + indent not in listed:
            match = _ENTRY.match(fold(line))
            yield _bare(match["words"] if match else line)
        start += len(line) + 1


def _check(result: Result) -> Iterator[Finding]:
    entries = _entries(result)
    lines = _Lines(result)
    there = [entry for entry in entries if lines.has(entry.words)]
    if len(there) < 2 or len(there) < _MOST * len(entries):
        return
    headings = _headings(result)
    yield from _unnumbered(result, there, headings)
    for entry in entries:
        if lines.has(entry.words):
            continue
        other = next((h for h in headings if _reworded(entry, h)), None)
        if other is not None:
            yield Finding(
                spans=(entry.span, other.span),
                facts={"entry": _quote(result, entry.span), "what": _worded(result, other.span)},
            )
        elif "表" not in entry.words and "附件" not in entry.words:
            yield Finding(
                spans=(entry.span,),
                facts={"entry": _quote(result, entry.span), "what": _ABSENT},
            )


def _headings(result: Result) -> list[_Entry]:
    """The headings, one for each wording."""
    first: dict[tuple[str, str], _Entry] = {}
    for index in range(len(result.sections)):
        heading = _heading(result, index)
        first.setdefault((heading.number, heading.words), heading)
    return list(first.values())


def _unnumbered(result: Result, entries: list[_Entry], headings: list[_Entry]) -> Iterator[Finding]:
    """Parts whose heading lacks its number, where the other parts have theirs."""
    parts = {e.words: e for e in reversed(entries) if _PART.fullmatch(e.number)}
    bare = [
        (entry, heading)
        for entry in reversed(parts.values())
        for heading in headings
        if not heading.number and heading.words.endswith(entry.words)
    ]
    if len(bare) < len(parts) - len(bare):
        for entry, heading in bare:
            yield Finding(
                spans=(heading.span, entry.span),
                facts={"entry": _quote(result, entry.span), "what": _NO_NUMBER},
            )


def _heading(result: Result, index: int) -> _Entry:
    section = result.sections[index]
    span = Span(section.heading.start, section.heading.end)
    match = _ENTRY.match(fold(span.of(result.text)))
    if match is None:
        return _Entry(span, "", _bare(span.of(result.text)))
    return _Entry(span, _SIGNS.sub("", match["number"]), _bare(match["words"]))


def _reworded(entry: _Entry, heading: _Entry) -> bool:
    if entry.number != heading.number:
        return False
    blocks = SequenceMatcher(None, entry.words, heading.words).get_matching_blocks()
    size = len(entry.words) + len(heading.words)
    return 2 * sum(block.size for block in blocks) >= _ALIKE * size


def _quote(result: Result, span: Span) -> str:
    return " ".join(span.of(result.text).split())


def _worded(result: Result, span: Span) -> Text:
    heading = _quote(result, span)
    return Text(f"正文标题为“{heading}”", f"the heading reads {heading}")


_NO_NUMBER = Text("正文标题没有编号", "the heading has no number")
_ABSENT = Text("正文中没有这一标题", "there is no such heading")

RULE = Rule(
    code="S806",
    name="toc-mismatch",
    severity="warning",
    category="other",
    title=Text("目录与正文标题不一致", "Table of contents and headings differ"),
    message=Text("目录所列“{entry}”：{what}", "{entry} in the table of contents: {what}"),
    explanation=Text(
        "目录中的每一条应与正文标题一致。表格可能另附，目录中的表名不在此检查。",
        "Each entry of the table of contents must stand in the text as a heading, in the same words. "
        "Tables may be attached, so their names are not checked here.",
    ),
    failing="目  录\n一、单位职责\n二、收入支出情况说明\n三、其他重要事项说明\n四、名词解释\n"
    "一、单位职责\n负责档案管理。\n二、收入支出情况说明\n收支平衡。\n三、其他重要事项的情况说明\n无。\n四、名词解释\n略。",
    passing="目  录\n一、单位职责\n二、收入支出情况说明\n三、其他重要事项说明\n四、名词解释\n"
    "一、单位职责\n负责档案管理。\n二、收入支出情况说明\n收支平衡。\n三、其他重要事项说明\n无。\n四、名词解释\n略。",
    source="公文目录与正文一致的编排要求",
    check=_check,
    needs_all=True,
    instances=lambda result: len(_entries(result)),
)
