"""T233 performance-scores: the scores of a self-evaluation do not add up, or one exceeds its weight."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.calculation import count, failing, of_form
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result


def _check(result: Result) -> Iterator[Finding]:
    for found in failing("sum", "comparison", where=_FORM)(result):
        relation = result.relations[found.relation or 0]
        if relation.kind == "comparison":
            weight = relation.figures[1].of(result.text)
            facts = {**found.facts, "calculation": Text(f"分值{weight}", f"the weight is {weight}")}
            found = found._replace(facts=facts)
        yield found


_FORM = of_form("score_sum", "score")
_SAMPLE = (
    "项目支出绩效自评表\n"
    "一级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
    "产出 维修校舍面积 ≥1200平方米 1250平方米 40 {}\n"
    "产出 验收合格率 ≥98% 100% 30 30\n"
    "效益 受益学生 ≥800人 860人 30 28\n"
    "总分 - - - 100 98\n"
)

RULE = Rule(
    code="T233",
    name="performance-scores",
    severity="error",
    category="arithmetic",
    title=Text("自评表得分有误", "A score of a self-evaluation is wrong"),
    message=Text(
        "自评表“{where}”：{calculation}，表内填{stated}，{gap}",
        "{where}: {calculation}, but the form says {stated} ({gap})",
    ),
    explanation=Text(
        "总分＝各项得分之和；每项得分不应大于其分值。",
        "The total score is the sum of all scores, and no score exceeds its weight.",
    ),
    failing=_SAMPLE.format("44"),
    passing=_SAMPLE.format("40"),
    source="P05（总分＝Σ得分；得分≤分值）",
    check=_check,
    instances=count("sum", "comparison", where=_FORM),
)
