"""A106 difference: the change is not the difference."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="A106",
    name="difference",
    severity="error",
    category="arithmetic",
    title=Text("增减额与两个数字之差不符", "The change is not the difference"),
    message=Text(
        "{calculation}，文中写{stated}，{gap}",
        "{calculation}, but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "增减额应等于本年数减上年数（或决算数减预算数、到位数减支出数）。",
        "A stated change must be the current figure less the previous one (or actual less budget, funds less spending).",
    ),
    failing="本年30.0万元，上年24.0万元，增加5.0万元。",
    passing="本年30.0万元，上年24.0万元，增加6.0万元。",
    source="N01（增减额＝本年－上年）",
    check=failing("difference"),
    instances=count("difference"),
)
