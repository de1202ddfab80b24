"""X301 text-cell: a figure of the text differs from the cell that it restates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from discloseparse.check.calculation import count, finding, of_form
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Place, Result

_FORM = of_form("text_cell")


def _check(result: Result) -> Iterator[Finding]:
    starts = [table.start for table in result.tables]
    chosen = _FORM(result)
    for index, relation in enumerate(result.relations):
        if relation.holds is not False or not chosen(relation):
            continue
        told, cell = relation.figures
        if _in_table(result, starts, told):
            told, cell = cell, told
        found = finding(result, index)
        facts = {
            **found.facts,
            "told": "".join(told.of(result.text).split()),
            "cell": _as_printed(result, starts, cell),
        }
        spans = sorted(found.spans, key=lambda span: span.start != told.start)
        yield found._replace(spans=tuple(spans), facts=facts)


def _in_table(result: Result, starts: list[int], place: Place) -> bool:
    i = bisect_right(starts, place.start) - 1
    return i >= 0 and place.start < result.tables[i].end


def _as_printed(result: Result, starts: list[int], place: Place) -> str:
    """The cell's figure with the unit of its table."""
    words = "".join(place.of(result.text).split())
    unit = result.tables[bisect_right(starts, place.start) - 1].unit
    return words if words.endswith("%") or unit is None else words + unit


RULE = Rule(
    code="X301",
    name="text-cell",
    severity="error",
    category="arithmetic",
    title=Text("文字与表格数字不一致", "Text and table differ"),
    message=Text(
        "“{where}”：文中写{told}，表内为{cell}",
        "{where}: the text says {told}, the table {cell}",
    ),
    explanation=Text(
        "说明文字中的金额应与报表中同一项目、同一口径、同一年度的数字一致；单位不同的先换算，按各自末位四舍五入后比较。",
        "A figure of the text must be that of the table's cell for the same item, fund and year; "
        "units are converted and each figure may be off by half of its last digit.",
    ),
    failing="支出预算表\n单位：元\n科目 合计 基本支出 项目支出\n教育支出 30500 20000 10500\n"
    "住房保障支出 9500 9500 0\n合计 40000 29500 10500\n支出说明：教育支出3.50万元，用于办学。",
    passing="支出预算表\n单位：元\n科目 合计 基本支出 项目支出\n教育支出 30500 20000 10500\n"
    "住房保障支出 9500 9500 0\n合计 40000 29500 10500\n支出说明：教育支出3.05万元，用于办学。",
    source="X301（文字与表格一致）；财政部门预决算公开检查常见问题：文表不符",
    check=_check,
    instances=count("equal", where=_FORM),
)
