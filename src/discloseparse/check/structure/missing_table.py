"""S805 missing-table: a table of the profile's standard set is not there, though most others are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result, StandardTable
from discloseparse.spans import Span

# A document with fewer of its tables was published in parts, or follows another list.
_MOST = Fraction(2, 3)


def _tables(result: Result) -> list[StandardTable]:
    """The required tables, if the document is one that holds them."""
    required = [t for t in result.profile.tables if t.required] if result.profile else []
    there = sum(table.place is not None for table in required)
    return required if required and there >= _MOST * len(required) else []


def _check(result: Result) -> Iterator[Finding]:
    tables = _tables(result)
    for index, table in enumerate(tables):
        if table.place is None:
            yield Finding(
                spans=(_neighbour(tables, index),),
                facts={"table": table.title, "count": str(len(tables))},
            )


def _neighbour(tables: list[StandardTable], index: int) -> Span:
    """The title of the table behind which the missing one should stand, else of the first there."""
    before = [t.place for t in tables[:index] if t.place is not None]
    place = before[-1] if before else next(t.place for t in tables if t.place is not None)
    return Span(place.start, place.end)


RULE = Rule(
    code="S805",
    name="missing-table",
    severity="error",
    category="other",
    title=Text("缺少应公开的表", "A standard table is missing"),
    message=Text(
        "缺少应公开的“{table}”（共{count}张）", "{table} is missing of {count} standard tables"
    ),
    explanation=Text(
        "部门预算、部门决算应公开规定的全套表格；没有数据的表也应保留并作说明。只在大部分表都已在文中时判断，"
        "以免把另附表格的说明误报。",
        "A budget or final account must hold its whole set of tables; an empty table stays, with a "
        "statement. Judged only where most of the set is there.",
    ),
    failing="某县水利局2024年度部门决算\n收入支出决算总表\n收入决算表\n支出决算表\n财政拨款收入支出决算总表\n"
    "一般公共预算财政拨款支出决算表\n一般公共预算财政拨款基本支出决算表\n"
    "政府性基金预算财政拨款收入支出决算表\n国有资本经营预算财政拨款支出决算表",
    passing="某县水利局2024年度部门决算\n收入支出决算总表\n收入决算表\n支出决算表\n财政拨款收入支出决算总表\n"
    "一般公共预算财政拨款支出决算表\n一般公共预算财政拨款基本支出决算表\n财政拨款“三公”经费支出决算表\n"
    "政府性基金预算财政拨款收入支出决算表\n国有资本经营预算财政拨款支出决算表",
    source="财预〔2016〕143号及年度部门决算公开要求所列表格",
    check=_check,
    needs_all=True,
    instances=lambda result: len(_tables(result)),
)
