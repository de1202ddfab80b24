"""Numerals as they are printed: Arabic, Chinese, capital and mixed, with their exact value.

``at(text, pos)`` reads the numeral that starts at ``pos`` of a folded text. Values are Decimals built
from the digits; what cannot be read with certainty is refused, never guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")
} | {"两": 2}  # fmt: skip
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8}

_ARABIC = re.compile(
    r"\d{1,3}(?:[,，]\d{3})++(?!\d)(?:\s?\.\s?\d++)?"
    r"|\d{1,3}(?: \d{3})++(?!\d)(?:\s?\.\s?\d++)?"
    r"|\d++(?:\s?\.\s?\d++)?"
)
_SCALE = re.compile(r"\s?(万亿|[十百千]?[万亿]|[百千])(?![分数])")
_CHINESE = re.compile(r"[零一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{1,31}+")
_POINT = re.compile(r"点([零一二三四五六七八九]{1,8}+)(亿|万)?")
_MIXED = re.compile(r"\d+[千百]\d+[百十]?万")


class Numeral(NamedTuple):
    """``value`` and where it ends. ``step`` is the worth of the last printed digit (0 if exact),
    ``whole`` marks a scaled numeral without decimals (12万)."""

    value: Decimal
    end: int
    step: Decimal = Decimal(0)
    whole: bool = False
    scaled: bool = False


def at(text: str, pos: int) -> Numeral | None:
    """The numeral at ``pos``, or None."""
    return arabic(text, pos) if text[pos].isdigit() else chinese(text, pos)


def arabic(text: str, pos: int) -> Numeral | None:
    """An Arabic numeral with the Chinese scale behind it: 1,234.5 万."""
    mixed = _MIXED.match(text, pos)
    if mixed:
        return Numeral(_mixed(mixed.group()), mixed.end(), scaled=True)
    match = _ARABIC.match(text, pos)
    if match is None:
        return None
    digits = re.sub(r"[\s,，]", "", match.group())
    value = Decimal(digits)
    decimals = len(digits.partition(".")[2])
    scale = _SCALE.match(text, match.end())
    if scale is None:
        step = Decimal(1).scaleb(-decimals) if decimals else Decimal(0)
        return Numeral(value, match.end(), step)
    worth = Decimal(_worth(scale.group(1)))
    return Numeral(
        value * worth, scale.end(), worth.scaleb(-decimals), whole=not decimals, scaled=True
    )


def _worth(scale: str) -> int:
    worth = 1
    for sign in scale:
        worth *= SMALL.get(sign) or LARGE[sign]
    return worth


def _mixed(written: str) -> Decimal:
    total = Decimal(0)
    for number, scale in re.findall(r"(\d+)([千百十])", written):
        total += Decimal(number) * SMALL[scale]
    return total * 10000


def chinese(text: str, pos: int) -> Numeral | None:
    """A numeral in Chinese characters, capitals included: 两千四百, 叁拾贰万伍仟, 一点二亿."""
    match = _CHINESE.match(text, pos)
    if match is None:
        return None
    value = chinese_value(match.group())
    if value is None:
        return None
    point = _POINT.match(text, match.end())
    if point:
        decimals = "".join(str(DIGITS[c]) for c in point.group(1))
        scale = LARGE.get(point.group(2) or "", 1)
        return Numeral((value + Decimal(f"0.{decimals}")) * scale, point.end(), scaled=scale > 1)
    return Numeral(value, match.end(), scaled=match.group()[-1] in LARGE)


def chinese_value(written: str) -> Decimal | None:
    """The value of a whole numeral, None if its signs do not form one number."""
    if all(c in DIGITS for c in written) and len(written) > 1:
        return None  # 二零二六: a year or a code, not a number of things
    total = section = digit = 0
    last = 10**9
    seen = False
    for sign in written:
        if sign in DIGITS:
            if seen and digit:
                return None
            digit, seen = DIGITS[sign], True
        elif sign in SMALL:
            unit = SMALL[sign]
            if unit >= last and section % 10 ** len(str(last)):
                return None
            section += (digit or (1 if unit == 10 or not seen else 0)) * unit
            digit, last, seen = 0, unit, True
        else:
            section = (section + digit or (1 if not total else 0)) * LARGE[sign]
            if sign == "亿":
                total, section = (
                    (total + section) if total < section else total * LARGE[sign] + section,
                    0,
                )
            else:
                total, section = total + section, 0
            digit, last, seen = 0, 10**9, True
    return Decimal(total + section + digit)
