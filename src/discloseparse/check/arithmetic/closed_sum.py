"""A101 closed-sum: the parts do not add up to the total."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="A101",
    name="closed-sum",
    severity="error",
    category="arithmetic",
    title=Text("各部分之和与总数不符", "The parts do not add up to the total"),
    message=Text(
        "{calculation}，文中写{stated}，{gap}",
        "{calculation}, but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "总数后面用“其中”“分别为”“合计”等列出全部组成部分时，各部分相加应等于总数。每个数字按其最后一位的精度四舍五入后比较。",
        "Where a total is followed (or preceded) by a complete list of its parts, the parts must add up to it. Every figure may be off by half of its last printed digit.",
    ),
    failing="总额12.0万元，其中：设备费7.0万元、培训费4.0万元。",
    passing="总额12.0万元，其中：设备费7.0万元、培训费5.0万元。",
    source="B15、N06（财政项目文本：总额＝各来源之和＝各用途之和）",
    check=failing("sum"),
    instances=count("sum"),
)
