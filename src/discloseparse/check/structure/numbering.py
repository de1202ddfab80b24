"""S808 numbering: a number is skipped or stands twice among the headings of one level."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.segment.numbers import value as number_value
from discloseparse.spans import Span, fold


def _check(result: Result) -> Iterator[Finding]:
    last: dict[tuple[int | None, int], tuple[str, int]] = {}
    doubled: set[tuple[int | None, int]] = set()  # where the number before stood twice
    for index, section in enumerate(result.sections):
        if section.number is None:
            continue
        style = re.sub(
            r"[零一二三四五六七八九十\d]+", "#", fold(unicodedata.normalize("NFKC", section.number))
        )
        value = number_value(section.number)
        place = (section.parent, section.level)
        before = last.get(place)
        last[place] = (style, value)
        if before is None or before[0] != style or value == 1 or value == before[1] + 1:
            doubled.discard(place)
            continue
        if place in doubled and value == before[1] + 2:
            doubled.discard(place)
            continue  # the number before was the slip
        if value == before[1]:
            doubled.add(place)
        heading = section.heading
        yield Finding(
            spans=(Span(heading.start, heading.end),),
            facts={"number": section.number, "before": str(before[1]), "value": str(value)},
            section=index,
        )


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
