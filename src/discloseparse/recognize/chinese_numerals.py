"""Numerals in Chinese characters, capitals included: 两千四百, 叁拾贰万伍仟, 一点二亿, 八九亿."""

from __future__ import annotations

import re
from decimal import Decimal

from discloseparse.recognize.composition import DIGITS, LARGE, SCALES, SMALL, compose, vague
from discloseparse.recognize.numeral import EXPONENTS, LONGEST, STEPS, Numeral

SIGNS = "".join(DIGITS) + "".join(SCALES)
"""Every sign a Chinese numeral is made of."""

_CHINESE = re.compile(rf"[{SIGNS}](?: ?[{SIGNS}])*+")
_DIGIT = f"[{''.join(DIGITS)}]"
_POINT = re.compile(
    rf" ?点 ?({_DIGIT}(?: ?{_DIGIT})*+|\d++)(?! ?[十百千拾佰仟](?![万亿]))(?: ?(万亿|[十百千]?[万亿]))?+"
)
_OF_PARTS = re.compile(r"\s{0,2}分\s{0,2}[之百]")


def chinese(text: str, pos: int) -> Numeral | None:
    """A numeral in Chinese characters, capitals included: 两千四百, 叁拾贰万伍仟, 一点二亿, 八九亿."""
    match = _CHINESE.match(text, pos)
    if match is None or match.end() - pos > LONGEST:
        return None
    written = match.group().replace(" ", "")
    end = match.end()
    if written == "参":
        return None  # 参加, 参照: 参 is a capital 3 in company only
    if text.startswith("个亿", end) and len(written) < 4:
        composed = compose(written + "亿")
        if composed is None:
            return None
        return Numeral(pos, end + 2, composed, scaled=True, arabic=False)
    if all(sign in SCALES for sign in written) and written[0] not in "十拾":
        # 百万元, 千元 are units or vague words, no numbers; 百分之, 万分之 are denominators.
        part = _OF_PARTS.match(text, end)
        return Numeral(pos, end, Decimal(1), spelled=True, arabic=False) if part else None
    point = _POINT.match(text, end)
    if point is not None:
        return _decimal(pos, written, point)
    if len(written) > 1 and all(sign in DIGITS for sign in written):
        bounds = vague(written) if len(written) == 2 else None
        if bounds is not None:
            return Numeral(pos, end, bounds[0], high=bounds[1], spelled=True, arabic=False)
        value = Decimal("".join(str(DIGITS[sign]) for sign in written))
        return Numeral(pos, end, value, spelled=True, arabic=False)
    composed = compose(written)
    high = None
    if composed is None and text[end : end + 1] == "分" and written[-1] in SMALL:
        end, written = end - 1, written[:-1]  # 百分之七十百分位
        composed = compose(written)
    if composed is None:
        bounds = vague(written)
        if bounds is None:
            return None
        composed, high = bounds
    return Numeral(pos, end, composed, scaled=written[-1] in LARGE, high=high, arabic=False)


def _decimal(pos: int, written: str, point: re.Match[str]) -> Numeral | None:
    whole = compose(written)
    if whole is None or point.end() - pos > LONGEST:
        return None
    digits = point.group(1).replace(" ", "")
    decimals = digits if digits[0] in "0123456789" else "".join(str(DIGITS[d]) for d in digits)
    scale = point.group(2) or ""
    places = sum(map(EXPONENTS.__getitem__, scale))
    kept = decimals[:places].ljust(places, "0")
    value = Decimal(f"{whole}{kept}.{decimals[places:]}")
    step = STEPS[places - len(decimals)]
    return Numeral(pos, point.end(), value, step, scaled=bool(scale), arabic=False)
