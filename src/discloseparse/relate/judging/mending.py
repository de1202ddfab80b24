"""What a figure should read: the value that mends a claim, printed as the figure is, and the slip between them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from discloseparse.figures import Figure
from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judging.slips import digit_slip, digits
from discloseparse.relate.scene import Quantity
from discloseparse.spans import Span

_UNIT = re.compile(r"(?:亿|万)?元$")
_UNITS = {"元": Decimal(1), "万元": Decimal(10) ** 4, "亿元": Decimal(10) ** 8}
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MORE_DECIMALS = 3
_POINTS = {Decimal(10) ** k for k in (1, -1, 2, -2, 3, -3)}


class Meant(NamedTuple):
    """What a figure should read, as it would be printed."""

    text: str
    figure: Figure


def printed(figure: Quantity, value: Decimal) -> Meant | None:
    """``value`` printed like ``figure``, in another unit or with more digits if need be."""
    numerals = _NUMERAL.findall(figure.text)
    if len(numerals) != 1 or value < 0:
        return None
    number = Decimal(numerals[0].replace(",", ""))
    if not number or not figure.figure.value:
        return None
    scale = figure.figure.value / number
    decimals = len(numerals[0].partition(".")[2])
    needed = -int((value / scale).normalize().as_tuple().exponent)
    if decimals < needed <= decimals + _MORE_DECIMALS:
        decimals = needed
    step = Decimal(1).scaleb(-decimals)
    rounded = (value / scale).quantize(step, ROUND_HALF_UP)
    if not rounded:
        return None
    written = f"{rounded:,.{decimals}f}" if "," in numerals[0] else f"{rounded:.{decimals}f}"
    half = step * scale / 2 if figure.figure.half else figure.figure.half
    meant = figure.figure._replace(value=rounded * scale, half=half, whole=not decimals)
    text = _in_other_unit(figure, meant) or figure.text.replace(numerals[0], written)
    return Meant(text, meant)


def _in_other_unit(figure: Quantity, meant: Figure) -> str | None:
    """The same digits in the unit that makes them worth what was meant, if one does."""
    unit = _UNIT.search(figure.text)
    if unit is None or figure.dim != "CNY":
        return None
    for other, worth in _UNITS.items():
        if meant.value * _UNITS[unit.group()] == figure.figure.value * worth and worth:
            return None if other == unit.group() else figure.text[: unit.start()] + other
    return None


def with_figure(claim: Claim, span: Span, figure: Figure) -> Claim:
    """``claim`` with another figure at ``span``."""

    def changed(q: Quantity) -> Quantity:
        return replace(q, figure=figure) if q.span == span else q

    operands: list[Operand] = [
        tuple(changed(q) for q in o) if isinstance(o, tuple) else changed(o) for o in claim.operands
    ]
    result = None if claim.result is None else changed(claim.result)
    return claim._replace(result=result, operands=tuple(operands))


def slip_of(figure: Quantity, meant: Meant) -> str | None:
    """By what slip ``figure`` came of what was meant."""
    was, should = (digits(text) for text in (figure.text, meant.text))
    ratio = meant.figure.value / figure.figure.value
    if _in_other_unit(figure, meant.figure):
        return "unit"
    if ratio in _POINTS:
        return "point"
    return digit_slip(was, should, shortest=1)
