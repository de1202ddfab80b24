"""A114 comparison: the stated order is wrong."""

from __future__ import annotations

from discloseparse.check.arithmetic.part_exceeds_whole import of_parts
from discloseparse.check.arithmetic.rise_exceeds import of_rises
from discloseparse.check.calculation import Choice, count, failing
from discloseparse.check.rule import Rule, Text
from discloseparse.result import Result


def _told(result: Result) -> Choice:
    """The comparisons that words make; parts and wholes are A113, rises A122, tables have their own."""
    parts, rises = of_parts(result), of_rises(result)
    return lambda r: r.form is None and not (parts(r) or rises(r))


RULE = Rule(
    code="A114",
    name="comparison",
    severity="warning",
    category="arithmetic",
    title=Text("大小比较与数字不符", "The stated order is wrong"),
    message=Text(
        "文中的比较不成立：{calculation}",
        "the stated comparison is false: {calculation}",
    ),
    explanation=Text(
        "“大于”“小于”“持平”“超过”等词所比较的两个数字应符合该词。",
        "Two figures compared by words such as 大于, 小于, 持平 must stand in that order.",
    ),
    failing="支出决算6.5万元，与上年6.2万元持平。",
    passing="支出决算6.2万元，与上年6.2万元持平。",
    source="N03（决算与预算的大小应与文字一致）",
    check=failing("comparison", where=_told),
    instances=count("comparison", where=_told),
)
