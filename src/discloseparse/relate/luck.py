"""How easily would a reading hold by chance?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from discloseparse.figures import Interval
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import allowed, fit
from discloseparse.relate.scene import Quantity

_MOST = Decimal("0.2")


def hardly_lucky(readings: Sequence[Claim]) -> Claim | None:
    """The first reading that holds as printed, if so many readings would seldom hold one by chance."""
    held = next((claim for claim in readings if fit(claim) == 2), None)
    return held if held is not None and len(readings) * _width(held) <= _MOST else None


def _width(claim: Claim) -> Decimal:
    """The part of all results that would have held as well."""
    if claim.result is None or not claim.result.figure.value:
        return Decimal(1)
    stated, found = _strict(claim.result), allowed(claim, _strict)
    return (found.high - found.low + stated.high - stated.low) / abs(claim.result.figure.value)


def _strict(q: Quantity) -> Interval:
    return q.figure.strict
