"""T203 roll-up: a class does not equal its items (类 = Σ款 = Σ项), or 其中 exceeds its whole."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("roll_up", "part_sum", "part")

RULE = Rule(
    code="T203",
    name="roll-up",
    severity="error",
    category="arithmetic",
    title=Text("上级科目与所属下级科目之和不符", "A class does not equal the sum of its items"),
    message=Text(
        "表中“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the table says {stated} ({gap})",
    ),
    explanation=Text(
        "按科目编码，类＝各款之和，款＝各项之和；“其中”所列各项之和应等于（或不超过）上一行。",
        "By code, a class equals the sum of its sections and a section the sum of its items; what 其中 lists adds up to the row before, or does not exceed it.",
    ),
    failing="单位：万元\n科目编码 科目名称 合计\n20805 行政事业单位养老支出 9.00\n2080505 基本养老保险缴费 4.00\n2080506 职业年金缴费 4.00",
    passing="单位：万元\n科目编码 科目名称 合计\n20805 行政事业单位养老支出 8.00\n2080505 基本养老保险缴费 4.00\n2080506 职业年金缴费 4.00",
    source="D08、D21、B03、B04、B06、B07（类款项汇总）",
    check=failing("sum", "equal", "comparison", where=_FORM),
    instances=count("sum", "equal", "comparison", where=_FORM),
)
