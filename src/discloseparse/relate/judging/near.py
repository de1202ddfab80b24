"""A reading that fails by one slip of the pen: bound all the same, where luck cannot explain how near it comes.

Where the words leave several readings, arithmetic chooses the one that holds. If none does, one may
hold but for a single figure that is a slip away from what it should be (a digit mistyped, two changed
places, the unit or the decimal point gone wrong). How likely that comes about by chance is the number of
figures that a slip could have made, over the number of results that could have been printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import best, fineness, fit
from discloseparse.relate.judging.mending import printed, slip_of, with_figure
from discloseparse.relate.judging.slips import digits
from discloseparse.relate.judging.solve import implied
from discloseparse.relate.scene import Quantity

# How likely a fit by luck may be:
CHOICE = Decimal("0.03")
"""where the words leave a choice between readings"""
NAMED = Decimal("0.4")
"""where the name of a standard is said again, or total and items are all of one column"""
TOLD = Decimal("Infinity")
"""where the words leave no doubt that the figures belong together"""
_MOST_FIGURES = 16
_MOST_READINGS = 12


def held_or_slipped(readings: Sequence[Claim]) -> Claim | None:
    """The best fitting reading; else the only one that fails by a slip, without certainty."""
    held = best(readings)
    if held is not None:
        return held
    slip = slipped_reading(readings)
    return None if slip is None else slip._replace(certain=False)


def slipped_reading(readings: Sequence[Claim]) -> Claim | None:
    """The only one of ``readings`` that fails by a slip; the nearest, where the same total is told again."""
    if len(readings) > _MOST_READINGS:
        return None
    missed = [claim for claim in readings if misses_narrowly(claim)]
    told = {tuple((q.dim, q.figure.value) for q in claim.figures) for claim in missed}
    return missed[0] if len(told) == 1 else None


def misses_narrowly(claim: Claim, chance: Decimal = CHOICE) -> bool:
    """Would one slip less make a claim hold that luck (to be below ``chance``) could hardly make hold?"""
    figures = claim.figures
    if len(figures) > _MOST_FIGURES:
        return False
    return any(_mended(claim, figure, figures, chance) for figure in figures)


def _mended(claim: Claim, figure: Quantity, figures: Sequence[Quantity], chance: Decimal) -> bool:
    value = implied(claim, figure)
    if value is None:
        return False
    for nth, near in enumerate(_near(claim, figure, value), 1):
        meant = printed(figure, near)
        slip = None if meant is None else slip_of(figure, meant)
        if meant is None or slip is None:
            continue
        mended = with_figure(claim, figure.span, meant.figure)
        if fit(mended) == 2:  # as printed
            tried = nth * sum(_alternatives(q, slip) for q in figures)
            return tried <= chance * fineness(mended)
    return False


def _near(claim: Claim, figure: Quantity, value: Decimal) -> Iterator[Decimal]:
    """What the others leave for a figure, and what their rounding makes of it: 11 items, a digit more or less."""
    yield value
    step = 2 * figure.figure.half
    if claim.kind == "sum" and step and len(claim.flat) > 2:
        for k in range(1, _ROUNDED + 1):
            yield value - k * step
            yield value + k * step


_ROUNDED = 2
"""Last digits by which the rounding of many parts may be off."""


def _alternatives(q: Quantity, slip: str) -> int:
    """How many figures one such slip could make of ``q``."""
    count = len(digits(q.text))
    return {"digit": 9 * count, "swapped": count, "unit": 2, "point": 6}[slip]
