"""Y601: a statement about the document's own year that names another year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.years import YearAt, Years
from discloseparse.result import Result

_LEAST_SIBLINGS: Final = 2  # statements of the same make that name the own year
_MANY: Final = 3

# A sentence that compares with the previous year speaks of the current one.
_COMPARES: Final = re.compile(
    r"(?:较|比|与|和|同)(?:上年|去年|上一年)|同比|上年(?:预算|决算|为|安排)"
)
_FIGURE: Final = re.compile(r"\d ?(?:亿元|万元|元)")
_MONEY: Final = re.compile(r"收入|支出|预算|决算|拨款|经费|总额|总计|合计")
# Said of a year that is over, or of several.
_PAST: Final = re.compile(r"已|曾|累计|以来|至|末|底|实际|执行|当年|历年|结转|结余|完成了")
_FUTURE: Final = re.compile(r"度? ?(?:拟|预计|计划|将)")
_OF_THAT_YEAR: Final = re.compile(r"度? ?当年(?:部门|单位)?预算安排")
_PROVIDES: Final = re.compile(r"(?:初|度)? ?(?:预算)?安排")
_PERIOD: Final = re.compile(r"[春秋]季学期|[上下]半年|第[一二三四]季度")
# The document speaks of itself.
_HERE: Final = re.compile(r"(?:现将|现就|纳入|[我本](?:部门|单位|局|院)编制)[^。，；\n]{0,20}\Z")
_WHOLE: Final = re.compile(r"度?(?:部门|单位|本级)?(预算|决算)")
_PHASES: Final = {"budget": "预算", "final": "决算"}
_AS_OF: Final = re.compile(r"(?:截至|截止)\s*\Z")
_YEAR_END: Final = re.compile(r"度?(?:末|底)|12月(?:31日|底|末)")
_TERM: Final = re.compile(r"(?:期限|周期|起止时间|实施时间)[自为是:]{0,2}\Z")
_WHOLE_YEAR: Final = re.compile(r"1月(?:1日)?起?[，,]?[至到—-](?!20)[^。]{0,3}12月")
_SIGNED: Final = re.compile(r"\d{1,2}月\d{1,2}日\s*(?:\n|\Z)")
_SHOWN: Final = re.compile(r"(?:公示期|公示时间)[为:]?\s*\Z")
_LONGEST_HEADING: Final = 45


def check(result: Result) -> Iterator[Finding]:
    """Findings for statements and headings of the document's own year that name another."""
    if result.year is None:
        return
    document = _Document(result, Years(result))
    for year in document.years.all:
        own = document.own(year)
        # a project of another year than the document's may speak of both
        if year.year not in (own, result.year) and document.is_stray(year, own):
            yield Finding((year.span,), {"year": str(year.year), "own": str(own)})


