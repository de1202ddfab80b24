"""Y605: a schedule that plans for a year before the project's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.years import YearAt, Years
from discloseparse.result import Project, Result
from discloseparse.spans import Span

_PLANNED: Final = re.compile(
    r"完成|启动|开展|实施|发放|组织|招标|采购|验收|竣工|开工|拨付|支付|兑付|公示|签订|编制|培训|结算|投入使用"
)
_DONE: Final = re.compile(r"已|曾|累计|以来|上年|去年|结转|完成了|启动了")
_SINCE: Final = re.compile(r"(?:截至|截止|自|从|与|较|比)\Z")


def check(result: Result) -> Iterator[Finding]:
    """The first year of each schedule that lies wholly before the year of its project."""
    if result.kind != "project_text":
        return
    years = Years(result)
    for project, body in _schedules(result):
        own = project.year or result.year
        found = list(years.within(*body))
        if own is None or not found or any(year.year >= own for year in found):
            continue  # a plan that reaches into the own year may have begun before it
        planned = [year for year in found if _is_planned(years, year)]
        if planned and len(planned) == len(found):
            spans = tuple(year.span for year in planned)
            yield Finding(spans, {"year": str(planned[0].year), "own": str(own)})


def _schedules(result: Result) -> Iterator[tuple[Project, Span]]:
    for project in result.projects:
        for index in project.sections:
            section = result.sections[index]
            if section.key == "schedule":
                yield project, Span(section.start, section.end)


def _is_planned(years: Years, year: YearAt) -> bool:
    said = years.sentence(year)
    before = years.text[max(0, year.span.start - 3) : year.span.start].rstrip()
    return bool(_PLANNED.search(said)) and not _DONE.search(said) and not _SINCE.search(before)


RULE = Rule(
    code="Y605",
    name="plan-year",
    severity="warning",
    category="year_mismatch",
    title=Text("实施计划早于预算年度", "The schedule lies before the budget year"),
    message=Text(
        "实施计划写“{year}年”，早于项目所属的{own}年，疑为上年文稿残留",
        "the schedule plans for {year}, before the project's year {own}; left from an older text?",
    ),
    explanation=Text(
        "项目实施计划应当安排在预算年度内。计划中的年份全部早于项目年度，而且不是叙述已完成的工作的，"
        "多为套用上年文稿的残留。跨年度的计划不作判断。",
        "A schedule lies in the budget year. If all its years come before, and nothing says that "
        "the work is done, the text is mostly left from last year. Schedules over several years "
        "are not judged.",
    ),
    failing=(
        "青山镇2026年项目文本\n项目名称\n2026年乡村道路养护补助经费\n立项依据\n青山镇年度工作安排。\n项目概况\n"
        "2026年乡村道路养护补助经费按季拨付。\n项目实施计划\n2025年3月底前完成招标，10月底前完成验收。"
    ),
    passing=(
        "青山镇2026年项目文本\n项目名称\n2026年乡村道路养护补助经费\n立项依据\n青山镇年度工作安排。\n项目概况\n"
        "2026年乡村道路养护补助经费按季拨付。\n项目实施计划\n2025年12月启动招标，2026年10月底前完成验收。"
    ),
    source="预算法第十八条；预算公开操作规程：项目实施计划",
    check=check,
    instances=lambda result: sum(1 for _ in _schedules(result)),
)
