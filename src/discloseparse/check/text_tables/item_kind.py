"""X311 item-kind: an item said to be 基本支出 that the tables have as 项目支出, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import LabelItem, Result, TableItem
from discloseparse.spans import Span
from discloseparse.tables.labels import bare

_ITEM = 7
"""Digits of the code of a 项."""
_SAID = re.compile(
    r"(?P<name>[^\W\d_]{3,30})\(项\)[^()。;]{0,40}[。,，:]?主要用于:?[^()。;]{0,40}?"
    r"(?P<words>[^()。;、，,]{0,8}等(?P<kind>基本|项目)支出)"
)
_OTHER = {"基本支出": "项目支出", "项目支出": "基本支出"}


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    for match in _SAID.finditer(reading.text):
        said = match["kind"] + "支出"
        rows = list(_rows(result, match["name"]))
        if rows and all(_is_of_the_other(table, row, said) for table, row in rows):
            row = rows[0][1]
            yield Finding(
                spans=(reading.span(*match.span("words")), Span(row.start, row.end)),
                facts={"item": match["name"], "said": said, "other": _OTHER[said]},
            )


def _rows(result: Result, name: str) -> Iterator[tuple[TableItem, LabelItem]]:
    """The rows of an item in all tables that part its spending in two; none if two items bear the name."""
    found = [
        (table, label)
        for table in result.tables
        if all(_columns(table, kind) for kind in _OTHER)
        for label in table.labels
        if label.code and len(label.code) == _ITEM and bare(label.text) == name
    ]
    if len({label.code for _, label in found}) == 1:
        yield from found


def _is_of_the_other(table: TableItem, row: LabelItem, said: str) -> bool:
    return not _sum(table, row, said) and _sum(table, row, _OTHER[said]) > 0


def _sum(table: TableItem, row: LabelItem, kind: str) -> Decimal:
    columns = _columns(table, kind)
    return sum(
        (Decimal(c.value) for c in table.cells if c.row == row.row and c.col in columns), Decimal(0)
    )


def _columns(table: TableItem, kind: str) -> set[int]:
    return {column.col for column in table.columns if kind in column.path}


RULE = Rule(
    code="X311",
    name="item-kind",
    severity="warning",
    category="other",
    title=Text("文中所称支出类别与表不符", "An item is of another kind in the table"),
    message=Text(
        "“{item}”文中称为{said}，表内只有{other}",
        "{item} is called {said} in the text, the tables have only {other}",
    ),
    explanation=Text(
        "逐项说明中写明“基本支出”或“项目支出”的，应与支出表中该项的列示一致。",
        "Where the text calls an item 基本支出 or 项目支出, the table of spending must have it so.",
    ),
    failing="某县财政局2024年度部门决算\n支出决算表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
    "2010601 行政运行 30.00 30.00 0.00\n2010602 一般行政管理事务 10.00 0.00 10.00\n"
    "财政事务（款）一般行政管理事务（项）。主要用于：业务指导与宣传等基本支出。",
    passing="某县财政局2024年度部门决算\n支出决算表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
    "2010601 行政运行 30.00 30.00 0.00\n2010602 一般行政管理事务 10.00 0.00 10.00\n"
    "财政事务（款）一般行政管理事务（项）。主要用于：业务指导与宣传等项目支出。",
    source="X301（文中所述与表一致）；预算法实施条例：基本支出、项目支出分列",
    check=_check,
    instances=lambda result: sum(
        bool(list(_rows(result, m["name"]))) for m in _SAID.finditer(unspaced(result).text)
    ),
)
