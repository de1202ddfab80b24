"""X302 text-share: a share of the text does not follow from the total that a table states."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("text_share")

RULE = Rule(
    code="X302",
    name="text-share",
    severity="error",
    category="arithmetic",
    title=Text("占比与表内合计不符", "A share does not follow from the table"),
    message=Text(
        "{calculation}（{where}，合计取自表格），文中写{stated}，{gap}",
        "{calculation} ({where}, the total is the table's), but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "“占本年支出合计的…%”等占比，分母应取报表中同一口径的合计数。",
        "A share of a named total must be the amount divided by the table's total for the same fund.",
    ),
    failing="支出预算表\n单位：元\n科目 合计 基本支出 项目支出\n教育支出 30500 20000 10500\n"
    "住房保障支出 9500 9500 0\n合计 40000 29500 10500\n支出说明：教育支出30500元，占本年支出合计的67.25%。",
    passing="支出预算表\n单位：元\n科目 合计 基本支出 项目支出\n教育支出 30500 20000 10500\n"
    "住房保障支出 9500 9500 0\n合计 40000 29500 10500\n支出说明：教育支出30500元，占本年支出合计的76.25%。",
    source="X302、N05（占比的分母）",
    check=failing("share", where=_FORM),
    instances=count("share", where=_FORM),
)
