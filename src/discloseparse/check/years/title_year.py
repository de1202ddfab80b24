"""Y607: a project's title and its name give two different years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.years import YearAt, Years
from discloseparse.result import Project, Result

_CARRIED: Final = re.compile(r"续建|结转|结余|上年|往年|历年|尾款|跨年|遗留")
_OPENING_YEAR: Final = re.compile(r"\s*((?:19|20)\d\d) ?年(?!\s*[-—至到])")


def check(result: Result) -> Iterator[Finding]:
    """A finding for each project whose title (else the document) and name disagree on the year, at
    the one that fewer sentences of the project open with."""
    years = Years(result)
    for project in result.projects:
        name = _of_name(result, years, project)
        title = _of_title(years, project)
        meant = title.year if title else result.year
        if name is None or meant is None or name.year == meant:
            continue
        named = _named(result, years, project)
        if title and abs(name.year - meant) == 1 and not _CARRIED.search(project.name or ""):
            named[result.year or 0] += 1
            wrong_title = (named[meant], meant) < (named[name.year], name.year)
        elif not title and name.year < meant and named[meant] and not named[name.year]:
            wrong_title = False
        else:
            continue
        odd, good = (meant, name.year) if wrong_title else (name.year, meant)
        spans = [name.span, title.span] if title else [name.span]
        yield Finding(
            tuple(reversed(spans) if wrong_title else spans), {"odd": str(odd), "good": str(good)}
        )


def _of_title(years: Years, project: Project) -> YearAt | None:
    """The only year of the project's title."""
    if project.title is None:
        return None
    found = list(years.within(project.title.start, project.title.end))
    return found[0] if len(found) == 1 else None


def _of_name(result: Result, years: Years, project: Project) -> YearAt | None:
    """The year that the project's name opens with, if it does not open with several."""
    sections = (result.sections[index] for index in project.sections)
    body = next((section for section in sections if section.key == "project_name"), None)
    if body is None or not _OPENING_YEAR.match(years.text, body.start):
        return None
    return next(years.within(body.start, body.end), None)


def _named(result: Result, years: Years, project: Project) -> Counter[int]:
    """How many sentences of the project, its name aside, open with each year."""
    count: Counter[int] = Counter()
    for index in project.sections:
        section = result.sections[index]
        if section.key != "project_name":
            inside = years.within(section.start, section.end)
            count.update(year.year for year in inside if year.opens)
    return count


RULE = Rule(
    code="Y607",
    name="title-year",
    severity="warning",
    category="year_mismatch",
    title=Text("标题与项目名称年份不一致", "Title and project name give two years"),
    message=Text(
        "此处写“{odd}年”，与“{good}年”不一致",
        "“{odd}年” here contradicts “{good}年”",
    ),
    explanation=Text(
        "标题中的年份应与项目名称中的年份一致。两者不同时，以项目正文所述的年份为准。",
        "Title and project name give the same year. If they differ, the one that the text of the "
        "project speaks of is taken as meant.",
    ),
    failing=(
        "青山镇2025年项目文本\n项目名称\n2026年乡村道路养护补助经费\n立项依据\n青山镇年度工作安排。\n项目概况\n"
        "2026年乡村道路养护补助经费按季拨付。\n项目实施计划\n2026年10月底前完成验收。"
    ),
    passing=(
        "青山镇2026年项目文本\n项目名称\n2026年乡村道路养护补助经费\n立项依据\n青山镇年度工作安排。\n项目概况\n"
        "2026年乡村道路养护补助经费按季拨付。\n项目实施计划\n2026年10月底前完成验收。"
    ),
    source="预算公开操作规程：标题与项目名称年度一致",
    check=check,
    instances=lambda result: sum(project.title is not None for project in result.projects),
)
