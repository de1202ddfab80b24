"""A102 product: count times rate differs from the amount."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="A102",
    name="product",
    severity="error",
    category="arithmetic",
    title=Text("数量乘以标准与金额不符", "Count times rate differs from the amount"),
    message=Text(
        "{calculation}，文中写{stated}，{gap}",
        "{calculation}, but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "写明人数（数量）、标准和金额时，人数×标准（×月数、天数、次数）应等于金额。",
        "Where a count, a rate and an amount are stated, count × rate (× months, days, times) must give the amount.",
    ),
    failing="帮扶60人，每人800元，共5.8万元。",
    passing="帮扶60人，每人800元，共4.8万元。",
    source="B15（财政项目文本：金额＝数量×标准）",
    check=failing("product"),
    instances=count("product"),
)
