"""Intervals behave like the sets they stand for; figures know how finely they were printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.figures import Figure, Interval, grouped, money, plain, total

numbers = st.decimals(-(10**9), 10**9, places=2)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, width = draw(numbers), abs(draw(numbers))
    share = draw(st.decimals(0, 1, places=3))
    return Interval(low, low + width), low + width * share


@given(interval_and_member(), interval_and_member())
def test_members_stay_members_under_arithmetic(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    (left, x), (right, y) = a, b
    for interval, value in (
        (left + right, x + y),
        (left - right, x - y),
        (left * right, x * y),
        (-left, -x),
    ):
        assert interval.low <= value <= interval.high


def test_a_divisor_that_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval(Decimal(1), Decimal(1)) / Interval(Decimal(-1), Decimal(1))


def test_the_sum_of_nothing_is_zero() -> None:
    assert total([]) == Interval(Decimal(0), Decimal(0))


def test_a_decimal_figure_is_loose_by_half_its_last_digit() -> None:
    figure = Figure(Decimal(40000), Decimal(50))  # 4.00万元
    assert figure.loose == Interval(Decimal(39950), Decimal(40050)) == figure.strict


def test_a_whole_figure_is_strict_as_printed_and_loose_as_rounded() -> None:
    figure = Figure(Decimal(40000), Decimal(5000), whole=True)  # 4万元
    assert figure.strict == Interval(Decimal(40000), Decimal(40000))
    assert figure.loose == Interval(Decimal(35000), Decimal(45000))


def test_a_range_reaches_from_its_low_to_its_high_end() -> None:
    figure = Figure(Decimal(30000), Decimal(0), high=Decimal(50000))
    assert figure.point == Interval(Decimal(30000), Decimal(50000))


@pytest.mark.parametrize(
    ("value", "text"),
    [("40000", "40000"), ("4E+4", "40000"), ("5.110", "5.11"), ("-0.0", "0"), ("0.10", "0.1")],
)
def test_plain_writes_no_exponent_and_no_trailing_zero(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        ("40000", "5万元", "4万元"),
        ("12345678.9", "1亿元", "0.123456789亿元"),
        ("1234567.5", "1元", "1,234,567.5元"),
        ("-32000", "3.2萬元", "-3.2万元"),
    ],
)
def test_money_is_written_in_the_unit_of_its_neighbour(value: str, like: str, text: str) -> None:
    assert money(Decimal(value), like=like) == text


def test_grouped_sets_thousands_separators() -> None:
    assert grouped(Decimal("1234567.50")) == "1,234,567.5"
