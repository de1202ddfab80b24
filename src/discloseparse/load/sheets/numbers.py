"""A number in a section of digit places: grouping, scaling, percent, exponent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import pairwise

from discloseparse.load.sheets.codes import Section, Token

_STORED = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL_DIGITS = 10
_FINEST = 30  # decimal places that any format or General shows


def stored(value: Decimal) -> Decimal:
    """``value`` with the fifteen digits a spreadsheet shows of its binary number."""
    return _STORED.plus(value)


def general(value: Decimal) -> str:
    """``General``: whole numbers in full, others within eleven characters.

    A whole number of twelve digits and more is not written as ``1.23E+11``, which would hide digits
    that a wider reader of the sheet sees.
    """
    value = stored(value)
    if value.adjusted() > _FINEST or (value and value.adjusted() < -_GENERAL_DIGITS):
        return scientific(value, 5)
    if value == value.to_integral_value():
        return str(value.quantize(Decimal(1), context=_WIDE)) if value else "0"
    whole = max(1, value.adjusted() + 1)
    shown = _rounded(value, max(0, _GENERAL_DIGITS - whole))
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def scientific(value: Decimal, decimals: int, exponent_digits: int = 2) -> str:
    """``1.23E+05`` with ``decimals`` digits behind the point."""
    if not value:
        mantissa, power = Decimal(0), 0
    else:
        context = Context(prec=decimals + 1, rounding=ROUND_HALF_UP)
        value = context.plus(value)
        power = value.adjusted()
        mantissa = value.scaleb(-power, _WIDE)
    sign = "-" if power < 0 else "+"
    return f"{_rounded(mantissa, decimals)}E{sign}{abs(power):0{exponent_digits}d}"


def _rounded(value: Decimal, decimals: int) -> str:
    unit = Decimal(1).scaleb(-min(decimals, _FINEST))
    return f"{value.quantize(unit, context=_WIDE):f}"


@dataclass(frozen=True, slots=True)
class _Plan:
    """The tokens split at the decimal point, and what commas and percent signs mean."""

    whole: tuple[Token, ...]
    fraction: tuple[Token, ...]
    has_point: bool
    scale: int
    """The value is shown times ten to this power."""
    grouped: bool


def _plan(tokens: Sequence[Token]) -> _Plan:
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    last_whole = _last_digit(tokens[:point])
    last = _last_digit(tokens)
    scale = 2 * sum(token.kind == "percent" for token in tokens)
    grouped = False
    seen_digit = False
    kept: list[list[Token]] = [[], []]
    for i, token in enumerate(tokens):
        seen_digit = seen_digit or token.kind == "digit"
        if token.kind == "comma" and seen_digit:
            if i < last_whole:
                grouped = True
            elif i > last or last_whole < i < point:
                scale -= 3
        elif i != point:
            kept[i > point].append(token)
    return _Plan(tuple(kept[0]), tuple(kept[1]), point < len(tokens), scale, grouped)


def _last_digit(tokens: Sequence[Token]) -> int:
    return max((i for i, token in enumerate(tokens) if token.kind == "digit"), default=-1)


def places(section: Section, value: Decimal) -> str | None:
    """The absolute ``value`` in the digit places of ``section``; None if we cannot show it so."""
    if section.has("slash") and any(
        a.kind == "slash" and b.kind in ("digit", "literal") for a, b in pairwise(section.tokens)
    ):
        return None  # a fraction
    if section.has("exponent"):
        return _exponent(section, value)
    plan = _plan(section.tokens)
    decimals = sum(token.kind == "digit" for token in plan.fraction)
    scaled = abs(stored(value)).scaleb(plan.scale, _WIDE)
    whole, _, fraction = _rounded(scaled, decimals).partition(".")
    text = _whole(plan, whole.lstrip("0"))
    if plan.has_point:
        text += "." + _fraction(plan.fraction, fraction)
    return text


def _whole(plan: _Plan, digits: str) -> str:
    """Digits set into their places from the right; those left over stand before the first."""
    shown: list[str] = []
    rest = list(digits)
    count = 0
    open_places = sum(token.kind == "digit" for token in plan.whole)

    def put(digit: str) -> None:
        nonlocal count
        if plan.grouped and count and count % 3 == 0:
            shown.append(",")
        shown.append(digit)
        count += 1

    for token in reversed(plan.whole):
        if token.kind != "digit":
            shown.append(token.text[::-1])
            continue
        open_places -= 1
        if rest:
            put(rest.pop())
        elif token.text == "0":
            put("0")
        elif token.text == "?":
            shown.append(" ")
        while rest and not open_places:
            put(rest.pop())
    return "".join(shown)[::-1]


def _fraction(tokens: Sequence[Token], digits: str) -> str:
    significant = len(digits.rstrip("0"))
    shown: list[str] = []
    position = 0
    for token in tokens:
        if token.kind != "digit":
            shown.append(token.text)
            continue
        if position < significant or token.text == "0":
            shown.append(digits[position])
        elif token.text == "?":
            shown.append(" ")
        position += 1
    return "".join(shown)


def _exponent(section: Section, value: Decimal) -> str | None:
    """``0.00E+00``; other exponents (every third power) are not shown by us."""
    pattern = "".join(token.text for token in section.tokens).strip()
    head, _, tail = pattern.upper().partition("E")
    if not head.startswith("0") or head[1:].strip("0") not in ("", ".") or tail.strip("+0"):
        return None
    decimals = len(head.partition(".")[2])
    if len(head.partition(".")[0]) != 1:
        return None
    return scientific(abs(stored(value)), decimals, max(1, len(tail) - 1))
