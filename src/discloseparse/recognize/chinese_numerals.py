"""Numerals in Chinese characters, capitals included: 两千四百, 叁拾贰万伍仟, 一点二亿, 八九亿."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from discloseparse.figures import EXACT
from discloseparse.recognize.composition import (
    DIGITS,
    LARGE,
    SCALES,
    SHORT,
    SMALL,
    compose,
    vague,
)
from discloseparse.recognize.numeral import LONGEST, Numeral, exponent
from discloseparse.spans import make

SIGNS = "".join((*DIGITS, *SCALES, *SHORT))
"""Every sign a Chinese numeral is made of."""

_CHINESE = re.compile(rf"[{SIGNS}](?: ?[{SIGNS}])*+")
_DIGIT = f"[{''.join(DIGITS)}]"
_POINT = re.compile(
    rf" ?点 ?({_DIGIT}(?: ?{_DIGIT})*+|\d++)(?! ?[十百千拾佰仟](?![万亿]))(?: ?(万亿|[十百千]?[万亿]))?+"
)
_OF_PARTS = re.compile(r"\s{0,2}分\s{0,2}[之百]")
_GOES_ON = frozenset(" 点个分")


def chinese(text: str, pos: int) -> Numeral | None:
    """The numeral in Chinese characters at ``pos``; None if its value is not certain."""
    match = _CHINESE.match(text, pos)
    if match is None:
        return None
    end = match.end()
    if end - pos > LONGEST:
        return None
    written = match.group()
    if " " in written:
        written = written.replace(" ", "")
    follows = text[end : end + 1]
    if follows in _GOES_ON:
        point = _POINT.match(text, end)
        if point is not None and not _only_scales(written):
            return _decimal(pos, written, point)
        if follows == "个" and len(written) < 4 and text[end + 1 : end + 2] == "亿":
            written, end = written + "亿", end + 2
    worth = _worth(written)
    if worth is None:
        if _only_scales(written):
            # 百万元, 千元 are units or vague words, no numbers; 百分之, 万分之 are denominators.
            return _denominator(text, pos, end)
        if follows != "分" or written[-1] not in SMALL:
            return None
        end -= 1  # 百分之七十百分位
        worth = _worth(written[:-1])
        if worth is None:
            return None
    value, high, scaled, spelled = worth
    return make(Numeral, (pos, end, end, value, None, scaled, False, high, False, False, spelled))


def _only_scales(written: str) -> bool:
    return (
        written[0] in SCALES
        and written[0] not in "十拾"
        and not written.strip("十百千万亿兆拾佰仟")
    )


def _denominator(text: str, pos: int, end: int) -> Numeral | None:
    if _OF_PARTS.match(text, end) is None:
        return None
    return Numeral(pos, end, end, Decimal(1), arabic=False, spelled=True)


@lru_cache(maxsize=4096)
def _worth(written: str) -> tuple[Decimal, Decimal | None, bool, bool] | None:
    """Value, upper end, ``scaled`` and ``spelled`` of a numeral without point and spaces."""
    if written == "参" or _only_scales(written):
        return None  # 参加, 参照: 参 is a capital 3 in company only
    for sign, long in SHORT.items():
        written = written.replace(sign, long)
    if len(written) > 1 and all(sign in DIGITS for sign in written):
        bounds = vague(written) if len(written) == 2 else None
        if bounds is not None:
            return bounds[0], bounds[1], False, True
        return Decimal("".join(str(DIGITS[sign]) for sign in written)), None, False, True
    value = compose(written)
    if value is not None:
        return value, None, written[-1] in LARGE, False
    bounds = vague(written)
    return None if bounds is None else (*bounds, written[-1] in LARGE, False)


def _decimal(pos: int, written: str, point: re.Match[str]) -> Numeral | None:
    whole = compose(written)
    end = point.end()
    if whole is None or end - pos > LONGEST:
        return None
    digits = point.group(1).replace(" ", "")
    decimals = "".join(str(DIGITS.get(digit, digit)) for digit in digits)
    scale = point.group(2) or ""
    places = exponent(scale)
    value = EXACT.scaleb(Decimal(f"{whole}.{decimals}"), places)
    return Numeral(pos, end, end, value, places - len(decimals), bool(scale), arabic=False)
