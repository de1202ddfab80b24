"""What sums have in common: closing words, possible totals, the choice between readings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import best
from discloseparse.relate.judging.luck import of_one_size
from discloseparse.relate.judging.near import TOLD, misses_narrowly, slipped_reading
from discloseparse.relate.scene import Quantity, addable
from discloseparse.relate.sum.unlike import may_be_parts

_CLOSES = re.compile(
    r"(?:合计|共计|总计|小计)[^\d]{0,4}$|(?:(?<![公共])共|(?<![预估统累合])计|需)(?:为|需|发|发放|资金|款)?$"
)


def is_total(q: Quantity) -> bool:
    """Do the words before the figure close a list (合计, 共, 计)?"""
    return bool(_CLOSES.search(q.before))


def may_total(q: Quantity, like: Quantity) -> bool:
    """Could ``q`` be the total of parts such as ``like``?"""
    return q.dim == like.dim and q.role == like.role and addable(q) and q is not like


def by_segment(quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """The figures of one sentence, grouped by its ；."""
    groups: dict[int, list[Quantity]] = {}
    for q in quantities:
        groups.setdefault(q.segment, []).append(q)
    return list(groups.values())


def likeliest(readings: Sequence[Claim], *, strict: bool) -> Iterator[Claim]:
    """The reading that holds; else one that fails by a slip; else the first, if the words leave no doubt."""
    held = best(readings)
    if held is not None:
        yield held
        return
    readings = [c for c in readings if may_be_parts(c.flat) and not _holds_itself(c)]
    slip = slipped_reading(readings)
    claim = slip or (_first_choice(readings) if strict else None)
    if claim is not None:
        yield claim._replace(certain=strict and len(readings) == 1)


def _first_choice(readings: Sequence[Claim]) -> Claim | None:
    """Where the words leave no doubt that a sum is told: the reading of a total of the first sentence that any
    slip would explain, else the first whose total is no less than its parts and of their size."""
    told = {claim.result.sentence for claim in readings[:1] if claim.result}
    nearest = (claim for claim in readings if claim.result and claim.result.sentence in told)
    slip = next((claim for claim in nearest if misses_narrowly(claim, TOLD)), None)
    if slip is not None or any(map(_names_a_few, readings[:1])):
        return slip
    sized = (claim for claim in readings if _contains(claim) and _of_one_size(claim))
    beside = (claim for claim in readings if _in_one_sentence(claim) and _of_one_size(claim))
    return next(sized, None) or next(beside, None)


_MANY = 2


def _names_a_few(claim: Claim) -> bool:
    """全年支出1934万元。其中，设备购置107万元，维修17万元: the parts told are far from all."""
    parts = sum(q.figure.value for q in claim.flat)
    return claim.result is not None and parts * _MANY < claim.result.figure.value


def _in_one_sentence(claim: Claim) -> bool:
    """A total told further off is not taken for that of parts larger than itself."""
    return claim.result is not None and claim.result.sentence == claim.flat[0].sentence


def _holds_itself(claim: Claim) -> bool:
    """46座水库，从运行情况看，46座中有7座…: the whole said again is no part of itself."""
    assert claim.result is not None  # noqa: S101
    first = claim.flat[0]
    return first.figure.value == claim.result.figure.value and not first.before


def _of_one_size(claim: Claim) -> bool:
    """240万元 is no total of 1,000元 and 600元: they are told for each household."""
    assert claim.result is not None  # noqa: S101
    whole, parts = claim.result.figure.value, sum(q.figure.value for q in claim.flat)
    if parts == 2 * whole and any(q.figure.value == whole for q in claim.flat):
        return False  # the total itself, said again before its parts
    if _names_a_few(claim):
        return False
    return of_one_size(claim)


def _contains(claim: Claim) -> bool:
    """Is the total no less than any of its parts?"""
    parts = [q.figure.value for q in claim.flat]
    return claim.result is not None and claim.result.figure.value >= max(parts)
