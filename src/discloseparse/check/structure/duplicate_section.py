"""S803 duplicate-section: one project has the same section twice, or one heading follows itself."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.segment.numbers import value
from discloseparse.spans import Span


def _check(result: Result) -> Iterator[Finding]:
    yield from _same_part(result)
    yield from _same_words(result)


def _same_words(result: Result) -> Iterator[Finding]:
    """A numbered heading with the words of the one before it (五、存在的问题 / 六、存在的问题)."""
    before: dict[tuple[int | None, int], tuple[int, str, int]] = {}
    for index, section in enumerate(result.sections):
        if section.number is None or section.key is not None:
            continue
        words = "".join(section.heading.of(result.text).split())[
            len("".join(section.number.split())) :
        ]
        place, number = (section.parent, section.level), value(section.number)
        last = before.get(place)
        before[place] = (index, words, number)
        if last is not None and words and last[1:] == (words, number - 1):
            yield _finding(result, index, last[0])


def _same_part(result: Result) -> Iterator[Finding]:
    for project in result.projects:
        first: dict[str, int] = {}
        for index in project.sections:
            section = result.sections[index]
            if section.key is None:
                continue
            if section.key not in first:
                first[section.key] = index
                continue
            yield _finding(result, index, first[section.key])


def _finding(result: Result, index: int, earlier: int) -> Finding:
    heading, other = result.sections[index].heading, result.sections[earlier].heading
    return Finding(
        spans=(Span(heading.start, heading.end), Span(other.start, other.end)),
        facts={"heading": "".join(heading.of(result.text).split())},
        section=index,
    )


RULE = Rule(
    code="S803",
    name="duplicate-section",
    severity="warning",
    category="duplicate_section",
    title=Text("标题重复", "A section stands twice"),
    message=Text("“{heading}”重复出现", "{heading} stands twice"),
    explanation=Text(
        "同一项目的八个部分各出现一次，前后相接的同级标题文字不同；重复的多为复制时遗留，或后一处标题写错。",
        "Each of the eight sections stands once in a project, and a heading does not follow itself; a "
        "second one is a leftover or misnamed.",
    ),
    failing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n"
    "四、项目基本概况\n安装设备。\n五、项目实施内容\n采购设备。\n六、项目实施内容\n安排10万元。",
    passing="一、项目名称\n2026年校园安防。\n二、立项依据\n有关规定。\n三、项目实施单位\n某县教育局。\n"
    "四、项目基本概况\n安装设备。\n五、项目实施内容\n采购设备。\n六、资金安排情况\n安排10万元。",
    source="重点领域财政项目文本公开的固定八个部分",
    check=_check,
    instances=lambda result: len(result.projects),
)
