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
