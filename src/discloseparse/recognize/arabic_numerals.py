"""Numerals in digits, with the Chinese scale behind them: 1,234.5万, 1 575.8, 3千5百万.

Groups that are wrong are read only if no list can be meant; a numeral broken over a line only if its
groups, its point or a page line prove it one.
"""

from __future__ import annotations

import re
from decimal import Decimal

from discloseparse.figures import EXACT
from discloseparse.recognize.composition import DIGITS, LARGE, SCALES, SMALL, compose
from discloseparse.recognize.lexicon import GAP
from discloseparse.recognize.numeral import LONGEST, Numeral, exponent
from discloseparse.spans import make

_SIGNS = "".join((*DIGITS, *SCALES))
_SCALE = (
    rf"{GAP}(万[万亿]|[十百千拾佰仟]?万亿?|[十百千拾佰仟]?亿|兆|百(?!分)|千(?![克米瓦伏卡分字])|佰|仟|个亿)"
    r"(?!分之|分点)"
)
_ARABIC = re.compile(
    r"(?:(\d{1,3}(?:[,，]\d{3})++|\d{1,3}(?: \d{3})++|\d++(?:,\d++)++)(?!\d)|(\d++))"
    rf"(?:(?:{GAP}\.\n?| \. ?|\. (?=\d\d?(?!\d)))(?!(?:19|20)\d\d ?年)(\d++))?+(?:{_SCALE})?+"
)
_MIXED = re.compile(rf"\d++(?:\.\d++)?+(?:[{_SIGNS}]\d*+){{1,{LONGEST // 2}}}")
_TOKENS = re.compile(rf"\d++(?:\.\d++)?+|[{_SIGNS}]")
_BREAKS = frozenset("\n,，.")
_BREAK = re.compile(r"[,.]?\s{0,9}\n\s{0,60}[,.]?(?=\d++(?!\s?年))")
_BREAK_TAIL = re.compile(r"[,.]?\s{0,70}[,.]?\d++(?:,\d{3})*(?:\.\d++)?")
_WELL_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d++)?")
_BREAK_AT_POINT = re.compile(r"\.\s*\n|\n\s*\.")
_MONEY_SIGNS = frozenset("$€£")  # 「$20，300美元」 is a list
_NEXT_MIXED = frozenset((*"0123456789", *DIGITS, *SMALL))


def arabic(text: str, pos: int) -> Numeral | None:
    """The numeral in digits at ``pos``; None if its value is not certain."""
    match = _ARABIC.match(text, pos)
    if match is None:
        return None
    grouped, digits, decimals, scale = match.groups()
    end = match.end()
    if end - pos > 2 * LONGEST:
        return None
    if grouped is not None:
        if decimals is None and "，" in grouped and text[pos - 1 : pos] in _MONEY_SIGNS:
            digits = grouped[: grouped.index("，")]
            return Numeral(pos, pos + len(digits), pos + len(digits), Decimal(digits), 0)
        digits = _joined_groups(grouped)
        if digits is None:
            return None
    if scale is not None:
        return _scaled(text, match, digits, decimals, scale)
    if text[end : end + 1] in _BREAKS and _BREAK.match(text, end):
        return _over_break(text, pos, end)
    if decimals is None:
        value, places = Decimal(digits), 0
    else:
        value, places = Decimal(f"{digits}.{decimals}"), -len(decimals)
    return make(Numeral, (pos, end, end, value, places, False, False, None, True, False, False))


def _scaled(
    text: str, match: re.Match[str], digits: str, decimals: str | None, scale: str
) -> Numeral | None:
    pos, end = match.span()
    follows = text[end : end + 1]
    if follows and follows in _NEXT_MIXED:
        return mixed(text, pos)
    places = exponent(scale)
    if decimals is None:
        return Numeral(pos, end, end, Decimal(digits + "0" * places), places, True, True)
    value = EXACT.scaleb(Decimal(f"{digits}.{decimals}"), places)
    return Numeral(pos, end, end, value, places - len(decimals), True)


def mixed(text: str, pos: int) -> Numeral | None:
    """A numeral of digits and scales by turns (3千5百万), or None."""
    match = _MIXED.match(text, pos)
    if match is None or match.end() - pos > LONGEST:
        return None
    end = match.end()
    value = compose(tuple(_TOKENS.findall(match.group())))
    if value is None:
        return None
    return Numeral(pos, end, end, value, scaled=text[end - 1] in LARGE)


def _joined_groups(written: str) -> str | None:
    """The digits of a grouped numeral; wrong groups are read if no list can be meant."""
    first, *others = re.split(r"[,， ]", written)
    if len(first) > 3 or any(len(group) != 3 for group in others):
        if "，" in written or any(len(group) < 2 for group in others):
            return None
    elif first.startswith("0"):
        return None
    return first + "".join(others)


def _over_break(text: str, pos: int, end: int) -> Numeral | None:
    """The numeral a line break goes through, if its groups, its point or a page line prove it one."""
    stop = _BREAK_TAIL.match(text, end)
    before = text[pos - 1 : pos]
    if stop is None or not before or before.isspace() or stop.end() - pos > 4 * LONGEST:
        return None
    broken = text[pos : stop.end()]
    compact = "".join(broken.split())
    proven = "\n\n\n" in broken or _WELL_GROUPED.fullmatch(compact)
    if not (proven or _BREAK_AT_POINT.search(broken)):
        return None
    numeral = arabic(compact + text[stop.end() : stop.end() + 8], 0)
    if numeral is None or numeral.end < len(compact):
        return None
    end = numeral.end + stop.end() - len(compact)
    return numeral._replace(start=pos, end=end, unit=end)
