"""What the figures of a labelled claim say, computed apart from the library that is tested.

Amounts and percentages are loose by half of their last printed digit, counts are exact. The stated
figure may also have been cut off instead of rounded.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from itertools import product as corners
from math import prod

from tests.relate.cases import Relation, Span

_DIGITS = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_SCALES = {"拾": Decimal(10), "佰": Decimal(100), "仟": Decimal(1000)}
_UNITS = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "亿": 10**8}
_FIGURE = re.compile(r"(-?\d+)(?:\.(\d+))?(百万|千|万|亿)?(元|%|个百分点)?(.*)", re.DOTALL)
_SPELLED = {"一名": 1, "百分之十": 10, "两个学期": 2, "年": 12, "全年": 12, "半年": 6, "5—10月": 6}
_FALLS = re.compile(
    "降|下浮|(?<![审核增])减|少|低|小于|节省"
)  # 审减 is what was cut off, told as such

Interval = tuple[Decimal, Decimal]


def holds(text: str, claim: Relation) -> bool:
    """Whether the claim holds, whatever its label says."""
    quote = text[claim.result.start : claim.result.end]
    if claim.kind == "comparison":
        return _ordered(_exact(quote), claim.op, _exact(_quotes(text, claim)[0][0]))
    ranges = [[interval(q) for q in group] for group in _quotes(text, claim)]
    low, high = interval(quote)
    half = (high - low) / 2
    low, high = (low, high + half) if high > half else (low - half, high)  # if cut off
    found = [_value(text, claim, chosen) for chosen in _corners(ranges)]
    return low <= max(found) and high >= min(found)


def interval(quote: str) -> Interval:
    value, half = _figure(quote)
    return value - half, value + half


def _quotes(text: str, claim: Relation) -> list[list[str]]:
    return [[text[o.span.start : o.span.end] for o in group] for group in claim.groups]


def _corners(ranges: list[list[Interval]]) -> list[list[list[Decimal]]]:
    flat = list(corners(*(edges for group in ranges for edges in group)))
    sizes = [len(group) for group in ranges]
    found = []
    for chosen in flat:
        rest = iter(chosen)
        found.append([[next(rest) for _ in range(size)] for size in sizes])
    return found


def _value(text: str, claim: Relation, groups: list[list[Decimal]]) -> Decimal:
    first = groups[0]
    direction = -1 if _falls(text, claim.result) else 1
    match claim.kind:
        case "sum":
            signs = [-1 if operand.part == "−" else 1 for operand in claim.groups[0]]
            return sum((s * v for s, v in zip(signs, first, strict=True)), Decimal(0))
        case "product" | "sum_of_products":
            value = sum((prod(group, start=Decimal(1)) for group in groups), Decimal(0))
            return value * _months_not_counted(text, claim)
        case "difference":
            return direction * (first[0] - first[1])
        case "share":
            return 100 * first[0] / first[1]
        case "growth":
            named = {o.part: v for o, v in zip(claim.groups[0], first, strict=True)}
            return direction * 100 * _growth(named, direction)
        case _:
            return first[0]


def _growth(named: dict[str, Decimal], direction: int) -> Decimal:
    change = direction * named["change"] if "change" in named else None
    if change is None:
        return named["current"] / named["previous"] - 1
    previous = named["previous"] if "previous" in named else named["current"] - change
    return change / previous


def _months_not_counted(text: str, claim: Relation) -> int:
    """The months of 每月…全年, where no 12个月 is printed that could be an operand."""
    durations = [duration for duration in ("全年", "半年", "5—10月") if duration in text]
    last = _quotes(text, claim)[-1][-1]
    if claim.kind != "product" or "个月" in text or not durations or last in durations:
        return 1
    return _SPELLED[durations[0]] if "每月" in text else 1


def _falls(text: str, result: Span) -> bool:
    return _FALLS.search(text[max(0, result.start - 6) : result.start]) is not None


def _ordered(left: Decimal, op: str, right: Decimal) -> bool:
    order = {"<": left < right, "<=": left <= right, "=": left == right}
    return order[op] if op in order else {">": left > right, ">=": left >= right}[op]


def _exact(quote: str) -> Decimal:
    return _figure(quote)[0]


def _figure(quote: str) -> tuple[Decimal, Decimal]:
    """Value and looseness."""
    plain = re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", quote))
    if plain in _SPELLED:
        return Decimal(_SPELLED[plain]), Decimal(0)
    if plain[0] in _DIGITS or plain[0] in _SCALES:
        return _capitals(plain), Decimal(0)
    match = _FIGURE.fullmatch(plain)
    if not match:
        raise ValueError(f"not a figure: {quote!r}")
    whole, fraction, scale, unit, _ = match.groups()
    size = Decimal(_UNITS[scale or ""])
    value = Decimal(f"{whole}.{fraction or 0}") * size
    counted = unit is None and scale is None and not fraction
    return value, Decimal(0) if counted else size * Decimal(10) ** -len(fraction or "") / 2


def _capitals(plain: str) -> Decimal:
    """壹万贰仟叁佰肆拾伍元陆角 → 12345.6."""
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    for sign in plain:
        if sign in _DIGITS:
            digit = Decimal(_DIGITS[sign])
        elif sign in _SCALES:
            section, digit = section + (digit or 1) * _SCALES[sign], Decimal(0)
        elif sign in "万亿元":
            factor = {"万": Decimal(10**4), "亿": Decimal(10**8), "元": Decimal(1)}[sign]
            total, section, digit = total + (section + digit) * factor, Decimal(0), Decimal(0)
        elif sign in "角分":
            total, digit = total + digit / (10 if sign == "角" else 100), Decimal(0)
        elif sign != "整":
            raise ValueError(f"not a figure: {plain!r}")
    return total + section + digit
