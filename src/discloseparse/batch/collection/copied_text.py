"""C004 copied-text: one text, figures included, stands under the names of two units."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from discloseparse.batch.collection.check import Contradiction, CrossCheck, Find
from discloseparse.batch.collection.facts import Fact, Held, bare
from discloseparse.batch.collection.names import compact
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text
from discloseparse.result import Section

_SHORTEST: Final = 60  # characters of a passage
_LEAST_FIGURES: Final = 3


def _take(subject: Subject) -> Iterator[Fact]:
    if not subject.is_bound:
        return
    amounts, people = _own_figures(subject)
    for number, section in enumerate(subject.result.sections):
        figures = amounts[number] | people[number]
        words = _without_names(subject, section)
        if len(words) < _SHORTEST or len(figures) < _LEAST_FIGURES or not people[number]:
            continue  # awards and shares of a programme are amounts that many units print
        key = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
        heading = section.heading
        title = "".join(heading.of(subject.result.text).split())
        yield Fact(key, title, title, bare(heading), note=subject.unit)


Figures = dict[int, set[str]]


def _own_figures(subject: Subject) -> tuple[Figures, Figures]:
    """By section, amounts and headcounts that are a unit's own: no rates, approximations, zeros."""
    amounts: Figures = defaultdict(set)
    people: Figures = defaultdict(set)
    for amount in subject.result.amounts:
        if amount.section is not None and not (amount.per or amount.approx or amount.high):
            amounts[amount.section].add(amount.yuan)
    for count in subject.result.headcounts:
        if count.section is not None and not (count.per or count.approx):
            people[count.section].add(count.value)
    for figures in (*amounts.values(), *people.values()):
        figures.discard("0")
    return amounts, people


def _without_names(subject: Subject, section: Section) -> str:
    """The body of a section without its unit's name and its year, which a copy would change."""
    body = compact(subject.result.text[section.start : section.end])
    return body.replace(subject.unit, "#").replace(f"{subject.result.year}年", "#年")


def _judge(group: Sequence[Held], _: Find) -> Iterator[Contradiction]:
    first, *others = group
    for other in others:
        one, two = first.fact.note, other.fact.note
        if one not in two and two not in one:  # a department and its units may share a text
            facts = {"title": other.fact.words, "unit": one, "other": first.document}
            yield Contradiction(other, [first], facts)


_BODY: Final = (
    "{}2025年培训农村实用人才120人，其中种植类80人、养殖类40人，安排培训资金24万元，其中场地租赁6万元、"
    "教材印制3万元、食宿交通15万元，由县级财政预算安排，培训班分两期举办。"
)


CHECK = CrossCheck(
    code="C004",
    name="copied-text",
    severity="warning",
    title=Text("两个单位的文字和数字完全相同", "Two units disclose the same text and figures"),
    message=Text(
        "“{title}”与 {other}（{unit}）的文字和数字完全相同",
        "{title} is the same, figures included, as in {other} ({unit})",
    ),
    explanation=Text(
        "两个没有隶属关系的单位，其文件中某一章节除单位名称和年度外完全相同，且含有三个以上不同的金额和人数，可能是照抄他人文本而"
        "未改数字。补助标准等各单位通用的数字不计。",
        "A section of one unit's document is the same as another unit's but for its name and the year, with "
        "three or more different amounts and headcounts: the text may have been copied and its figures not been "
        "changed. Rates, which many units share, do not count; nor does a department against its units.",
    ),
    source="N701（单位名称一致）之延伸：套用他人文本",
    failing=(
        "红岩县农业农村局2025年部门预算\n一、重点项目情况\n" + _BODY.format("红岩县农业农村局"),
        "青石县农业农村局2025年部门预算\n一、重点项目情况\n" + _BODY.format("青石县农业农村局"),
    ),
    passing=(
        "红岩县农业农村局2025年部门预算\n一、重点项目情况\n" + _BODY.format("红岩县农业农村局"),
        "青石县农业农村局2025年部门预算\n一、重点项目情况\n"
        + _BODY.format("青石县农业农村局").replace("24万元", "25万元").replace("6万元", "7万元"),
    ),
    take=_take,
    judge=_judge,
)
