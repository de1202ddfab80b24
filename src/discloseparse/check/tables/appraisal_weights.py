"""T232 performance-weights: the weights of a self-evaluation do not add up."""

from __future__ import annotations

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Rule, Text

_FORM = of_form("weights")
_SAMPLE = (
    "项目支出绩效自评表\n"
    "一级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
    "产出 维修校舍面积 ≥1200平方米 1250平方米 {} 40\n"
    "产出 验收合格率 ≥98% 100% 30 30\n"
    "效益 受益学生 ≥800人 860人 30 28\n"
    "总分 - - - 100 98\n"
)

RULE = Rule(
    code="T232",
    name="performance-weights",
    severity="warning",
    category="arithmetic",
    title=Text("自评表分值之和不等于总分", "The weights of a self-evaluation do not add up"),
    message=Text(
        "自评表“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the form says {stated} ({gap})",
    ),
    explanation=Text(
        "各指标分值（含预算执行率）之和应等于总分100分；一级指标注明分值的，其下各指标分值之和应与之相等。",
        "The weights of all indicators, that of the rate spent included, add up to 100, and those of a group to what it says of itself.",
    ),
    failing=_SAMPLE.format("45"),
    passing=_SAMPLE.format("40"),
    source="P04（Σ分值＝100）",
    check=failing("sum", where=_FORM),
    instances=count("sum", where=_FORM),
)
