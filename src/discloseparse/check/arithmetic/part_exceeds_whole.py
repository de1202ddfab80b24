"""A113 part-exceeds-whole: a part is larger than the whole it is said to be part of."""

from __future__ import annotations

from discloseparse.check.calculation import Choice, failing
from discloseparse.check.rule import Rule, Text
from discloseparse.result import Result


def of_parts(result: Result) -> Choice:  # noqa: ARG001  every choice is asked of a result
    """The choice of comparisons between a part and its whole."""
    return lambda relation: relation.op == "<=" and "其中" in relation.because


RULE = Rule(
    code="A113",
    name="part-exceeds-whole",
    severity="error",
    category="arithmetic",
    title=Text("部分大于总数", "A part exceeds its whole"),
    message=Text(
        "{stated}是其中的一部分，却大于总数：{calculation}",
        "{stated} is said to be part of a smaller figure: {calculation}",
    ),
    explanation=Text(
        "“其中”“其中包括”后面的每一项都不应大于前面的总数；没有列全的不要求相加等于总数。",
        "No part behind 其中 may exceed the total before it; an incomplete list need not add up.",
    ),
    failing="全年公用经费共10万元，其中包括场地租金12万元。",
    passing="全年公用经费共10万元，其中包括场地租金2万元。",
    source="财政公开审核常用核对关系：其中项不大于总数",
    check=failing("comparison", where=of_parts),
    instances=lambda result: result.text.count("其中"),  # each was looked at
)
