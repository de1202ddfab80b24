"""How easily would a reading hold by chance, and is what it gives of the size that is stated?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from discloseparse.figures import Interval
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import allowed, fit, judge
from discloseparse.relate.judging.near import CHOICE, TOLD, misses_narrowly
from discloseparse.relate.scene import Quantity

_MOST = Decimal("0.2")
_FAR_APART = 20
_UNITS = [Decimal(10) ** k for k in (2, 3, 4, 8)]


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


def nearly(claim: Claim, chance: Decimal = CHOICE) -> bool:
    """Does the claim hold, miss by a slip (5.88% printed as 588%), or give no more than twice what is stated?

    What is bound by its place alone is another matter if it is further off.
    """
    if fit(claim) or misses_narrowly(claim, chance):
        return True
    verdict = judge(claim)
    stated, computed = verdict.stated, verdict.computed
    if not stated or not computed:
        return False
    off = max(abs(stated / computed), abs(computed / stated))
    if (stated > 0) != (computed > 0):
        return off <= _SAME  # told as going the other way
    return off <= _NEAR or any(abs(off - ten) * 100 <= ten for ten in _MOVED)


_NEAR = 2
_SAME = Decimal("1.01")
_MOVED = [Decimal(10) ** k for k in (1, 2, 3, 4)]


def of_one_size(claim: Claim) -> bool:
    """640元 is no product of 12.6万人 and 400元: unless by a slip nobody is so far off."""
    verdict = judge(claim)
    if claim.result is None or verdict.computed is None or verdict.stated is None:
        return False
    computed, stated = abs(verdict.computed), abs(verdict.stated)
    if computed <= _FAR_APART * stated and stated <= _FAR_APART * computed:
        return True
    off = max(computed, stated) / (min(computed, stated) or 1)
    return any(abs(off - u) * 100 <= u for u in _UNITS) or misses_narrowly(claim, TOLD)
