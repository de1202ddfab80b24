"""T220 cross-equal: the same fact stands in two tables with different figures."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("cross_equal")
_BEFORE = (
    "某县水务局2025年部门预算\n2025年部门收支总表\n单位：万元\n收入 预算数 支出 支出预算数\n"
    "一、财政拨款收入 10.00 一、农林水支出 10.00\n收入总计 10.00 支出总计 10.00\n"
)

RULE = Rule(
    code="T220",
    name="cross-equal",
    severity="error",
    category="arithmetic",
    title=Text("表间数字不一致", "Two tables state one fact differently"),
    message=Text(
        "{where}：{calculation}，此表为{stated}",
        "{where}: {calculation}, but {stated} here",
    ),
    explanation=Text(
        "同一数字在两张表中出现时应一致；各自按末位四舍五入后比较。",
        "A figure that stands in two tables must be the same in both.",
    ),
    failing=_BEFORE
    + "2025年部门支出总表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n213 农林水支出 11.00 6.00 5.00\n21303 水利 11.00 6.00 5.00\n合计 11.00 6.00 5.00",
    passing=_BEFORE
    + "2025年部门支出总表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n213 农林水支出 10.00 6.00 4.00\n21303 水利 10.00 6.00 4.00\n合计 10.00 6.00 4.00",
    source="K01—K09、B12、B13（报表间勾稽关系）",
    check=failing("equal", "sum", where=_FORM),
    instances=count("equal", "sum", where=_FORM),
)
