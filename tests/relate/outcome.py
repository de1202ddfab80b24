"""What the library finds in a labelled passage, beside what the labels say.

``python -m tests.relate.outcome`` prints the figures per kind and every miss and extra, then the
same for every claim that holds with a slip in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from discloseparse import RelationItem, parse_text
from tests.relate.cases import Case, Operand, Relation, Span, load_cases, relation
from tests.relate.slips import slipped

MARKS = {True: "✓", False: "✗", None: "?"}
SIGNS = {1: "+", -1: "−"}


class Outcome(NamedTuple):
    """Claims found with the right verdict, with a wrong one, not found, and findings beyond the labels."""

    right: list[Relation]
    wrong: list[Relation]
    missed: list[Relation]
    extra: list[str]

    @property
    def clean(self) -> bool:
        return not (self.wrong or self.missed or self.extra)


def outcome(case: Case) -> Outcome:
    """Compares kind, result, operands and verdict; optional claims may be found or not."""
    items = parse_text(case.text).relations
    found = [_relation(item) for item in items if item.result is not None]
    right, wrong, missed = [], [], []
    for readings in case.claims:
        if match := next((r for r in found if r in readings), None):
            right.append(match)
        elif match := next((r for r in found if _bound(r) in map(_bound, readings)), None):
            wrong.append(match)
        else:
            missed.append(readings[0])
    claimed = {_bound(r) for readings in case.claims for r in readings}
    allowed = {r for readings in case.optional for r in readings}
    extra = [describe(case.text, r) for r in found if _bound(r) not in claimed and r not in allowed]
    extra += [item.explanation for item in items if item.result is None and item.holds is False]
    return Outcome(right, wrong, missed, extra)


def report(case: Case, seen: Outcome) -> str:
    """The passage and what is wrong about it, for a reader."""
    lines = [case.id, case.text.strip()]
    lines += [f"  wrong verdict: {describe(case.text, r)}" for r in seen.wrong]
    lines += [f"  missed: {describe(case.text, r)}" for r in seen.missed]
    lines += [f"  extra:  {line}" for line in seen.extra]
    return "\n".join(lines)


def describe(text: str, claim: Relation) -> str:
    """A relation as a line of a case (without ordinals)."""
    between = {"product": " × ", "sum_of_products": " × ", "difference": " − ", "share": " / "}

    def quote(span: Span) -> str:
        return text[span.start : span.end].replace("\n", "")

    def group(operands: tuple[Operand, ...]) -> str:
        if claim.kind == "sum":
            return " ".join(f"{o.part} {quote(o.span)}" for o in operands).removeprefix("+ ")
        if claim.kind == "growth":
            return ", ".join(f"{o.part} {quote(o.span)}" for o in operands)
        return between.get(claim.kind, " ").join(quote(o.span) for o in operands)

    side = " + ".join(map(group, claim.groups))
    return f"{claim.kind} {quote(claim.result)} {claim.op or '='} {side} {MARKS[claim.holds]}"


def _bound(claim: Relation) -> Relation:
    return claim._replace(holds=None)


def _relation(item: RelationItem) -> Relation:
    assert item.result is not None
    groups = [place if isinstance(place, list) else [place] for place in item.operands]
    if item.kind != "sum_of_products":
        groups = [[place for group in groups for place in group]]
    parts = item.roles if item.kind == "growth" else _signs(item)
    read = tuple(
        tuple(
            Operand(Span(place.start, place.end), parts[n] if parts else "")
            for n, place in enumerate(group)
        )
        for group in groups
    )
    result = Span(item.result.start, item.result.end)
    return relation(item.kind, item.op or "", result, read, item.holds)


def _signs(item: RelationItem) -> list[str] | None:
    if item.kind != "sum":
        return None
    return [SIGNS[sign] for sign in item.signs or [1] * len(item.operands)]


def score(cases: Iterable[Case]) -> None:
    """Prints the figures per kind, then every case that is not clean."""
    counts: dict[str, Counter[str]] = {}
    faults = []
    for case in cases:
        seen = outcome(case)
        tally = counts.setdefault(case.id.split("/")[0], Counter())
        tally.update(cases=1, clean=seen.clean, right=len(seen.right), wrong=len(seen.wrong))
        tally.update(missed=len(seen.missed), extra=len(seen.extra))
        if not seen.clean:
            faults.append(report(case, seen))
    counts["all"] = sum(counts.values(), Counter())
    columns = ["cases", "clean", "right", "missed", "extra", "wrong"]
    print(f"{'kind':16}" + "".join(f"{name:>8}" for name in columns))
    for kind, tally in counts.items():
        print(f"{kind:16}" + "".join(f"{tally[name]:8}" for name in columns))
    print("\n" + "\n\n".join(faults), end="\n\n")


if __name__ == "__main__":
    score(load_cases())
    score(slip for case in load_cases() for slip in slipped(case))
