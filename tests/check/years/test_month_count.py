"""Months and their count: both ends are in, years may turn, days are not looked at."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

WRONG = {
    "聘用期为3月—12月，共9个月。": ("9", "10"),
    "10月至2月，共计6个月。": ("6", "5"),
    "发放期限１月至１２月（１１个月）。": ("11", "12"),
}
RIGHT = [
    "聘用期为3月—12月，共10个月。",
    "3月10日至5月10日，共2个月。",
    "1—12月共12个月。",
    "2025年1月至3月，共3个月。",
]


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_a_wrong_count(text: str, told: tuple[str, str]) -> None:
    (finding,) = [f for f in parse_text(text).findings if f.code == "Y603"]
    stated, length = told
    assert finding.message == f"起止月份共{length}个月，文中写{stated}个月"


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_count(text: str) -> None:
    assert not [f for f in parse_text(text).findings if f.code == "Y603"]
