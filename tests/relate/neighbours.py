"""A labelled passage between paragraphs about other things, whose figures it must not take up."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from tests.relate.cases import Case, Operand, Relation, Span

PAIRS = [
    ("income-of-farmers", "product-by-chance"),
    ("standard-raised", "fees-by-item"),
    ("flood-losses", "fines-and-fees-kinds"),
    ("open-list-etc", "examples-among-others"),
    ("different-years", "two-schools"),
    ("year-to-date-and-month", "penalty-and-award"),
    ("sum-of-amounts-by-chance", "mixed-changes"),
    ("income-of-the-union", "budget-year-and-current-and-next"),
]


def among(cases: Iterable[Case]) -> list[Case]:
    """Each case that makes claims between two silent ones (which two depends on its id alone)."""
    every = list(cases)
    silent = {case.id: case.text.strip() for case in every if case.id.startswith("silent/")}
    found = []
    for case in every:
        if case.id not in silent:
            before, after = PAIRS[crc32(case.id.encode()) % len(PAIRS)]
            texts = silent[f"silent/{before}"], silent[f"silent/{after}"]
            found.append(_between(case, f"{case.id} among {before}, {after}", *texts))
    return found


def _between(case: Case, name: str, before: str, after: str) -> Case:
    text = f"{before}\n{case.text.strip()}\n{after}\n"
    moved = len(before) + 1 - (len(case.text) - len(case.text.lstrip()))
    claims, optional = (
        tuple(tuple(_moved(r, moved) for r in readings) for readings in group)
        for group in (case.claims, case.optional)
    )
    return Case(name, text, claims, optional)


def _moved(claim: Relation, by: int) -> Relation:
    def shift(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    groups = tuple(tuple(Operand(shift(o.span), o.part) for o in group) for group in claim.groups)
    return claim._replace(result=shift(claim.result), groups=groups)
