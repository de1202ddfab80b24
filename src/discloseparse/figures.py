"""Figures: exact decimals that know how finely they were printed, and intervals of them.

A printed figure stands for every number that rounds to it: ``4.00万元`` is 40000 ± 50 yuan. A claim
about figures is judged by whether such intervals meet (the model is XBRL Calculations 1.1),
never by a tolerance of our choosing. No binary floats anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal, localcontext
from typing import NamedTuple

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)

# Wide enough for any product of printed figures to be exact; quotients are cut far behind print.
EXACT = Context(prec=60)


class Interval(NamedTuple):
    """All numbers from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]
        corners = [a * b for a in self for b in other]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError if ``other`` contains zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("interval contains zero")
        with localcontext(EXACT):
            corners = [a / b for a in self for b in other]
        return Interval(min(corners), max(corners))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def meets(self, other: Interval) -> bool:
        """True if some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of many intervals; zero if there are none."""
    low = high = ZERO
    for interval in intervals:
        low += interval.low
        high += interval.high
    return Interval(low, high)


class Figure(NamedTuple):
    """A printed number in base units (yuan, persons, per cent).

    ``half`` is half of the last printed digit's worth, zero for a whole number of base units.
    ``whole`` marks a scaled figure printed without decimals (12万元): it may be exact or rounded.
    ``high`` is the upper end of a printed range; ``value`` is then its lower end.
    """

    value: Decimal
    half: Decimal = ZERO
    whole: bool = False
    high: Decimal | None = None

    @property
    def point(self) -> Interval:
        """The figure taken as exact."""
        return Interval(self.value, self.value if self.high is None else self.high)

    @property
    def strict(self) -> Interval:
        """The printed precision, a whole number read as exact."""
        return self.point if self.whole else self.loose

    @property
    def loose(self) -> Interval:
        """The printed precision, every figure read as rounded at its last printed digit."""
        low, high = self.point
        return Interval(low - self.half, high + self.half)


def plain(value: Decimal) -> str:
    """``value`` as a decimal string without exponent, trailing zeros or a negative zero."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_SCALES = ((Decimal(10) ** 8, "亿元"), (Decimal(10) ** 4, "万元"))


def grouped(value: Decimal) -> str:
    """``value`` with thousands separators and no trailing zeros."""
    text = plain(value)
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, decimals = text.partition(".")
    return sign + f"{int(whole):,}" + (f".{decimals}" if decimals else "")


_COUNTED = re.compile(
    r"[-+\d０-９,，.\s〇零一二三四五六七八九十百千两余多]*(?P<scale>[万萬亿億])?(?P<unit>.*)",
    re.DOTALL,
)


def counted(value: Decimal, *, like: str) -> str:
    """Things written in the scale and unit of ``like`` (52.4万亩 → 万亩), all digits kept."""
    found = _COUNTED.fullmatch(like.strip())
    scale, unit = (found["scale"] or "", found["unit"]) if found else ("", "")
    worth = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}.get(_SIMPLE.get(scale, scale), ONE)
    return grouped(value / worth) + scale + unit.strip()


_SIMPLE = {"萬": "万", "億": "亿"}


def money(value: Decimal, *, like: str = "") -> str:
    """Yuan written in the unit of ``like`` (4万元 → 万元, 元 otherwise), all digits kept."""
    for scale, unit in _SCALES:
        if unit[0] in like or {"万": "萬", "亿": "億"}[unit[0]] in like:
            return grouped(value / scale) + unit
    return grouped(value) + "元"
