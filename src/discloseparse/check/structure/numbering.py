"""S808 numbering: a number is skipped or stands twice among the headings of one level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result, Section
from discloseparse.spans import Span, fold

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}


def _check(result: Result) -> Iterator[Finding]:
    last: dict[tuple[int | None, int], tuple[str, int]] = {}
    for index, section in enumerate(result.sections):
        if section.number is None:
            continue
        style = re.sub(r"[零一二三四五六七八九十\d]+", "#", fold(section.number))
        value = _value(section)
        place = (section.parent, section.level)
        before = last.get(place)
        last[place] = (style, value)
        if before is None or before[0] != style or value == 1 or value == before[1] + 1:
            continue
        heading = section.heading
        yield Finding(
            spans=(Span(heading.start, heading.end),),
            facts={"number": section.number, "before": str(before[1]), "value": str(value)},
            section=index,
        )


def _value(section: Section) -> int:
    written = "".join(re.findall(r"[零一二三四五六七八九十\d]", fold(section.number or "")))
    if written.isdigit():
        return int(written)
    tens, _, ones = written.rpartition("十")
    if "十" not in written:
        return _DIGITS.get(written, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(ones, 0)


RULE = Rule(
    code="S808",
    name="numbering",
    severity="info",
    category="other",
    title=Text("标题编号跳号或重号", "Headings skip or repeat a number"),
    message=Text(
        "标题编号“{number}”不连续：前一个是{before}，这一个是{value}",
        "heading number {number} does not follow: {before} before, {value} here",
    ),
    explanation=Text(
        "同一级标题的编号应当连续，跳号、重号往往说明漏了或多了一部分。",
        "Numbers of one level must run on; a gap or a double often means a section lost or added.",
    ),
    failing="一、收入情况\n收入平稳。\n二、支出情况\n支出平稳。\n四、其他事项\n无。",
    passing="一、收入情况\n收入平稳。\n二、支出情况\n支出平稳。\n三、其他事项\n无。",
    source="GB/T 9704-2012 7.3.3（结构层次序数）",
    check=_check,
    needs_all=True,
    instances=lambda result: sum(section.number is not None for section in result.sections),
)
