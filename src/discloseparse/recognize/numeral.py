"""One numeral of a text: where it stands and what it is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

LONGEST = 64  # characters; a longer run of numerals is no figure


class Numeral(NamedTuple):
    """``text[start:end]`` and what it is worth.

    ``step`` is the worth of the last printed digit (0 if exact), ``whole`` marks a scaled numeral
    without decimals (12万), ``scaled`` one that ends in 万 or 亿 (or 千, 百 behind digits). ``high`` is the
    upper end of a range or of a vague numeral (八九亿). ``unit`` is where the unit has to begin, behind a
    gap and 余 or 多 (``more``). ``spelled``: digits in a row (二〇二六), a year or a code.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal = Decimal(0)
    whole: bool = False
    scaled: bool = False
    high: Decimal | None = None
    unit: int = -1
    more: bool = False
    spelled: bool = False
    arabic: bool = True


STEPS = {places: Decimal((0, (1,), places)) for places in range(-2 * LONGEST, 2 * LONGEST)}
EXPONENTS = {
    "十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "亿": 8, "个": 0, "兆": 12,
}  # fmt: skip
