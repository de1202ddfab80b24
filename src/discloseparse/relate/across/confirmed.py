"""Sums of the text that fail although the tables confirm every figure in them: they were bound wrongly.

Where each figure is what its own cell states and the tables add up, no figure is wrong; the words only
seemed to make one the sum of the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from discloseparse.relate.judging.judge import Relation
from discloseparse.spans import Span

_OF_AMOUNTS = {"sum", "difference"}


def without_confirmed(relations: Iterable[Relation]) -> list[Relation]:
    """``relations`` less the failing sums and differences of the text whose figures all stand in cells."""
    found = list(relations)
    confirmed = {
        q.span
        for claim, verdict in found
        if claim.form == "text_cell" and verdict.holds
        for q in claim.figures
        if q.index >= 0
    }
    return [r for r in found if not _only_seems(r, confirmed)]


def _only_seems(relation: Relation, confirmed: set[Span]) -> bool:
    claim, verdict = relation
    if verdict.holds or claim.form or claim.kind not in _OF_AMOUNTS or claim.result is None:
        return False
    return all(q.span in confirmed for q in claim.figures)
