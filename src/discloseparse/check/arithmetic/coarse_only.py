"""A121 coarse-only: a claim holds only if whole numbers are read as rounded."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.calculation import finding
from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result


def _check(result: Result) -> Iterator[Finding]:
    for index, relation in enumerate(result.relations):
        if relation.exactness == "coarse":
            yield finding(result, index)._replace(severity=None)


RULE = Rule(
    code="A121",
    name="coarse-only",
    severity="warning",
    category="rounding",
    title=Text("只有把整数当作约数才成立", "Holds only if whole numbers are rounded"),
    message=Text(
        "{calculation}，文中写{stated}；只有把整数看作四舍五入的结果才相符",
        "{calculation}, the text says {stated}; they agree only if whole numbers were rounded",
    ),
    explanation=Text(
        "整数的万元数通常是准确数。若只有把它当作四舍五入的约数才能与其他数字相符，应当核对。",
        "Whole amounts in 万元 are usually exact. Where they agree with the other figures only as "
        "rounded ones, they should be checked.",
    ),
    failing="总额12万元，其中：设备费7万元、培训费4万元。",
    passing="总额11万元，其中：设备费7万元、培训费4万元。",
    source="XBRL Calculations 1.1（按印刷精度的区间比较）",
    check=_check,
    instances=lambda result: len(result.relations),
)
