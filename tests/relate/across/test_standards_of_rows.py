"""A standard told in the text and in the row of its name are the same."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

TEXT = "岗位补贴按月计发：保洁员每月{}元、护林员每月800元，补贴期12个月。\n"
TABLE = "岗位类别 人数（人） {} 全年补贴（万元）\n保洁员 592 500 355.20\n护林员 296 800 284.16\n合计 888 — 639.36\n"


def told(text: str) -> list[tuple[str, bool | None]]:
    result = parse_text(text)
    return [
        (r.explanation, r.holds)
        for r in result.relations
        if r.kind == "equal" and r.form == "text_cell"
    ]


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        ("500", [("500元 = 500元", True), ("800元 = 800元", True)]),
        ("600", [("600元 ≠ 500元", False), ("800元 = 800元", True)]),
        ("1250", [("800元 = 800元", True)]),  # no slip of the pen: another standard
    ],
)
def test_text_and_row(standard, expected):
    assert told(TEXT.format(standard) + TABLE.format("月补贴（元）")) == expected


def test_a_column_without_a_unit_says_nothing():
    assert told(TEXT.format(500) + TABLE.format("月补贴")) == []


def test_a_name_with_several_standards_says_nothing():
    more = "2023年保洁员每月450元。2022年保洁员每月400元。\n"
    assert told(more + TEXT.format(600) + TABLE.format("月补贴（元）")) == [("800元 = 800元", True)]
