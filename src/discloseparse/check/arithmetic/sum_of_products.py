"""A104 sum-of-products: the groups do not give the amount."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="A104",
    name="sum-of-products",
    severity="error",
    category="arithmetic",
    title=Text("分组计算之和与金额不符", "The groups do not give the amount"),
    message=Text(
        "{calculation}，文中写{stated}，{gap}",
        "{calculation}, but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "几组人数各有标准、共用一个金额时，各组人数×标准之和应等于该金额。",
        "Where several groups with their own rates share one amount, the products must add up to it.",
    ),
    failing="甲类20户，每户1000元；乙类10户，每户500元，共计2.8万元。",
    passing="甲类20户，每户1000元；乙类10户，每户500元，共计2.5万元。",
    source="B15（财政项目文本：金额＝Σ数量×标准）",
    check=failing("sum_of_products"),
    instances=count("sum_of_products"),
)
