"""Which figure is wrong? One wrong figure may break several claims: find it, and what was meant.

A figure is suspected where a single other value of it makes every failing claim about it hold and breaks
none that holds; more so where that value is one slip of the pen away (digits that changed places, a
decimal point or unit gone wrong, one digit mistyped).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discloseparse.figures import HUNDRED, Interval
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import Relation, fit
from discloseparse.relate.judging.mending import printed, slip_of, with_figure
from discloseparse.relate.judging.solve import implied
from discloseparse.relate.scene import Quantity
from discloseparse.spans import Span

_MOST_FIGURES = 40  # of a claim that is looked into
_MOST_CLAIMS = 24  # about one figure

SLIPS = ("base", "swapped", "unit", "point", "digit")
"""A growth computed on the current figure, digits that changed places, a wrong unit, a decimal point moved,
one digit mistyped: surest first."""


class Suspect(NamedTuple):
    """A figure that is likely wrong: ``meant`` is what it should read, ``slip`` one of :data:`SLIPS` or
    None; ``mends`` are the indices of the failing relations that hold with it."""

    figure: Quantity
    meant: str
    slip: str | None
    mends: tuple[int, ...]


def suspects(relations: Sequence[Relation]) -> dict[int, Suspect]:
    """For failing relations (by index) the figure that is most likely wrong, where one stands out."""
    failing = [i for i, r in enumerate(relations) if r.verdict.holds is False]
    if not failing:
        return {}
    uses = _uses(relations, failing)
    found = [s for span in uses for s in _of_figure(relations, uses[span], span)]
    found.sort(key=_likelihood)
    chosen: dict[int, Suspect] = {}
    for suspect in found:
        if len(suspect.mends) > 1 and not any(i in chosen for i in suspect.mends):
            chosen.update(dict.fromkeys(suspect.mends, suspect))
    of_relation: dict[int, list[Suspect]] = {}
    for suspect in found:
        for i in suspect.mends:
            of_relation.setdefault(i, []).append(suspect)
    for i in failing:
        if i not in chosen:
            alone = _alone(of_relation.get(i, ()))
            if alone is not None:
                chosen[i] = alone._replace(mends=(i,))
    return chosen


def _uses(relations: Sequence[Relation], failing: Sequence[int]) -> dict[Span, list[int]]:
    """For each figure of a failing relation all relations it takes part in."""
    spans = {q.span for i in failing for q in _figures(relations[i].claim)}
    uses: dict[Span, list[int]] = {span: [] for span in spans}
    for i, relation in enumerate(relations):
        for span in {q.span for q in _figures(relation.claim)} & spans:
            uses[span].append(i)
    return dict(sorted(uses.items()))


def _figures(claim: Claim) -> tuple[Quantity, ...]:
    return claim.figures if len(claim.figures) <= _MOST_FIGURES else ()


def _of_figure(relations: Sequence[Relation], uses: Sequence[int], span: Span) -> Iterator[Suspect]:
    """The values that mend every failing relation of one figure and break none."""
    if len(uses) > _MOST_CLAIMS:
        return
    wrong = [i for i in uses if relations[i].verdict.holds is False]
    right = [i for i in uses if relations[i].verdict.holds]
    tried: set[str] = set()
    for i in wrong:
        claim = relations[i].claim
        figure = next(q for q in _figures(claim) if q.span == span)
        value = implied(claim, figure)
        meant = None if value is None else printed(figure, value)
        if meant is None or meant.text in tried:
            continue
        tried.add(meant.text)
        mends = tuple(
            k for k in wrong if fit(with_figure(relations[k].claim, span, meant.figure)) == 2
        )
        whole = len(mends) == len(wrong)
        if whole and all(fit(with_figure(relations[k].claim, span, meant.figure)) for k in right):
            slip = "base" if _on_current(claim, figure) else slip_of(figure, meant)
            yield Suspect(figure, meant.text, slip, mends)


def _on_current(claim: Claim, figure: Quantity) -> bool:
    """Does the rate hold if the change is set against the current figure instead of the one before?"""
    if claim.kind != "growth" or figure is not claim.result or not claim.sign:
        return False
    known = dict(zip(claim.roles, claim.flat, strict=True))
    current = known["current"].figure.value if "current" in known else None
    if "change" in known:
        change = known["change"].figure.value
    elif current is not None:
        change = abs(current - known["previous"].figure.value)
    if current is None:
        current = known["previous"].figure.value + claim.sign * change
    if not current:
        return False
    rate = change * HUNDRED / current
    return figure.figure.strict.meets(Interval(rate, rate))


def _likelihood(suspect: Suspect) -> tuple[int, int, Span]:
    slip = SLIPS.index(suspect.slip) if suspect.slip else len(SLIPS)
    return -len(suspect.mends), slip, suspect.figure.span


def _alone(found: Sequence[Suspect]) -> Suspect | None:
    """Of the figures of one failing relation the one with the surest slip, if no other has that slip; one
    digit mistyped is too easily found to be told of a lone relation."""
    for slip in SLIPS[:-1]:
        alike = [s for s in found if s.slip == slip]
        if alike:
            return alike[0] if len(alike) == 1 else None
    return None
