"""Recompute a claim with intervals: does what is stated meet what the operands allow?

A printed figure stands for every number that rounds to it (XBRL Calculations 1.1). A claim is tried
as printed, then with decimals read as rounded, then with the result cut off instead of rounded, and
last with whole numbers read as rounded too; the first that holds names its ``exactness``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple

from discloseparse.figures import EXACT, HUNDRED, ONE, ZERO, Figure, Interval, total
from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.scene import Quantity

Read = Callable[[Quantity], Interval]


class Verdict(NamedTuple):
    """``computed`` is the value that the figures as printed give, ``low`` … ``high`` what they allow."""

    stated: Decimal | None
    computed: Decimal | None
    low: Decimal | None
    high: Decimal | None
    holds: bool | None
    exactness: str | None


class Relation(NamedTuple):
    """A claim and the verdict on it."""

    claim: Claim
    verdict: Verdict


def judge(claim: Claim) -> Verdict:
    """The verdict on ``claim``; ``holds`` is None where the claim is undefined (division by zero)."""
    try:
        loose = allowed(claim, _loose)
        point = allowed(claim, _point)
    except ZeroDivisionError:
        printed = claim.result.figure.value if claim.result else claim.target
        return Verdict(printed, None, None, None, None, None)
    stated = _stated(claim, _point)
    exactness = _exactness(claim, point, loose)
    return Verdict(
        stated=stated.low,
        computed=_shown(claim, point),
        low=loose.low,
        high=loose.high,
        holds=exactness != "failed",
        exactness=exactness,
    )


def fit(claim: Claim) -> int:
    """How well a reading holds: 2 as printed, 1 only if whole numbers are rounded, 0 not at all."""
    return {"exact": 2, "rounding": 2, "truncated": 2, "coarse": 1}.get(
        judge(claim).exactness or "", 0
    )


def best(claims: Sequence[Claim]) -> Claim | None:
    """The first of the best fitting readings, or None if none holds."""
    choice = max(claims, key=fit, default=None)
    return choice if choice is not None and fit(choice) else None


def fineness(claim: Claim) -> Decimal:
    """Among how many results that could be printed alike the stated one is: how little luck a fit leaves."""
    if claim.result is None:
        return ZERO
    stated, computed = _loose(claim.result), allowed(claim, _strict)
    width = (stated.high - stated.low) + (computed.high - computed.low)
    least = 2 * claim.result.figure.half if claim.result.kind == "percent" else ONE
    return abs(claim.result.figure.value) / max(width, least or ONE)


def _exactness(claim: Claim, point: Interval, loose: Interval) -> str:
    meets = _comparison(claim.op) if claim.kind == "comparison" else Interval.meets
    if claim.kind == "comparison":
        if meets(_stated(claim, _point), point):
            return "exact"
        between_tables = claim.form and _stated(claim, _strict).meets(allowed(claim, _strict))
        return "rounding" if between_tables else "failed"
    if meets(_stated(claim, _point), point):
        return "exact"
    if meets(_stated(claim, _strict), allowed(claim, _strict)):
        return "rounding"
    if not meets(_stated(claim, _loose), loose):
        return "truncated" if _cut_off(claim, point) else "failed"
    return "truncated" if _cut_off(claim, allowed(claim, _strict)) else "coarse"


def _comparison(op: str) -> Callable[[Interval, Interval], bool]:
    return {
        "<": lambda a, b: a.high < b.low,
        ">": lambda a, b: a.low > b.high,
        "=": lambda a, b: a == b,
        "<=": lambda a, b: a.high <= b.low,
        ">=": lambda a, b: a.low >= b.high,
    }[op]


def _cut_off(claim: Claim, computed: Interval) -> bool:
    """Does the result meet if its tail was dropped? Only figures with decimals and rates are."""
    if claim.result is None or claim.kind in {"equal", "sum", "difference"}:
        return False
    figure = claim.result.figure
    if figure.half == 0 or figure.whole:
        return False
    step = figure.half * 2
    low = figure.value if figure.value >= 0 else figure.value - step
    return computed.low < low + step and low <= computed.high


def _point(q: Quantity) -> Interval:
    return q.figure.point


def _strict(q: Quantity) -> Interval:
    return _widened(q, q.figure.strict)


def _loose(q: Quantity) -> Interval:
    return _widened(q, q.figure.loose)


def _widened(q: Quantity, interval: Interval) -> Interval:
    """约, 近, 余: one whole unit of the last printed digit on either side."""
    if not q.approx:
        return interval
    step = q.figure.half or _last_digit(q.figure) / 2
    return Interval(interval.low - step, interval.high + step)


def _last_digit(figure: Figure) -> Decimal:
    """The worth of the last non-zero digit: 3800余人 is good to the hundred."""
    exponent = figure.value.normalize().as_tuple().exponent
    return ONE.scaleb(exponent) if isinstance(exponent, int) else ZERO


def _stated(claim: Claim, read: Read) -> Interval:
    if claim.result is None:
        assert claim.target is not None, "a claim without a result has a target"  # noqa: S101
        return Interval(claim.target, claim.target)
    return read(claim.result)


def allowed(claim: Claim, read: Read) -> Interval:
    """What the operands allow for the result, each figure read by ``read``."""
    with localcontext(EXACT):
        return _FORMULAS[claim.kind](claim, read)


def _product(operands: tuple[Operand, ...], read: Read) -> Interval:
    result = Interval(ONE, ONE)
    for operand in operands:
        assert isinstance(operand, Quantity)  # noqa: S101
        result *= read(operand)
    return result


def _sum(claim: Claim, read: Read) -> Interval:
    signs = claim.signs or (1,) * len(claim.operands)
    parts = [read(q) for q in claim.flat]
    return total(p if s > 0 else -p for p, s in zip(parts, signs, strict=True))


def _sum_of_products(claim: Claim, read: Read) -> Interval:
    groups = [g if isinstance(g, tuple) else (g,) for g in claim.operands]
    return total(_product(group, read) for group in groups)


def _difference(claim: Claim, read: Read) -> Interval:
    """The gap in the direction the words tell; without one, its size."""
    a, b = claim.flat
    gap = read(a) - read(b)
    if claim.sign:
        return gap if claim.sign > 0 else -gap
    return -gap if gap.low + gap.high < 0 else gap


def _growth(claim: Claim, read: Read) -> Interval:
    known = {role: read(q) for role, q in zip(claim.roles, claim.flat, strict=True)}
    against = bool(claim.signs)  # the change is said to go the other way than the rate
    if "previous" in known:
        previous = known["previous"]
    elif (claim.sign > 0) != against:
        previous = known["current"] - known["change"]
    else:
        previous = known["current"] + known["change"]
    if "change" in known:
        change = -known["change"] if against else known["change"]
    else:
        change = known["current"] - previous
        change = -change if claim.sign < 0 else change
    return change * Interval(HUNDRED, HUNDRED) / previous


def _share(claim: Claim, read: Read) -> Interval:
    part, whole = claim.flat
    return read(part) * Interval(HUNDRED, HUNDRED) / read(whole)


def _same(claim: Claim, read: Read) -> Interval:
    return read(claim.flat[0])


_FORMULAS: dict[str, Callable[[Claim, Read], Interval]] = {
    "sum": _sum,
    "product": lambda claim, read: _product(claim.operands, read),
    "sum_of_products": _sum_of_products,
    "difference": _difference,
    "growth": _growth,
    "share": _share,
    "equal": _same,
    "comparison": _same,
}


def _shown(claim: Claim, point: Interval) -> Decimal:
    """One value to show: quotients are rounded two digits behind what was printed."""
    value = (point.low + point.high) / 2 if point.low != point.high else point.low
    if claim.kind not in {"growth", "share"} or claim.result is None:
        return value
    exponent = claim.result.figure.half.normalize().as_tuple().exponent
    digits = max(2, -exponent if isinstance(exponent, int) else 2)
    return value.quantize(ONE.scaleb(-digits), ROUND_HALF_UP)
