"""T205 balance: the totals of income and spending differ."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("balance")

RULE = Rule(
    code="T205",
    name="balance",
    severity="error",
    category="arithmetic",
    title=Text("收入总计与支出总计不平衡", "Total income and total spending differ"),
    message=Text(
        "表中“{where}”不平衡：{calculation}与{stated}",
        "{where}: {calculation} against {stated}",
    ),
    explanation=Text(
        "收支总表中收入总计与支出总计应相等。",
        "In a table of income and spending both grand totals must be equal.",
    ),
    failing="单位：万元\n收入 预算数 支出 支出预算数\n一、财政拨款收入 100.00 一、教育支出 101.00\n收入总计 100.00 支出总计 101.00",
    passing="单位：万元\n收入 预算数 支出 支出预算数\n一、财政拨款收入 100.00 一、教育支出 100.00\n收入总计 100.00 支出总计 100.00",
    source="D05、D15、B02、B05（收支平衡）",
    check=failing("equal", where=_FORM),
    instances=count("equal", where=_FORM),
)
