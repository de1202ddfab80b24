"""A107 zero-base: a rate on a base of zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result, TableItem
from discloseparse.spans import Reading

_BASE = r"(?:上年|去年|上一年度?|(?:19|20)\d\d年度?)(?:当年)?"
_GROWTH = re.compile(
    rf"{_BASE}(?:预算|决算)?(?:执行数|数)?[^\d，。;]{{0,8}}?为?0(?:\.0+)?[万亿]?元[，,][^。;]{{0,40}}?"
    rf"(?:比|较){_BASE}(?:预算|决算)?(?:执行数|数)?(?P<rate>(?:增加|增长|上升)(?:了)?\d[\d.]*%)"
)
_DONE = re.compile(
    r"(?P<item>[^，。;:\d]{4,20}?)(?:支出)?决算(?:数)?为0(?:\.0+)?万元[，,](?P<rate>完成(?:年初)?预算的0(?:\.0+)?%)"
)


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    for match in _GROWTH.finditer(reading.text):
        yield _finding(reading, match, "error")
    for match in _DONE.finditer(reading.text):
        if any(_has_no_budget(table, match["item"]) for table in result.tables):
            yield _finding(reading, match, "warning")


def _finding(reading: Reading, match: re.Match[str], severity: str) -> Finding:
    span = reading.span(*match.span("rate"))
    level = "error" if severity == "error" else "warning"
    return Finding(spans=(span,), facts={"rate": match["rate"]}, severity=level)  # type: ignore[arg-type]


def _has_no_budget(table: TableItem, item: str) -> bool:
    """Does the table have a budget for other items, and none for this one?"""
    name = _core(item)
    budgets = {c.col: "".join(c.path) for c in table.columns if c.path and c.path[-1] == "预算数"}
    own = [col for col, path in budgets.items() if name in _core(path)]
    filled = {c.col for c in table.cells if Decimal(c.value) != 0}
    return bool(own) and bool(filled & set(budgets)) and not filled & set(own)


def _core(words: str) -> str:
    return re.sub(r"\(境\)|维护|[“”]|其中:?", "", words)


RULE = Rule(
    code="A107",
    name="zero-base",
    severity="error",
    category="other",
    title=Text("基数为零却有百分比", "A rate on a base of zero"),
    message=Text("基数为零，不应有“{rate}”", "the base is zero: there is no rate ({rate})"),
    explanation=Text(
        "上年数为零时没有增长率，预算数为零时没有完成率，只应写金额。",
        "With nothing last year there is no growth rate, with no budget no rate of completion.",
    ),
    failing="2023年当年预算执行数为0.00万元，2024年预算安排25.00万元，比2023年预算执行数增加100.00%。",
    passing="2023年当年预算执行数为10.00万元，2024年预算安排20.00万元，比2023年预算执行数增加100.00%。",
    source="A107、N04（基数为零不计算百分比）",
    check=_check,
    instances=lambda result: len(result.percentages),
)
