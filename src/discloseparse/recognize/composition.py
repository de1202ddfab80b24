"""The value of a Chinese numeral from its signs: digits, 十 百 千, 万 亿 兆, 零."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")
} | {"两": 2, "〇": 0, "貮": 2, "弍": 2, "叄": 3, "参": 3}  # fmt: skip
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = SMALL | LARGE
SHORT = {"廿": "二十", "卅": "三十"}


def compose(signs: Sequence[str]) -> Decimal | None:
    """The value of one well-formed numeral, None otherwise.

    A last digit without its scale is worth a tenth of the scale before it (两千六 → 2600). Arabic parts
    are taken as they stand (3千5百万, 1万600).
    """
    reader = _Composer()
    for sign in signs:
        if not reader.take(sign):
            return None
    return reader.value()


class _Composer:
    """Sums as it reads: ``high`` is closed by 亿 or 兆, ``middle`` by 万, ``low`` holds 千 百 十."""

    __slots__ = ("closed", "high", "ladder", "last", "low", "middle", "number", "spoken", "zero")

    def __init__(self) -> None:
        self.high = self.middle = self.low = Decimal(0)
        self.number: Decimal | None = None
        self.ladder = 10**4  # the scale the next 千 百 十 must stay under
        self.closed = 10**16  # the scale the next 亿 must stay under
        self.last = 1  # the scale read last
        self.zero = False
        self.spoken = False  # the pending number is a single Chinese digit

    def take(self, sign: str) -> bool:
        if sign in LARGE:
            return self._close(LARGE[sign])
        if sign in SMALL:
            return self._climb(SMALL[sign])
        if self.number is not None:
            return False
        digit = DIGITS.get(sign)
        if digit == 0:
            self.zero = True
            return True
        self.number = Decimal(sign if digit is None else digit)
        self.spoken = digit is not None
        return True

    def _climb(self, scale: int) -> bool:
        if scale >= self.ladder:
            return False
        if self.number is None:
            if scale != 10:
                return False
            self.number = Decimal(1)
        self.low += self.number * scale
        self.ladder = self.last = scale
        self.number, self.zero = None, False
        return True

    def _close(self, scale: int) -> bool:
        if self.number is not None and self.ladder <= 1000 and self.ladder > 10 and not self.zero:
            return False  # 一千五万: 1005万 or 1500万
        group = self.low + (self.number or 0)
        if scale == LARGE["万"] == self.last and not group:
            return self._close_twice()
        if scale == LARGE["万"]:
            if not group or self.middle:
                return False
            self.middle = group * scale
        else:
            group += self.middle
            if not group or scale >= self.closed:
                return False
            self.high += group * scale
            self.middle, self.closed = Decimal(0), scale
        self.low, self.number = Decimal(0), None
        self.ladder, self.last, self.zero = 10**4, scale, False
        return True

    def _close_twice(self) -> bool:
        """四万万: the older way to write 亿."""
        if self.closed <= LARGE["亿"]:
            return False
        self.high += self.middle * LARGE["万"]
        self.middle, self.closed, self.last = Decimal(0), LARGE["亿"], LARGE["亿"]
        return True

    def value(self) -> Decimal | None:
        number = self.number or Decimal(0)
        if self.number is not None and self.last > 1:
            if number != int(number):
                return None
            if self.spoken and self.last >= 100 and not self.zero:
                number *= self.last // 10
            elif number >= self.last:
                return None
        return self.high + self.middle + self.low + number


def vague(written: str) -> tuple[Decimal, Decimal] | None:
    """The bounds of a numeral with two neighbouring digits at one place: 八九亿, 三五百, 七百三四十."""
    for at in range(len(written) - 1):
        first, second = DIGITS.get(written[at], 0), DIGITS.get(written[at + 1], 0)
        if first and second:
            if second - first != 1 and (first, second) != (3, 5):
                return None
            low = compose(written[: at + 1] + written[at + 2 :])
            high = compose(written[:at] + written[at + 1 :])
            return None if low is None or high is None or low >= high else (low, high)
    return None
