"""One numeral of a text: where it stands and what it is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from discloseparse.figures import EXACT

LONGEST = 64  # characters; a longer run of numerals is no figure


class Numeral(NamedTuple):
    """``text[start:end]`` and what it is worth.

    ``unit`` is where the unit has to begin: at ``end``, or behind a gap and 余 or 多 (``more``).
    ``places`` is the power of ten of the last printed digit (-2 in 3.00, 4 in 12万), None if the numeral is
    exact (三千). ``scaled`` marks one that ends in 万 or 亿 (or 千, 百 behind digits), ``whole`` a scaled one
    without decimals (12万). ``high`` is the upper end of a range or of a vague numeral (八九亿).
    ``spelled``: digits in a row (二〇二六), a year or a code.
    """

    start: int
    end: int
    unit: int
    value: Decimal
    places: int | None = None
    scaled: bool = False
    whole: bool = False
    high: Decimal | None = None
    arabic: bool = True
    more: bool = False
    spelled: bool = False

    def times(self, places: int) -> Numeral:
        """The numeral with a scale of ``places`` powers of ten that stands apart from it."""
        printed = self.places or 0
        value = EXACT.scaleb(self.value, places)
        return self._replace(value=value, places=printed + places, scaled=True, whole=printed >= 0)


HALVES = {places: Decimal((0, (5,), places - 1)) for places in range(-4 * LONGEST, 4 * LONGEST)}
"""Half of the worth of a digit, by its power of ten."""

EXPONENTS = {
    "十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "亿": 8, "个": 0, "兆": 12,
}  # fmt: skip


def exponent(scale: str) -> int:
    """The power of ten of ``scale``: 千万 → 7, ``""`` → 0."""
    return sum(map(EXPONENTS.__getitem__, scale))
