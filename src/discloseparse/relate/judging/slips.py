"""Slips of the pen between two runs of digits: one digit mistyped, two that changed places."""

from __future__ import annotations

import re


def digit_slip(x: str, y: str, *, shortest: int = 2) -> str | None:
    """``"digit"``, ``"swapped"`` or None; ``x`` and ``y`` are digits only. Runs below ``shortest`` are too
    short to be taken for each other."""
    if len(x) != len(y) or len(x) < shortest:
        return None
    wrong = [i for i in range(len(x)) if x[i] != y[i]]
    if len(wrong) == 1:
        return "digit"
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return None
    first, second = wrong
    return "swapped" if (x[first], x[second]) == (y[second], y[first]) else None


def digits(text: str) -> str:
    """The digits of a printed figure, without its signs, separators and unit."""
    return re.sub(r"\D", "", text)


def numeral(text: str) -> str:
    """A printed figure without its unit: 1,140 of 1,140万元."""
    printed = re.match(r"[\d.,]+", text)
    return printed.group() if printed else ""


def unit_apart(a: str, b: str) -> bool:
    """1.17元 and 1.17万元: is the same numeral printed with another unit?"""
    return a != b and numeral(a) == numeral(b) != ""


def slipped(a: str, b: str) -> bool:
    """Do the digits of two printed figures differ by one slip?"""
    return digit_slip(digits(a), digits(b)) is not None
