"""Y601: a sentence or heading about the document's own year that names another year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.years import YearAt, Years
from discloseparse.result import Result

_LEAST_SIBLINGS: Final = 2  # sentences of the same make that name the own year

# A sentence that compares with the previous year speaks of the current one.
_COMPARES: Final = re.compile(r"(?:较|比|与|和|同)(?:上年|去年|上一年)|同比")
_FIGURE: Final = re.compile(r"\d ?(?:亿元|万元|元)")
# Said of a year that is over, or of several.
_PAST: Final = re.compile(r"已|曾|累计|以来|至|末|底|实际|执行|当年|历年")
_PLANS: Final = re.compile(r"(?:初|度)? ?(?:预算)?(?:安排|拟|计划|预计|将)")
_MAKE: Final = re.compile(
    r"(度?[，,]?)[^\d，,。；;:\n]{2,30}?(预算为|决算为|预算数为|决算数为|总计|合计) ?\d"
)
_PERIOD: Final = re.compile(r"[春秋]季学期|[上下]半年|第[一二三四]季度")
_WHOLE: Final = re.compile(r"度?[^，。；\n]{0,4}(预算|决算)[^，。；\n]{0,20}(?:说明|情况|表|概况|公开)")
_PHASES: Final = {"budget": "预算", "final": "决算"}


def check(result: Result) -> Iterator[Finding]:
    """Findings for openings of sentences, and for headings, with a year that is not meant."""
    if result.year is None:
        return
    document = _Document(result, Years(result))
    for year in document.years.all:
        own = document.own(year.span.start)
        if year.year != own and (document.is_stray(year, own) or document.is_stray_heading(year)):
            yield Finding((year.span,), {"year": str(year.year), "own": str(own)})


class _Document:
    """What the sentences of a document say of its own year."""

    def __init__(self, result: Result, years: Years) -> None:
        self.years = years
        self._result = result
        self._year = result.year or 0
        self._projects = [
            (result.sections[project.sections[0]].heading.start, project.year)
            for project in result.projects
            if project.year is not None and project.sections
        ]
        self._makes: Counter[tuple[int, tuple[str, ...]]] = Counter()
        self._comparing: Counter[int] = Counter()
        self._periods: Counter[tuple[int, str]] = Counter()
        self._headings: Counter[tuple[int, str]] = Counter()
        for year in years.all:
            self._count(year)

    def _count(self, year: YearAt) -> None:
        said = self.years.sentence(year)
        if period := _PERIOD.match(said):
            self._periods[year.year, period[0]] += 1
        if year.opens and _FIGURE.search(said):
            self._comparing[year.year] += bool(_COMPARES.search(said))
            if make := _MAKE.match(said):
                self._makes[year.year, make.groups()] += 1
        if word := self._whole(year):
            self._headings[year.year, word] += 1

    def own(self, position: int) -> int:
        """The year that the text at ``position`` is about: its project's, else the document's."""
        own = self._year
        for start, year in self._projects:
            if start > position:
                break
            own = year
        return own

    def is_stray(self, year: YearAt, own: int) -> bool:
        """Does the sentence that this year opens say what only the own year can?"""
        if not year.opens or year.year > own + (self._result.phase == "budget"):
            return False
        said = self.years.sentence(year)
        if self._names(own, year):
            return False
        if period := _PERIOD.match(said):
            return self._periods[own, period[0]] >= _LEAST_SIBLINGS
        figure = _FIGURE.search(said)
        if figure is None or _PAST.search(said, 0, figure.start()):
            return False
        if _PLANS.match(said):
            return year.year < own and self._result.phase == "budget"
        if _COMPARES.search(said):
            return self._comparing[own] >= _LEAST_SIBLINGS > self._comparing[year.year]
        make = _MAKE.match(said)
        return make is not None and self._outnumbered(self._makes, own, year.year, make.groups())

    def is_stray_heading(self, year: YearAt) -> bool:
        """Does a heading of the whole, like others with the own year, name another?"""
        word = self._whole(year)
        return word is not None and self._headings[self._year, word] >= _LEAST_SIBLINGS

    def _names(self, own: int, year: YearAt) -> bool:
        """Is the own year named in the rest of the line or of the sentence?"""
        line = self.years.text.find("\n", year.span.end)
        end = max(year.stop, line if line >= 0 else len(self.years.text))
        rest = self.years.text[year.span.end : min(end, year.span.end + 500)]
        return bool(re.search(f"{own} ?年", rest))

    def _whole(self, year: YearAt) -> str | None:
        """预算 or 决算 where the year stands in a heading such as 某局2025年部门预算情况说明."""
        word = _WHOLE.match(self.years.text, year.span.end) if year.heading else None
        return word[1] if word and word[1] == _PHASES.get(self._result.phase or "") else None


RULE = Rule(
    code="Y601",
    name="budget-year",
    severity="warning",
    category="year_mismatch",
    title=Text("年份与文件年度不符", "A year contradicts the document's own year"),
    message=Text(
        "此处写“{year}年”，而本文（或本项目）为{own}年，疑为上年文稿残留",
        "“{year}年” here, but the document (or project) is about {own}; left from an older text?",
    ),
    explanation=Text(
        "预算、决算、项目文本以本年度为陈述对象。句首的年份与本年度不同，而该句与上年比较、与其他同类句式"
        "一致或者安排本年事项的，多为套用上年文稿的残留。书名号、文号、表格内的年份，以及叙述往年情况的句子"
        "不作判断。",
        "Budgets, accounts and project texts speak of their own year. A sentence that opens with "
        "another year, yet compares with the previous year, is made like the sentences about the own "
        "year, or plans for it, is mostly left from last year's text. Years in titles, numbers and "
        "tables, and sentences about the past, are not judged.",
    ),
    failing="2025年公务接待费预算为2.00万元，较上年减少0.20万元。（2026年部门预算）",
    passing="2026年公务接待费预算为2.00万元，较2025年减少0.20万元。（2026年部门预算）",
    source="预算法第十八条：预算年度自公历一月一日起，至十二月三十一日止",
    check=check,
    instances=lambda result: 0 if result.year is None else len(Years(result).all),
)
"""
