"""Write a relation as a line that a person can check by hand: 80人 × 500元/人 = 40,000元."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from discloseparse.figures import counted, grouped, money
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import Verdict
from discloseparse.relate.scene import Quantity

_WAYS = {"growth": ("增长", "下降"), "difference": ("增加", "减少")}
"""What a rise and a fall are called."""


def explain(claim: Claim, verdict: Verdict) -> str:
    """The calculation with the figures as printed, then what it gives, then what is stated."""
    turned = _turned(claim, verdict)
    left = _TURNED[claim.kind](claim) if turned else _FORMS[claim.kind](claim)
    computed = shown(verdict.computed, claim)
    if claim.kind in {"equal", "comparison"}:
        return left
    if verdict.holds or claim.result is None:
        return f"{left} = {computed}"
    if turned and verdict.computed is not None:
        said, real = _WAYS[claim.kind][:: 1 if claim.sign > 0 else -1]
        return f"{left} = {real}{shown(-verdict.computed, claim)} ≠ {said}{claim.result.text}"
    return f"{left} = {computed} ≠ {claim.result.text}"


def _turned(claim: Claim, verdict: Verdict) -> bool:
    """Do the figures rise where the text says they fall, or fall where it says they rise?

    A clerk then reads 下降5% against 增长5%; a column of a table prints −5 itself.
    """
    result, computed = claim.result, verdict.computed
    if claim.kind not in _WAYS or claim.form or result is None or computed is None:
        return False
    return bool(claim.sign) and result.kind != "points" and computed < 0 <= result.figure.value


def shown(value: Decimal | None, claim: Claim) -> str:
    """``value`` in the unit the result is printed in, with thousands separators."""
    if value is None:
        return "?"
    result = claim.result
    if result is None or result.kind in {"percent", "points"}:
        return f"{grouped(value)}%"
    if result.kind == "amount":
        return money(value, like=result.text)
    return counted(value, like=result.text)


def _factor(q: Quantity) -> str:
    return q.text + ("/" + "/".join(q.per) if q.per else "")


def _joined(claim: Claim, sign: str) -> str:
    return sign.join(q.text for q in claim.flat)


def _sum(claim: Claim) -> str:
    if not claim.signs:
        return _joined(claim, " + ")
    parts = [
        f"{'+' if s > 0 else '−'} {q.text}" for q, s in zip(claim.flat, claim.signs, strict=True)
    ]
    return " ".join(parts).removeprefix("+ ")


def _groups(claim: Claim) -> str:
    groups = (o if isinstance(o, tuple) else (o,) for o in claim.operands)
    return " + ".join(" × ".join(_factor(q) for q in group) for group in groups)


def _growth(claim: Claim, *, turned: bool = False) -> str:
    known = dict(zip(claim.roles, claim.flat, strict=True))
    current, change, previous = (known.get(r) for r in ("current", "change", "previous"))
    if previous is not None and change is not None:
        return f"{change.text} ÷ {previous.text}"
    if previous is not None and current is not None:
        a, b = (current, previous) if (claim.sign > 0) != turned else (previous, current)
        return f"({a.text} − {b.text}) ÷ {previous.text}"
    assert current is not None and change is not None  # noqa: S101, PT018
    return f"{change.text} ÷ ({current.text} {'−' if (claim.sign > 0) != bool(claim.signs) else '+'} {change.text})"


def _difference(claim: Claim, *, turned: bool = False) -> str:
    a, b = claim.flat
    falls = claim.sign < 0 if claim.sign else a.figure.value < b.figure.value
    if falls != turned:
        a, b = b, a
    return f"{a.text} − {b.text}"


def _comparison(claim: Claim) -> str:
    assert claim.result is not None  # noqa: S101
    return f"{claim.result.text} {claim.op} {claim.flat[0].text}"


def _equal(claim: Claim) -> str:
    assert claim.result is not None  # noqa: S101
    same = claim.flat[0].figure.loose.meets(claim.result.figure.loose)
    return f"{claim.flat[0].text} {'=' if same else '≠'} {claim.result.text}"


_TURNED = {"growth": partial(_growth, turned=True), "difference": partial(_difference, turned=True)}
_FORMS = {
    "sum": _sum,
    "product": lambda claim: " × ".join(_factor(q) for q in claim.flat),
    "sum_of_products": _groups,
    "difference": _difference,
    "growth": _growth,
    "share": lambda claim: _joined(claim, " ÷ "),
    "equal": _equal,
    "comparison": _comparison,
}
