"""Sums: totals and the parts that the words count up.

Three ways of telling them — after a cue, in a list, before an announced total — give readings; the
same parts are then summed into one total only.
"""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate import sums_announced, sums_cued, sums_listed
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.lists import numbered_lists, told_lists
from discloseparse.relate.scene import Quantity, Scene, once


@once
def bind(scene: Scene) -> list[Claim]:
    """All sums of the scene."""
    return _one_total_each(_found(scene))


def _found(scene: Scene) -> Iterator[Claim]:
    lists = [*numbered_lists(scene), *told_lists(scene)]
    yield from sums_cued.find(scene)
    yield from sums_listed.find(scene, lists)
    yield from sums_announced.find(scene, lists)


@once
def totals(scene: Scene) -> dict[int, list[Quantity]]:
    """For each part of a sum (by index) the totals it was listed under."""
    found: dict[int, list[Quantity]] = {}
    for claim in bind(scene):
        for part in claim.flat:
            if claim.result is not None:
                found.setdefault(part.index, []).append(claim.result)
    return found


def _one_total_each(claims: Iterator[Claim]) -> list[Claim]:
    """The same parts are summed once: into a total that holds, in the section of the parts."""
    chosen: dict[frozenset[int], Claim] = {}
    for claim in claims:
        parts = frozenset(q.index for q in claim.flat)
        known = chosen.get(parts)
        if known is None or _fitness(claim) > _fitness(known):
            chosen[parts] = claim
    return list(chosen.values())


def _fitness(claim: Claim) -> tuple[int, bool, bool]:
    total = claim.result
    assert total is not None  # noqa: S101
    near = total.section == claim.flat[0].section
    return fit(claim), near, total.paragraph == claim.flat[0].paragraph
