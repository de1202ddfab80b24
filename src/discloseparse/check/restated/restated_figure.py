"""E401 restated-inconsistent: an amount or count is restated with another figure."""

from __future__ import annotations

from discloseparse.check.calculation import Choice, count, failing
from discloseparse.check.restated import of_people
from discloseparse.check.rule import Rule, Text
from discloseparse.result import Result


def _of_others(result: Result) -> Choice:
    people = of_people(result)
    return lambda relation: relation.form is None and not people(relation)


RULE = Rule(
    code="E401",
    name="restated-inconsistent",
    severity="error",
    category="arithmetic",
    title=Text("前后金额或数量不一致", "An amount or count is restated differently"),
    message=Text("前文为{first}，此处写{stated}", "stated as {first} before, as {stated} here"),
    explanation=Text(
        "同一金额、标准或数量在同一项目（文件）内再次出现时，两处应一致；只是精度不同（6万元与6.04万元）不算不一致。",
        "The same amount, rate or count must have the same figure wherever it is restated within "
        "one project or document; another precision is no contradiction.",
    ),
    failing="一、资金安排情况\n2026年安排培训经费6.00万元。\n二、项目实施计划\n全年计划支出培训经费6.50万元。",
    passing="一、资金安排情况\n2026年安排培训经费6.00万元。\n二、项目实施计划\n全年计划支出培训经费6.00万元。",
    source="X303（同一事项前后表述一致）",
    check=failing("equal", where=_of_others),
    instances=count("equal", where=_of_others),
)
