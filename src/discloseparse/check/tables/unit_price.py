"""T213 unit-price: an amount is not the quantity times the unit price beside it."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("unit_price")

RULE = Rule(
    code="T213",
    name="unit-price",
    severity="warning",  # prices may be averages
    category="arithmetic",
    title=Text("金额不等于数量×单价", "An amount is not quantity times unit price"),
    message=Text(
        "表中“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "采购、测算等表中，金额＝数量×单价（标准）。只在多数行相符时判断；单价为平均数的，尾差不计。",
        "In lists of purchases and costs the amount is the quantity times the unit price. Judged only "
        "where most rows hold.",
    ),
    failing="政府采购预算表\n单位：万元\n采购项目 数量 单价 金额\n台式计算机 150 0.45 67.50\n"
    "打印机 80 2.85 171.00\n空调 20 0.60 12.00\n书柜 30 0.20 6.00",
    passing="政府采购预算表\n单位：万元\n采购项目 数量 单价 金额\n台式计算机 150 0.45 67.50\n"
    "打印机 60 2.85 171.00\n空调 20 0.60 12.00\n书柜 30 0.20 6.00",
    source="B11（政府采购预算表：金额＝数量×单价）",
    check=failing("product", where=_FORM),
    instances=count("product", where=_FORM),
)
