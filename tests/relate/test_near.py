"""Readings that the words only allow: bound if they hold, or miss by a slip that luck cannot explain."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

STAGES = "项目总投资{total}。\n实施计划：上半年支付{first}，下半年支付{second}。"


@pytest.mark.parametrize(
    ("total", "first", "second", "holds"),
    [
        ("358.01万元", "123.45万元", "234.56万元", [True]),
        ("385.01万元", "123.45万元", "234.56万元", [False]),  # two digits changed places
        ("358.01万元", "12345万元", "234.56万元", [False]),  # the point is lost
        ("358.01元", "123.45万元", "234.56万元", [False]),  # another unit
        ("391.77万元", "123.45万元", "234.56万元", []),  # no slip makes it so: another matter
        ("53万元", "12万元", "23万元", []),  # 35 and 53: two digits may be luck
    ],
)
def test_stages_of_a_total(total, first, second, holds):
    result = parse_text(STAGES.format(total=total, first=first, second=second))
    assert [r.holds for r in result.relations if r.kind == "sum"] == holds


def test_a_slip_among_readings_is_no_certain_error():
    text = STAGES.format(total="385.01万元", first="123.45万元", second="234.56万元")
    (finding,) = parse_text(text).findings
    assert (finding.code, finding.severity) == ("A101", "warning")


ITEMS = """一般公共预算财政拨款支出年初预算为{total}万元，支出决算为290.50万元。其中：
1、教育支出（类）普通教育（款）学前教育（项）。年初预算为100.01万元，支出决算为100.50万元。
2、教育支出（类）普通教育（款）小学教育（项）。年初预算为{second}万元，支出决算为90.00万元。
3、教育支出（类）普通教育（款）初中教育（项）。年初预算为99.99万元，支出决算为60.00万元。
4、教育支出（类）普通教育（款）高中教育（项）。年初预算为50.01万元，支出决算为40.00万元。
"""


@pytest.mark.parametrize(
    ("second", "holds"),
    [("90.00", [True]), ("60.00", [False]), ("61.37", [])],
    ids=["rounded", "a digit mistyped and rounded", "no slip"],
)
def test_the_rounding_of_many_parts_hides_no_slip(second, holds):
    """The budgets add up to 340.01, printed 340.00: with a wrong digit no part is a single digit off."""
    text = ITEMS.format(total="340.00", second=second)
    sums = [r for r in parse_text(text).relations if r.kind == "sum" and "100.01" in r.explanation]
    assert [r.holds for r in sums] == holds
