"""T202 column-sum: the rows over (or under) a total do not add up to it."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("column_sum")

RULE = Rule(
    code="T202",
    name="column-sum",
    severity="error",
    category="arithmetic",
    title=Text("列内各行之和与合计不符", "The rows of a column do not add up"),
    message=Text(
        "表中“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "“合计”“小计”“总计”行应等于所列各行之和。",
        "A row called 合计, 小计 or 总计 must equal the sum of the rows it closes.",
    ),
    failing="单位：万元\n科目 预算数 决算数\n教育支出 3.10 3.00\n住房保障支出 4.20 4.00\n合计 7.50 7.00",
    passing="单位：万元\n科目 预算数 决算数\n教育支出 3.10 3.00\n住房保障支出 4.20 4.00\n合计 7.30 7.00",
    source="D01、D03、B01、B10（合计＝各项之和）",
    check=failing("sum", "equal", where=_FORM),
    instances=count("sum", "equal", where=_FORM),
)
