"""Slips between two runs of digits."""

from __future__ import annotations

import pytest

from discloseparse.relate.judging.slips import digit_slip, slipped

CASES = [
    ("1512", "1521", "swapped"),
    ("1512", "1532", "digit"),
    ("1512", "1512", None),
    ("1512", "2511", None),
    ("1512", "151", None),
    ("12", "21", "swapped"),
    ("2", "3", None),
]


@pytest.mark.parametrize(("x", "y", "slip"), CASES)
def test_one_slip(x: str, y: str, slip: str | None) -> None:
    assert digit_slip(x, y) == slip


def test_one_digit_is_a_slip_only_where_asked() -> None:
    assert digit_slip("2", "3", shortest=1) == "digit"


def test_printed_figures_are_compared_by_their_digits() -> None:
    assert slipped("3,718.20万元", "3,781.20万元")
    assert not slipped("3,718.20万元", "371.82万元")
