"""S802 empty-section: a heading has nothing under it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span


def _check(result: Result) -> Iterator[Finding]:
    parents = {section.parent for section in result.sections}
    titles = {project.title.start for project in result.projects if project.title}
    furniture = sorted(
        (f.start, f.end) for f in result.furniture if f.start is not None and f.end is not None
    )
    for index, section in enumerate(result.sections):
        heading = section.heading
        if index in parents or heading.start in titles:
            continue
        if not _has_text(result, index, furniture) and not _has_table(result, index):
            yield Finding(
                spans=(Span(heading.start, heading.end),),
                facts={"heading": "".join(heading.of(result.text).split())},
                section=index,
            )


def _has_text(result: Result, index: int, furniture: Sequence[tuple[int, int]]) -> bool:
    """Is there more than page numbers and running headers?"""
    section = result.sections[index]
    place = section.start
    for start, end in furniture[bisect_left(furniture, (section.start, 0)) :]:
        if start >= section.end or result.text[place:start].strip():
            break
        place = end
    return bool(result.text[place : section.end].strip())


def _has_table(result: Result, index: int) -> bool:
    section = result.sections[index]
    end = result.sections[index + 1].heading.start if index + 1 < len(result.sections) else None
    return any(
        table.start >= section.heading.end and (end is None or table.start < end)
        for table in result.tables
    )


RULE = Rule(
    code="S802",
    name="empty-section",
    severity="warning",
    category="empty_section",
    title=Text("标题下没有内容", "A heading has nothing under it"),
    message=Text("“{heading}”标题下没有内容", "nothing stands under the heading {heading}"),
    explanation=Text(
        "每个最末级标题下应有内容；没有相关事项的，也应写明“无”。下设小标题的上级标题除外。",
        "Every heading without subheadings needs text; where there is nothing to say, it must say so.",
    ),
    failing="一、收入情况\n本年收入平稳。\n二、支出情况\n三、其他事项\n无。",
    passing="一、收入情况\n本年收入平稳。\n二、支出情况\n本年支出平稳。\n三、其他事项\n无。",
    source="财政部门公开检查常见问题：内容不完整",
    check=_check,
    needs_all=True,
    instances=lambda result: len(result.sections),
)
