"""A122 rise-exceeds: a rise that is larger than the figure it led to."""

from __future__ import annotations

from discloseparse.check.calculation import Choice, failing
from discloseparse.check.rule import Rule, Text
from discloseparse.result import Result


def of_rises(result: Result) -> Choice:  # noqa: ARG001  every choice is asked of a result
    """The choice of comparisons between a rise and what it led to."""
    return lambda relation: relation.because.startswith("增加额")


RULE = Rule(
    code="A122",
    name="rise-exceeds",
    severity="warning",
    category="arithmetic",
    title=Text("增加额大于本年数", "A rise exceeds the figure it led to"),
    message=Text(
        "比上年增加{stated}，比本年数还大，上年将成负数",
        "a rise of {stated} exceeds this year's figure: last year would be negative",
    ),
    explanation=Text(
        "本年数＝上年数＋增加额；支出的上年数一般不为负，增加额就不会大于本年数。",
        "This year's figure is last year's plus the rise; as spending is hardly negative, the rise cannot exceed it.",
    ),
    failing="公务接待费2.10万元，比上年增加3.20万元，主要是会议增多。",
    passing="公务接待费2.10万元，比上年增加1.20万元，主要是会议增多。",
    source="N01（增减额＝本年－上年）",
    check=failing("comparison", where=of_rises),
    instances=lambda result: result.text.count("增加"),  # each was looked at
)
