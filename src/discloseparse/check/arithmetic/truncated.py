"""A118 truncated: a rate was cut off instead of rounded."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.calculation import finding
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result


def _check(result: Result) -> Iterator[Finding]:
    for index, relation in enumerate(result.relations):
        if relation.exactness == "truncated":
            yield finding(result, index)._replace(severity=None)


RULE = Rule(
    code="A118",
    name="truncated",
    severity="info",
    category="rounding",
    title=Text("尾数被截去而非四舍五入", "Cut off instead of rounded"),
    message=Text(
        "{calculation}，文中写{stated}：尾数被截去，未四舍五入",
        "{calculation}, the text says {stated}: cut off, not rounded",
    ),
    explanation=Text(
        "结果与计算相差不到末位的一个单位，是截尾造成的，一般只需提示。",
        "The result is off by less than one unit of its last digit because it was cut off.",
    ),
    failing="由149人减少到9人，下降93.9%。",
    passing="由149人减少到9人，下降94.0%。",
    source="XBRL Calculations 1.1（truncation）",
    check=_check,
    instances=lambda result: len(result.relations),
)
