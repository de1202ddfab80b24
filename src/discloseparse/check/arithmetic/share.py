"""A110 share: the share does not follow."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing
from discloseparse.check.rule import Rule, Text

RULE = Rule(
    code="A110",
    name="share",
    severity="error",
    category="arithmetic",
    title=Text("占比与数字不符", "The share does not follow"),
    message=Text(
        "{calculation}，文中写{stated}，{gap}",
        "{calculation}, but the text says {stated} ({gap})",
    ),
    explanation=Text(
        "占比、完成预算百分比、执行率、到位率等应等于部分÷总体。",
        "A share, completion or execution rate must be the part divided by the whole.",
    ),
    failing="总额80万元，其中人员经费20万元，占30%；公用经费60万元，占75%。",
    passing="总额80万元，其中人员经费20万元，占25%；公用经费60万元，占75%。",
    source="N02、N03（占比＝部分÷合计；完成预算%＝决算÷预算）",
    check=failing("share"),
    instances=count("share"),
)
