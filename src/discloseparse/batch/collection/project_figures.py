"""C003 project-figures: a project of one unit and year is disclosed twice, and differently."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from discloseparse.batch.collection.check import Contradiction, CrossCheck, Find
from discloseparse.batch.collection.facts import (
    Fact,
    Held,
    bare,
    disagreements,
    printed,
    unanimous,
)
from discloseparse.batch.collection.names import compact, project_name
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text
from discloseparse.result import AmountItem, HeadcountItem, Project
from discloseparse.spans import is_han

_SENTENCE: Final = re.compile(r"[^。;\n]+")
_FIGURE: Final = re.compile(r"\d[\d,.]*")
_LEAST_WORDS: Final = 6  # Chinese characters of a sentence that make it recognisable
_SHORTEST_NAME: Final = 4
_DIGITS: Final = 16  # of a digest by which a sentence is known
_TOTAL: Final = re.compile(
    r"(?:\d{4}年度?)?(?:本?项目)?(?:预算总?(?:金额|资金|额)?|总预算|资金总额|总投资)(?:为|共|共计|合计)?"
)
_CLAUSE: Final = re.compile(r"[，。;:\n]")
_LEAD: Final = 40
_FUNDING: Final = ("overview", "funding")


def _take(subject: Subject) -> Iterator[Fact]:
    if subject.result.kind != "project_text" or subject.is_revised:
        return
    keys = [_key(subject, project) for project in subject.result.projects]
    for key, project in zip(keys, subject.result.projects, strict=True):
        if key and keys.count(key) == 1:
            yield from unanimous(
                [*_totals(subject, project, key), *_sentences(subject, project, key)]
            )


def _key(subject: Subject, project: Project) -> str:
    """Unit, name, year and phase; nothing if one is unknown."""
    unit = subject.full_name(project.unit or subject.result.unit or "")
    name = project_name(project.name or "")
    year = project.year or subject.result.year
    if not unit or len(name) < _SHORTEST_NAME or year is None:
        return ""
    return f"{unit}|{name}|{year}|{subject.result.phase}"


def _figures(subject: Subject, project: Project) -> Iterator[AmountItem | HeadcountItem]:
    sections = set(project.sections)
    figures: list[AmountItem | HeadcountItem] = [
        *subject.result.amounts,
        *subject.result.headcounts,
    ]
    for item in figures:
        if item.section in sections and not item.approx:
            yield item


def _totals(subject: Subject, project: Project, key: str) -> Iterator[Fact]:
    """The project's budget where its overview or funding names it."""
    text = subject.folded
    for item in _figures(subject, project):
        if not isinstance(item, AmountItem) or item.per or item.high or item.section is None:
            continue
        lead = compact(_CLAUSE.split(text[max(0, item.start - _LEAD) : item.start])[-1])
        if subject.result.sections[item.section].key in _FUNDING and _TOTAL.fullmatch(lead):
            yield Fact(key, "total", item.text, bare(item), printed(item.text, item.yuan))


def _sentences(subject: Subject, project: Project, key: str) -> Iterator[Fact]:
    """The figures of each sentence, known by its other words: what is printed there again must agree."""
    text = subject.folded
    figures = sorted(_figures(subject, project), key=lambda item: item.start)
    starts = {item.start: item for item in figures}
    for number in project.sections:
        section = subject.result.sections[number]
        for sentence in _SENTENCE.finditer(text, section.start, section.end):
            inside = [starts[at] for at in range(*sentence.span()) if at in starts]
            words = _FIGURE.sub("#", "".join(sentence[0].split())) if inside else ""
            if sum(map(is_han, words)) < _LEAST_WORDS:
                continue
            about = _digest(f"{section.key}|{words}")
            for place, item in enumerate(inside):
                value = item.yuan if isinstance(item, AmountItem) else item.value
                figure = printed(item.text, value)
                yield Fact(key, f"{about} {place}", item.text, bare(item), figure)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _judge(group: Sequence[Held], _: Find) -> Iterator[Contradiction]:
    for odd, good in disagreements(group):
        name = odd.fact.key.split("|")[1]
        facts = {
            "name": name,
            "here": odd.fact.words,
            "there": good.fact.words,
            "other": good.document,
        }
        yield Contradiction(odd, [good], facts)


_TEXT: Final = """红岩县总工会2026年预算项目文本
项目名称
2026年困难职工帮扶资金。
项目实施单位
红岩县总工会。
项目基本概况
计划帮扶困难职工80人，项目预算{}万元，由县级财政安排。
资金安排情况
2026年安排帮扶资金{}万元。"""


CHECK = CrossCheck(
    code="C003",
    name="project-figures",
    severity="error",
    title=Text("同一项目两次公开的数字不同", "A project's figures are disclosed differently"),
    message=Text(
        "项目“{name}”此处为{here}，{other} 中为{there}",
        "project {name}: {here} here, {there} in {other}",
    ),
    explanation=Text(
        "同一实施单位、同一年度的同一项目在两份项目文本中，预算总额以及除数字外相同的语句中的金额、人数应一致。"
        "标题写明更正、调整的文件不比较。",
        "Where two texts disclose one project of one unit and year, its total must be the same, and so "
        "must the amounts and headcounts of sentences that are otherwise the same. Documents whose title "
        "says that they correct or change another are not compared.",
    ),
    source="B14、X307（项目文本与其他公开文件中的同一项目一致），跨文件",
    failing=(_TEXT.format("4", "4"), _TEXT.format("6", "6")),
    passing=(_TEXT.format("4", "4"), _TEXT.format("4.00", "4.00") + "\n项目实施计划\n全年。"),
    take=_take,
    judge=_judge,
)
