"""A105 growth-rate: the growth rate does not follow."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="A105",
    name="growth-rate",
    severity="error",
    category="arithmetic",
    title=Text("增减幅度与数字不符", "The growth rate does not follow"),
    message=Text(
        "{calculation}，文中写{stated}，{gap}",
        "{calculation}, but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "增长（下降）率＝增减额÷上年数。常见错误是用本年数作分母。",
        "A growth rate is the change divided by the previous figure; dividing by the current figure is the usual slip.",
    ),
    failing="今年预算50.00万元，比上年增加10.00万元，增长20.00%。",
    passing="今年预算50.00万元，比上年增加10.00万元，增长25.00%。",
    source="N01（增减%＝增减额÷上年数）",
    check=failing("growth"),
    instances=count("growth"),
)
