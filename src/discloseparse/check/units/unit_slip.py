"""U902 unit-slip: a result is off by exactly a unit's worth (80人 × 500元 = 4元)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.figures import money
from discloseparse.result import RelationItem, Result
from discloseparse.spans import Span

_UNITS = (Decimal(10) ** 4, Decimal(10) ** 8, Decimal(10) ** 3)


def _check(result: Result) -> Iterator[Finding]:
    for index, relation in enumerate(result.relations):
        meant = _meant(relation)
        if meant is None or relation.result is None:
            continue
        quote = relation.result.of(result.text)
        yield Finding(
            spans=(Span(relation.result.start, relation.result.end),),
            facts={"stated": quote, "meant": money(meant, like="万" if meant >= 10000 else "")},
            section=relation.section,
            relation=index,
        )


def _meant(relation: RelationItem) -> Decimal | None:
    """The stated value in the unit that makes the relation hold, if another unit does."""
    if relation.holds is not False or relation.kind not in {
        "product",
        "sum_of_products",
        "sum",
        "equal",
    }:
        return None
    if relation.stated is None or relation.low is None or relation.high is None:
        return None
    stated, low, high = (Decimal(v) for v in (relation.stated, relation.low, relation.high))
    if stated <= 0 or low <= 0:
        return None
    for unit in _UNITS:
        for meant in (stated * unit, stated / unit):
            slack = meant / 200  # the slipped unit's own print: two digits
            if low - slack <= meant <= high + slack:
                return meant
    return None


RULE = Rule(
    code="U902",
    name="unit-slip",
    severity="error",
    category="unit_slip",
    title=Text("计量单位有误", "The unit cannot be meant"),
    message=Text(
        "{stated}的单位有误，按计算应为{meant}", "{stated} is in the wrong unit; {meant} is meant"
    ),
    explanation=Text(
        "计算结果与文中数字正好相差一个计量单位（元与万元、万元与亿元），多半是单位写错。",
        "What is stated differs from the calculation by exactly one unit (元, 万元, 亿元).",
    ),
    failing="45人，每人260元，共需资金1.17元。",
    passing="45人，每人260元，共需资金1.17万元。",
    source="审计署、财政部门公开检查常见问题：计量单位错误",
    check=_check,
    instances=lambda result: len(result.relations),
)
