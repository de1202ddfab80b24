"""Sums: totals and the parts that the words count up.

Three ways of telling them — after a cue, in a list, before an announced total — give readings; the
same parts are then summed into one total only.
"""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate import remainders, sums_announced, sums_cued, sums_itemised, sums_listed
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.lists import numbered_lists, told_lists
from discloseparse.relate.readings import is_total
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.relate.sums_cued import CUE


@once
def bind(scene: Scene) -> list[Claim]:
    """All sums of the scene."""
    return _one_total_each(scene, _found(scene))


def _found(scene: Scene) -> Iterator[Claim]:
    lists = [*numbered_lists(scene), *told_lists(scene)]
    yield from sums_cued.find(scene)
    yield from sums_itemised.find(scene)
    yield from remainders.bind(scene)
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


def _one_total_each(scene: Scene, claims: Iterator[Claim]) -> list[Claim]:
    """The same parts are summed once: into the total announced behind them, else one that holds."""
    chosen: dict[frozenset[int], Claim] = {}
    for claim in claims:
        parts = frozenset(q.index for q in claim.flat)
        known = chosen.get(parts)
        if known is None or _fitness(scene, claim) > _fitness(scene, known):
            chosen[parts] = claim
    return list(chosen.values())


def _fitness(scene: Scene, claim: Claim) -> tuple[bool, int, bool, bool]:
    total, last = claim.result, claim.flat[-1]
    assert total is not None  # noqa: S101
    announced = total.start > last.start and total.sentence == last.sentence and is_total(total)
    own = bool(CUE.match(scene.text, min(total.end + 1, scene.sentence(total).end)))
    near = total.section == claim.flat[0].section
    return announced and not own, fit(claim), near, total.paragraph == claim.flat[0].paragraph
