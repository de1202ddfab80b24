"""T206 carry-forward: what is carried to the next year does not follow from the year."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("carry_forward")
_BEFORE = (
    "某县水务局2024年度部门决算\n收入支出决算总表\n单位：万元\n收入 决算数 支出 支出决算数\n"
    "一、财政拨款收入 10.00 一、农林水支出 9.00\n本年收入合计 10.00 本年支出合计 9.00\n"
)

RULE = Rule(
    code="T206",
    name="carry-forward",
    severity="error",
    category="arithmetic",
    title=Text("年末结转和结余与本年收支不符", "The balance carried forward does not follow"),
    message=Text(
        "{where}：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "年末结转和结余＝年初结转和结余＋本年收入（＋使用非财政拨款结余）－本年支出（－结余分配）。",
        "The closing balance is the opening balance plus income less spending.",
    ),
    failing=_BEFORE + "年初结转和结余 2.00 年末结转和结余 4.00\n总计 12.00 总计 13.00",
    passing=_BEFORE + "年初结转和结余 2.00 年末结转和结余 3.00\n总计 12.00 总计 12.00",
    source="D06、D17（部门决算报表勾稽关系）",
    check=failing("sum", where=_FORM),
    instances=count("sum", where=_FORM),
)
