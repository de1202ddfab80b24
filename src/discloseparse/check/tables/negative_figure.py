"""T214 negative-figure: a figure below zero where none can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import ColumnItem, Result, TableItem
from discloseparse.spans import Span, fold

_EXPENSES = re.compile(r"三公.*经费|“三公”")
_CHANGE = re.compile(r"增减|增长|变动|差额|增加|减少|[减\-]|±|比上年|较上年|幅度")


def _check(result: Result) -> Iterator[Finding]:
    for table in result.tables:
        columns = {column.col: column for column in table.columns}
        for cell in table.cells:
            column = columns.get(cell.col)
            if column is not None and Decimal(cell.value) < 0 and _never(table, column):
                span = Span(cell.start, cell.end)
                yield Finding(spans=(span,), facts={"figure": span.of(result.text)})


def _never(table: TableItem, column: ColumnItem) -> bool:
    """People, and what was spent on the three public expenses: none of it can be less than nothing."""
    if _CHANGE.search(fold("/".join(column.path))):
        return False
    of_expenses = bool(table.title and _EXPENSES.search(fold(table.title)))
    return column.kind == "people" or (of_expenses and column.kind == "amount")


RULE = Rule(
    code="T214",
    name="negative-figure",
    severity="warning",  # a refund may be booked so
    category="other",
    title=Text("不应为负数的数字为负", "A figure below zero where none can be"),
    message=Text("表内填{figure}，此处不应为负数", "{figure} stands where no figure is negative"),
    explanation=Text(
        "“三公”经费各项和人数不会小于零（增减列除外）。冲减以前年度支出的，应在说明中注明。",
        "The three public expenses and numbers of people are never less than zero, columns of changes apart.",
    ),
    failing="“三公”经费支出决算表\n单位：万元\n项目 预算数 决算数\n因公出国（境）费 0.00 0.00\n公务接待费 1.00 -0.20",
    passing="“三公”经费支出决算表\n单位：万元\n项目 预算数 决算数\n因公出国（境）费 0.00 0.00\n公务接待费 1.00 0.20",
    source="财预〔2016〕143号†（“三公”经费各项为当年实际支出）",
    check=_check,
    instances=lambda result: sum(
        _never(table, column) for table in result.tables for column in table.columns
    ),
)
