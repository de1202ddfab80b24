"""T231 performance-funds: the funds of a self-evaluation do not add up."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("funds")
_SAMPLE = (
    "项目支出绩效自评表\n"
    "资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
    "年度资金总额 {} 110.00 98.00 10 89.09% 8.91\n"
    "其中：当年财政拨款 100.00 90.00 80.00 - - -\n"
    "上年结转资金 20.00 20.00 18.00 - - -\n"
    "其他资金 0.00 0.00 0.00 - - -\n"
)

RULE = Rule(
    code="T231",
    name="performance-funds",
    severity="error",
    category="arithmetic",
    title=Text("自评表资金总额不等于各项之和", "The funds of a self-evaluation do not add up"),
    message=Text(
        "自评表“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the form says {stated} ({gap})",
    ),
    explanation=Text(
        "项目支出绩效自评表中，年初预算、全年预算、全年执行各列的年度资金总额＝当年财政拨款＋上年结转资金＋其他资金。",
        "In each column the total of the year is the appropriation, what was carried over and other funds.",
    ),
    failing=_SAMPLE.format("130.00"),
    passing=_SAMPLE.format("120.00"),
    source="P02（年度资金总额＝当年财政拨款＋上年结转资金＋其他资金）",
    check=failing("sum", where=_FORM),
    instances=count("sum", where=_FORM),
)
