"""Percentages (5.11%, 百分之五, 个百分点) and the proportions that are none (‰, 万分之三, 三成)."""

from __future__ import annotations

import re
from decimal import Decimal

from discloseparse.figures import EXACT, HUNDRED, ZERO, Figure
from discloseparse.mentions import Percentage, Ratio
from discloseparse.recognize import numerals
from discloseparse.recognize.approximations import approximate
from discloseparse.recognize.chinese_numerals import SIGNS
from discloseparse.recognize.composition import DIGITS, SCALES
from discloseparse.recognize.context import Context, rounded
from discloseparse.recognize.numeral import HALVES, Numeral
from discloseparse.recognize.recognizer import Recognizer

_NOT_BEHIND = frozenset(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)  # %25 is the code of a sign in an address
_POINTS = re.compile(r"个?\s?百\s?分\s?点")
_TENTHS = re.compile(
    r"成([半一二三四五六七八九])?(?![十百千万亿个人户名位项])(?![立为果功本员交效都品套人长绩熟就形型片群材活因像不了分以等份年])"
)
_HALF = re.compile("一半(?![导径])")
_PARTS = re.compile(r"\s{0,2}分\s{0,2}(?:之|(?=百))\s{0,2}(?:负)?")
_HUNDRED = re.compile(r"百(?![\d一二三四五六七八九十零分点])")
_NEGATIVE = re.compile(r"负的?$")


def read(context: Context, numeral: Numeral) -> int | None:
    """The percentage or proportion at ``numeral``."""
    text, unit = context.text, numeral.unit
    sign = text[unit : unit + 1]
    if sign == "%":
        end = unit + 1
        after = text[end : end + 1]
        if (after and after in _NOT_BEHIND) or text[numeral.start - 1 : numeral.start] == "%":
            return None
        if numeral.spelled:
            return None
        return _percentage(context, numeral.start, end, rounded(numeral), points=False)
    if sign == "分":
        return _of_parts(context, numeral)
    if sign == "半":
        half = _HALF.match(text, numeral.start)
        return _ratio(context, numeral.start, half.end(), Decimal(50)) if half else None
    if sign == "‰":
        return _ratio(context, numeral.start, unit + 1, numeral.value / 10)
    points = _POINTS.match(text, unit)
    if points:
        return _percentage(context, numeral.start, points.end(), rounded(numeral), points=True)
    tenths = _TENTHS.match(text, unit)
    if tenths and numeral.value <= 10:
        rest = tenths.group(1)
        percent = numeral.value * 10 + (5 if rest == "半" else DIGITS.get(rest, 0))
        return _ratio(context, numeral.start, tenths.end(), percent)
    return None


def _of_parts(context: Context, numeral: Numeral) -> int | None:
    """百分之五, 万分之三, 五分之一: ``numeral`` is the denominator."""
    text = context.text
    match = _PARTS.match(text, numeral.unit)
    if match is None or match.end() >= len(text):
        return None
    start = numeral.start
    top = _numerator(text, match.end())
    if top is None:
        return match.end()
    if text[start - 1 : start] == "又":
        return top.end  # 三又二分之一 is not a half
    written = text[start : numeral.end].replace(" ", "")
    sign = 1
    if written in ("百", "佰"):
        negative = _NEGATIVE.search(text[max(0, start - 2) : start])
        if negative:
            start, sign = start - len(negative.group()), -1
        half = HALVES[top.places] if top.places else ZERO
        return _percentage(context, start, top.end, Figure(sign * top.value, half), points=False)
    bottom = _denominator(written, numeral)
    if not bottom:
        return top.end
    percent = EXACT.divide(EXACT.multiply(top.value, HUNDRED), bottom)
    if EXACT.multiply(percent, bottom) != top.value * 100:
        return top.end  # 三分之一 has no exact decimal
    return _ratio(context, start, top.end, percent)


def _numerator(text: str, pos: int) -> Numeral | None:
    if text[pos] in "百千万亿" and text[pos + 1 : pos + 2] == "分":
        return None  # the next denominator
    hundred = _HUNDRED.match(text, pos)
    if hundred:
        return Numeral(pos, hundred.end(), hundred.end(), HUNDRED)
    if text[pos] in "0123456789" or text[pos] in SIGNS:
        top = numerals.read(text, pos)
        if top is not None and not top.spelled and top.high is None:
            return top
    return None


def _denominator(written: str, numeral: Numeral) -> Decimal | None:
    if all(sign in SCALES for sign in written):
        worth = Decimal(1)
        for sign in written:
            worth *= SCALES[sign]
        return worth
    return numeral.value


def _percentage(context: Context, start: int, end: int, figure: Figure, *, points: bool) -> int:
    span, at = context.place(start, end)
    approx = approximate(context.text, start, end)
    context.found.append(Percentage(span, at, figure, points, approx))
    return end


def _ratio(context: Context, start: int, end: int, percent: Decimal) -> int:
    span, at = context.place(start, end)
    context.found.append(Ratio(span, at, Figure(percent), approximate(context.text, start, end)))
    return end


RECOGNIZER = Recognizer(name="percentages", order=5, cues=frozenset("%个百‰成分半"), read=read)
