"""S803 duplicate-section: one project has the same section twice."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span


def _check(result: Result) -> Iterator[Finding]:
    for project in result.projects:
        first: dict[str, int] = {}
        for index in project.sections:
            section = result.sections[index]
            if section.key is None:
                continue
            if section.key not in first:
                first[section.key] = index
                continue
            earlier = result.sections[first[section.key]].heading
            yield Finding(
                spans=(
                    Span(section.heading.start, section.heading.end),
                    Span(earlier.start, earlier.end),
                ),
                facts={"heading": "".join(section.heading.of(result.text).split())},
                section=index,
            )


RULE = Rule(
    code="S803",
    name="duplicate-section",
    severity="warning",
    category="duplicate_section",
    title=Text("同一项目中标题重复", "A section stands twice in one project"),
    message=Text("“{heading}”在同一项目中重复出现", "{heading} stands twice in one project"),
    explanation=Text(
        "同一项目的八个部分各出现一次；重复的多为复制时遗留，或后一处标题写错。",
        "Each of the eight sections stands once in a project; a second one is a leftover or misnamed.",
    ),
    failing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n"
    "四、项目基本概况\n安装设备。\n五、项目实施内容\n采购设备。\n六、项目实施内容\n安排10万元。",
    passing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n"
    "四、项目基本概况\n安装设备。\n五、项目实施内容\n采购设备。\n六、资金安排情况\n安排10万元。",
    source="重点领域财政项目文本公开的固定八个部分",
    check=_check,
    instances=lambda result: len(result.projects),
)
