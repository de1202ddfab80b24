"""Solve a claim for one of its figures: the value with which it would hold, all others as printed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext

from discloseparse.figures import EXACT, HUNDRED, ONE, ZERO
from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity


def implied(claim: Claim, figure: Quantity) -> Decimal | None:
    """The value that ``figure`` should have, or None where the claim does not tell one."""
    if claim.result is None or any(q.figure.high is not None for q in claim.figures):
        return None
    solve = _SOLVERS.get(claim.kind)
    if solve is None:
        return None
    try:
        with localcontext(EXACT) as context:
            context.traps[DivisionByZero] = context.traps[InvalidOperation] = True
            return solve(claim, figure)
    except (DivisionByZero, InvalidOperation):
        return None


def _value(q: Quantity) -> Decimal:
    return q.figure.value


def _total(claim: Claim, figure: Quantity) -> Decimal | None:
    assert claim.result is not None  # noqa: S101
    signs = claim.signs or (1,) * len(claim.flat)
    parts = list(zip(claim.flat, signs, strict=True))
    if figure is claim.result:
        return sum((_value(q) * sign for q, sign in parts), ZERO)
    rest = sum((_value(q) * sign for q, sign in parts if q is not figure), ZERO)
    own = next(sign for q, sign in parts if q is figure)
    return (_value(claim.result) - rest) * own


def _product(claim: Claim, figure: Quantity) -> Decimal | None:
    assert claim.result is not None  # noqa: S101
    others = ONE
    for q in claim.flat:
        if q is not figure:
            others *= _value(q)
    return others if figure is claim.result else _value(claim.result) / others


def _sum_of_products(claim: Claim, figure: Quantity) -> Decimal | None:
    if figure is not claim.result:
        return None
    found = ZERO
    for group in claim.operands:
        product = ONE
        for q in group if isinstance(group, tuple) else (group,):
            product *= _value(q)
        found += product
    return found


def _difference(claim: Claim, figure: Quantity) -> Decimal | None:
    assert claim.result is not None  # noqa: S101
    current, previous = claim.flat
    sign = claim.sign or (1 if _value(current) >= _value(previous) else -1)
    if figure is claim.result:
        return (_value(current) - _value(previous)) * sign
    change = _value(claim.result) * sign
    return _value(previous) + change if figure is current else _value(current) - change


def _growth(claim: Claim, figure: Quantity) -> Decimal | None:
    assert claim.result is not None  # noqa: S101
    known = {role: _value(q) for role, q in zip(claim.roles, claim.flat, strict=True)}
    sign = claim.sign or 1
    factor = 1 + sign * _value(claim.result) / HUNDRED
    if figure is claim.result:
        if "previous" not in known:
            known["previous"] = known["current"] - sign * known["change"]
        change = known.get("change", (known.get("current", ZERO) - known["previous"]) * sign)
        return change * HUNDRED / known["previous"]
    role = next(r for r, q in zip(claim.roles, claim.flat, strict=True) if q is figure)
    other = next(r for r in claim.roles if r != role)
    if {role, other} == {"current", "previous"}:
        return known[other] * factor if role == "current" else known[other] / factor
    rate = _value(claim.result) / HUNDRED
    base = rate if other == "previous" or role == "previous" else rate / factor
    return known[other] * base if role == "change" else known[other] / base


def _share(claim: Claim, figure: Quantity) -> Decimal | None:
    assert claim.result is not None  # noqa: S101
    part, whole = claim.flat
    if figure is claim.result:
        return _value(part) * HUNDRED / _value(whole)
    rate = _value(claim.result) / HUNDRED
    return _value(whole) * rate if figure is part else _value(part) / rate


def _equal(claim: Claim, figure: Quantity) -> Decimal | None:
    assert claim.result is not None  # noqa: S101
    return _value(claim.flat[0] if figure is claim.result else claim.result)


_SOLVERS: dict[str, Callable[[Claim, Quantity], Decimal | None]] = {
    "sum": _total,
    "product": _product,
    "sum_of_products": _sum_of_products,
    "difference": _difference,
    "growth": _growth,
    "share": _share,
    "equal": _equal,
}
