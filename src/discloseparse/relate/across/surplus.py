"""结余: the income that the text states less the spending that only a table totals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.across.facts import WHOLE, Fact, facts, near_facts
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import best
from discloseparse.relate.scene import Quantity, Scene

_SURPLUS = re.compile(r"(?:收支相抵|收支)(?:后)?[^\d，,。;]{0,6}(?:结余|节余)[^\d，,。;]{0,4}$")
_INCOME = re.compile(r"(?:总收入|收入合计|收入总计|收入共计|本年收入|收入)[^\d，,。;]{0,4}$")
_FARTHEST = 200


def bind(scene: Scene) -> Iterator[Claim]:
    """收支相抵结余 against each pair that its words allow; the figures choose, none fails."""
    spending = [f for f in facts(scene).get(WHOLE, ()) if _is_spending(f)]
    if not spending:
        return
    for q in scene.quantities:
        if q.kind == "amount" and _SURPLUS.search(scene.text[max(0, q.start - 20) : q.start]):
            held = best(
                [
                    Claim("difference", q, (income, fact.quantity), "收支相抵", form="text_sum")
                    for income in _incomes(scene, q)
                    for fact in near_facts(spending, q)
                ]
            )
            if held is not None:
                yield held


def _is_spending(fact: Fact) -> bool:
    return fact.side == "支出" and fact.measure != "change" and fact.quantity.kind == "amount"


def _incomes(scene: Scene, q: Quantity) -> list[Quantity]:
    return [
        other
        for other in scene.back(q, _FARTHEST)
        if other.kind == "amount" and _INCOME.search(other.before)
    ][:6]
