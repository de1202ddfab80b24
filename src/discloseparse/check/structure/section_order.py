"""S804 order: the sections of a project stand in another order than the fixed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span


def _check(result: Result) -> Iterator[Finding]:
    order = [heading.key for heading in result.profile.headings] if result.profile else []
    for project in result.projects:
        known = [i for i in project.sections if result.sections[i].key in order]
        places = [order.index(result.sections[i].key or "") for i in known]
        for moved in _moved(places):
            index = known[moved]
            heading = result.sections[index].heading
            yield Finding(
                spans=(Span(heading.start, heading.end),),
                facts={"heading": "".join(heading.of(result.text).split())},
                section=index,
            )


def _moved(places: Sequence[int]) -> list[int]:
    """The fewest items that must be taken out for the others to stand in order, of equals the later."""
    runs: list[list[int]] = []  # for each item the longest ordered run that ends with it
    for index, place in enumerate(places):
        before = [run for run in runs if places[run[-1]] <= place]
        runs.append([*max(before, key=len, default=[]), index])
    kept = max(runs, key=len, default=[])
    return [index for index in range(len(places)) if index not in kept]


RULE = Rule(
    code="S804",
    name="section-order",
    severity="info",
    category="other",
    title=Text("各部分顺序与规定不同", "Sections stand in another order"),
    message=Text("“{heading}”的位置与规定顺序不同", "{heading} stands out of its fixed order"),
    explanation=Text(
        "八个部分有固定顺序：项目名称、立项依据、项目实施单位、项目基本概况、项目实施内容、资金安排情况、"
        "项目实施计划、项目实施成效。",
        "The eight sections have a fixed order.",
    ),
    failing="一、项目名称\n2026年校园安防。\n二、项目实施单位\n某县教育局。\n三、立项依据\n有关规定。\n四、项目基本概况\n安装设备。",
    passing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n四、项目基本概况\n安装设备。",
    source="重点领域财政项目文本公开的固定八个部分",
    check=_check,
    needs_all=True,
    instances=lambda result: len(result.projects),
)
