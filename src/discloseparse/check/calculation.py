"""What rules about relations share: which relations failed, and the facts their messages tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Text
from discloseparse.figures import counted, grouped, money
from discloseparse.result import RelationItem, Result
from discloseparse.spans import Span

Choice = Callable[[RelationItem], bool]
Chooser = Callable[[Result], Choice]
"""Which relations of a result a rule is about, decided once for all of them."""


def in_text(_result: Result) -> Choice:
    """The choice that takes every relation of the kind between figures of the text."""
    return lambda relation: relation.form is None


def of_form(*forms: str) -> Chooser:
    """The choice that takes what a relation is in or against a table."""
    return lambda _result: lambda relation: relation.form in forms


def count(*kinds: str, where: Chooser = in_text) -> Callable[[Result], int]:
    """How many relations of these kinds were judged."""

    def instances(result: Result) -> int:
        chosen = where(result)
        return sum(r.kind in kinds and chosen(r) for r in result.relations)

    return instances


def failing(*kinds: str, where: Chooser = in_text) -> Callable[[Result], Iterator[Finding]]:
    """A check that reports each relation of these kinds that does not hold."""

    def check(result: Result) -> Iterator[Finding]:
        chosen = where(result)
        for index, relation in enumerate(result.relations):
            if relation.kind in kinds and relation.holds is False and chosen(relation):
                yield finding(result, index)

    return check


def finding(result: Result, index: int) -> Finding:
    """The finding about a relation: result, then operands; a figure that breaks several relations first."""
    relation = result.relations[index]
    figures = [Span(p.start, p.end) for p in relation.figures]
    if relation.suspect is not None and len(relation.suspect.mends) > 1:
        figures.insert(0, Span(relation.suspect.start, relation.suspect.end))
    if _TURNED.search(relation.explanation):
        figures.extend(w for p in relation.figures for w in _word_of_way(result.text, p.start))
    return Finding(
        spans=tuple(dict.fromkeys(figures)),
        facts=facts(result, relation),
        relation=index,
        section=relation.section,
        severity=None if relation.certain else "warning",
        hint=_hint(relation),
    )


_SLIPS = {
    "swapped": Text("数字颠倒", "digits changed places"),
    "base": Text("误以本年数为基数", "computed on the current figure"),
    "unit": Text("单位有误", "wrong unit"),
    "point": Text("小数点错位", "decimal point moved"),
    "digit": Text("有一位数字有误", "one digit mistyped"),
    None: Text("有误", "wrong"),
}


def _hint(relation: RelationItem) -> Text | None:
    """Which change makes it right (疑10,900人数字颠倒，应为10,090人), and how much else it explains."""
    suspect = relation.suspect
    if suspect is None:
        return None
    figure, slip, others = suspect.text, _SLIPS[suspect.slip], len(suspect.mends) - 1
    zh = f"疑{figure}{slip.zh}，应为{suspect.meant}"
    en = f"{figure} may be {suspect.meant} ({slip.en})"
    if others:
        zh += f"，另有{others}处因此不符"
        en += f", which explains {others} more"
    return Text(zh, en)


def facts(result: Result, relation: RelationItem) -> dict[str, str | Text]:
    """``calculation``, ``stated`` and ``gap`` (多 or 少 how much) for a message."""
    stated = relation.target or ""
    if relation.result is not None:
        stated = relation.printed or relation.result.of(result.text)
    told: dict[str, str | Text] = {
        "calculation": relation.explanation.split(" ≠ ")[0],
        "stated": "".join(stated.split()),
        "gap": Text("", ""),
        "where": relation.because,
    }
    if relation.kind == "equal" and relation.result is not None:
        told["first"] = "".join(relation.figures[1].of(result.text).split())
    turned = _TURNED.search(relation.explanation)
    if turned is not None:
        told |= _opposite(told, turned)
    elif relation.stated is not None and relation.computed is not None:
        told["gap"] = _gap(Decimal(relation.stated) - Decimal(relation.computed), stated)
    return told


_TURNED = re.compile(r" = (增长|下降|增加|减少)[\d,.]+\S* ≠ (增长|下降|增加|减少)")
_WORD = re.compile(r"(增加|增长|上升|提高|减少|下降|降低)[了额率为约\s]*$")
_BEFORE = 10


def _word_of_way(text: str, start: int) -> Iterator[Span]:
    """The word right before a figure that says which way it goes: it may be the one that is wrong."""
    word = _WORD.search(text[max(0, start - _BEFORE) : start])
    if word is not None:
        first = max(0, start - _BEFORE) + word.start()
        yield Span(first, first + len(word[1]))


_WAYS = {
    "增长": Text("增长", "a rise of "),
    "下降": Text("下降", "a fall of "),
    "增加": Text("增加", "a rise of "),
    "减少": Text("减少", "a fall of "),
}


def _opposite(told: dict[str, str | Text], turned: re.Match[str]) -> dict[str, str | Text]:
    """Figures that fall where the text says they rise are told in words, not as a negative rate."""
    real, said = (_WAYS[word] for word in turned.groups())
    calculation, stated = str(told["calculation"]), told["stated"]
    return {
        "calculation": Text(calculation, calculation.replace(f" = {real.zh}", f" = {real.en}")),
        "stated": Text(f"{said.zh}{stated}", f"{said.en}{stated}"),
        "gap": Text("增减方向相反", "the other way"),
    }


_MONEY = re.compile(r"[元圆]|[万萬亿億]\s*$")


def _gap(gap: Decimal, stated: str) -> Text:
    size = abs(gap)
    if "%" in stated or "百分" in stated or "％" in stated:
        amount = f"{grouped(size)}个百分点"
        english = f"{grouped(size)} percentage points"
    elif _MONEY.search(stated):
        amount = english = money(size, like=stated)
    else:
        amount, english = counted(size, like=stated), grouped(size)
    word, way = ("多", "more") if gap > 0 else ("少", "less")
    return Text(f"{word}{amount}", f"{english} {way}")