class _Document:
    """What the sentences of a document say of its own year, and what only that year can be."""

    def __init__(self, result: Result, years: Years) -> None:
        self.years = years
        self._phase = result.phase
        self._kind = result.kind
        self._year = result.year or 0
        self._projects = [
            (result.sections[project.sections[0]].heading.start, project.year)
            for project in result.projects
            if project.year is not None and project.sections
        ]
        # How often each year is named in what way: in headings, in comparisons, with figures …
        self._counts: Counter[tuple[int, str]] = Counter()
        for year in years.all:
            self._counts.update((year.year, way) for way in self._ways(year))

    def own(self, year: YearAt) -> int:
        """The year that the text around ``year`` is about: its project's, else the document's."""
        above = bisect_right(self._projects, year.span.start, key=lambda project: project[0])
        return self._projects[above - 1][1] if above else self._year

    def is_stray(self, year: YearAt, own: int) -> bool:
        """Is something said of ``year`` that can only be meant of the ``own`` year?"""
        if self._is_heading(year) or self._is_of_this_document(year, own):
            return True
        if self._phase == "budget" and self._plans(year, own):
            return True
        if year.year > own + (self._phase == "budget"):
            return False
        if self._names(own, year):
            return False
        return self._contradicts_itself(year) or (year.opens and self._states(year, own))

    def _ways(self, year: YearAt) -> Iterator[str]:
        said = self.years.sentence(year)
        if period := _PERIOD.match(said):
            yield period[0]
        if year.opens and (figure := _FIGURE.search(said)):
            if _COMPARES.search(said):
                yield "compares"
            if _MONEY.search(said, 0, figure.start()):
                yield "figure"
        if word := self._whole(year):
            yield word
        elif year.heading and _MONEY.search(said.partition("\n")[0]):
            yield "heading"

    def _is_rare(self, way: str, year: YearAt, own: int, least: int = _LEAST_SIBLINGS) -> bool:
        """Is the own year often named in this way, the other one hardly ever?"""
        mine, other = self._counts[own, way], self._counts[year.year, way]
        return mine >= least and other <= max(1, mine // 4)

    def _states(self, year: YearAt, own: int) -> bool:
        """A sentence made like those about the own year."""
        said = self.years.sentence(year)
        if period := _PERIOD.match(said):
            return self._counts[own, period[0]] >= _LEAST_SIBLINGS
        figure = _FIGURE.search(said)
        if figure is None or _PAST.search(said, 0, figure.start()):
            return False
        if _COMPARES.search(said):
            alone = self._kind == "project_text" and self._counts[year.year, "compares"] == 1
            return alone or any(self._is_rare(way, year, own) for way in ("compares", "figure"))
        if self._kind == "project_text" or not _MONEY.search(said, 0, figure.start()):
            return False
        return self._is_rare("figure", year, own, _MANY)

    def _contradicts_itself(self, year: YearAt) -> bool:
        """A clause on a year that compares with the same year."""
        if not year.opens and self.years.text[year.span.start - 1] not in "，,":
            return False
        said = self.years.sentence(year)
        same = re.search(f"(?:比|较|与) ?{year.year} ?年", said)
        return same is not None and not _PAST.search(said, 0, same.start())

    def _plans(self, year: YearAt, own: int) -> bool:
        """A clause that plans for a year already over."""
        said = self.years.sentence(year)
        before = self.years.text[max(0, year.span.start - 1) : year.span.start]
        if year.year >= own or not (year.opens or before in ("，", ",")):
            return False
        if _OF_THAT_YEAR.match(said):
            return True
        if _PAST.search(said) or str(own) in said:
            return False
        if _FUTURE.match(said):
            return True
        return year.opens and bool(_PROVIDES.match(said)) and not self._names(own, year)

    def _is_of_this_document(self, year: YearAt, own: int) -> bool:
        """The document names its own year, its closing date or its day of signature."""
        text = self.years.text
        before = text[max(0, year.span.start - 30) : year.span.start]
        if _HERE.search(before):
            return abs(year.year - own) == 1 and str(own) not in self.years.sentence(year)
        if _AS_OF.search(before) and _YEAR_END.match(text, year.span.end):
            budget = self._phase == "budget" and year.year >= own
            return budget or (self._kind == "department_accounts" and year.year == own - 1)
        if self._kind == "project_text" and _TERM.search(before):
            return year.year < own and bool(_WHOLE_YEAR.match(text, year.span.end))
        if self._phase == "budget" or year.year != own - 1:
            return False
        alone = before.rstrip(" ").endswith("\n") and bool(_SIGNED.match(text, year.span.end))
        return alone or bool(_SHOWN.search(before))

    def _is_heading(self, year: YearAt) -> bool:
        """A heading of the whole, like others with the own year."""
        if word := self._whole(year):
            return self._is_rare(word, year, self._year)
        return "heading" in self._ways(year) and self._is_rare("heading", year, self._year, _MANY)

    def _names(self, own: int, year: YearAt) -> bool:
        """Is the own year named in the rest of the line or of the sentence?"""
        line = self.years.text.find("\n", year.span.end)
        end = max(year.stop, line if line >= 0 else len(self.years.text))
        rest = self.years.text[year.span.end : min(end, year.span.end + 500)]
        return bool(re.search(f"{own} ?年", rest))

    def _whole(self, year: YearAt) -> str | None:
        """What the year stands before in a line of its own: 部门预算 in 某局2025年部门预算说明."""
        text = self.years.text
        word = _WHOLE.match(self.years.sentence(year))
        if word is None or word[1] != _PHASES.get(self._phase or ""):
            return None
        start = text.rfind("\n", 0, year.span.start) + 1
        end = text.find("\n", year.span.end)
        line = text[start : end if end >= 0 else len(text)]
        sentence = len(line) > _LONGEST_HEADING or any(sign in line for sign in "，。；")
        return None if sentence else word[0].lstrip("度")


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
        "一致或者安排本年事项的，以及标题、截止日期、落款日期与本年度不符的，多为套用上年文稿的残留。"
        "书名号、文号、表格内的年份，以及叙述往年情况的句子不作判断。",
        "Budgets, accounts and project texts speak of their own year. A sentence that opens with "
        "another year, yet compares with the previous year, is made like the sentences about the "
        "own year, or plans for it, is mostly left from last year's text; so is another year in a "
        "heading, a closing date or a signature. Years in titles, numbers and tables, and "
        "sentences about the past, are not judged.",
    ),
    failing=(
        "青山县民政局2026年部门预算说明\n2026年培训费预算为2.00万元，较上年减少0.10万元。\n"
        "2026年会议费预算为3.00万元，较上年减少0.30万元。\n"
        "2025年公务接待费预算为2.00万元，较上年减少0.20万元。"
    ),
    passing=(
        "青山县民政局2026年部门预算说明\n2026年培训费预算为2.00万元，较上年减少0.10万元。\n"
        "2026年会议费预算为3.00万元，较上年减少0.30万元。\n"
        "2026年公务接待费预算为2.00万元，较2025年减少0.20万元。"
    ),
    source="预算法第十八条：预算年度自公历一月一日起，至十二月三十一日止",
    check=check,
    instances=lambda result: 0 if result.year is None else len(Years(result).all),
)
