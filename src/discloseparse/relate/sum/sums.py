"""Sums: totals and the parts that the words count up.

Three ways of telling them — after a cue, in a list, before an announced total — give readings; the
same parts are then summed into one total only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from discloseparse.figures import HUNDRED, ZERO
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import TOLD, misses_narrowly
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.relate.sum import (
    remainders,
    sums_announced,
    sums_beside,
    sums_cued,
    sums_itemised,
    sums_listed,
)
from discloseparse.relate.sum.cues import CUE
from discloseparse.relate.sum.lists import numbered_lists, told_lists
from discloseparse.relate.sum.readings import is_total

_NEAR = 6


@once
def bind(scene: Scene) -> list[Claim]:
    """All sums of the scene."""
    closed = (claim for claim in _found(scene) if fit(claim) or not _left_open(scene, claim))
    return _one_total_each(scene, closed)


def _left_open(scene: Scene, claim: Claim) -> bool:
    """Do the shares printed behind all parts say that these are less than the whole (占30.3%, 占39.39%), or
    parts of another one?"""
    shares = [(part, _own_share(scene, part)) for part in claim.flat]
    told = [rate for _, rate in shares if rate is not None]
    if len(told) < len(shares) or claim.result is None:
        return False
    slack = sum((rate.figure.half for rate in told), start=ZERO)
    gap = sum((rate.figure.value for rate in told), start=ZERO) - HUNDRED
    of_another = any(_of_another(scene, part, rate, claim.result) for part, rate in shares if rate)
    return gap < -slack or (gap > slack and of_another) or _without_them(claim, shares)


def _of_another(scene: Scene, part: Quantity, rate: Quantity, total: Quantity) -> bool:
    """Is the share printed behind a part one of another figure told before it, and not of the total?"""
    near = (q for q in scene.back(part, _NEAR) if q.dim == part.dim and q.sentence == part.sentence)
    return not fit(Claim("share", rate, (part, total), "占")) and any(
        fit(Claim("share", rate, (part, q), "占")) for q in near
    )


def _without_them(claim: Claim, shares: Sequence[tuple[Quantity, Quantity | None]]) -> bool:
    """A占53.23%，B占18.15%，…, 100% in all: where no share is of the total, the parts are not its own."""
    assert claim.result is not None  # noqa: S101
    of_total = (
        fit(Claim("share", rate, (part, claim.result), "占")) for part, rate in shares if rate
    )
    return len(shares) > 1 and not any(of_total) and not misses_narrowly(claim, TOLD)


def _own_share(scene: Scene, part: Quantity) -> Quantity | None:
    behind = scene.quantities[part.index + 1 : part.index + 2]
    own = behind and behind[0].kind == "percent" and behind[0].before.startswith("占")
    return behind[0] if own else None


def _found(scene: Scene) -> Iterator[Claim]:
    lists = [*numbered_lists(scene), *told_lists(scene)]
    cued = [*sums_cued.find(scene), *sums_itemised.find(scene)]
    rest = remainders.find(scene)
    listed = [*sums_listed.find(scene, lists), *sums_announced.find(scene, lists)]
    yield from (*cued, *rest, *listed)
    told = {q.index for claim in (*cued, *listed) for q in claim.figures}
    told |= {q.index for claim in rest for q in claim.flat}
    wholes = {claim.result for claim in rest}  # what has a rest may be broken down besides
    beside = sums_beside.find(scene, told)
    yield from (claim for claim in beside if claim.result not in wholes or fit(claim) == 2)


@once
def totals(scene: Scene) -> dict[int, list[Quantity]]:
    """For each part of a sum (by index) the totals it was listed under."""
    found: dict[int, list[Quantity]] = {}
    for claim in bind(scene):
        for part in claim.flat:
            if claim.result is not None:
                found.setdefault(part.index, []).append(claim.result)
    return found


def is_listed(scene: Scene, q: Quantity) -> bool:
    """讲座48场、展览36场、亲子阅读72场: is the figure a part told beside others of its whole?"""
    known = totals(scene)
    beside = [q.index - 1, q.index + 1]
    return any(whole in known.get(n, ()) for whole in known.get(q.index, ()) for n in beside)


@once
def told_under(scene: Scene) -> dict[int, list[int]]:
    """For each total (by index) the indices of the parts that were listed under it, whatever they give."""
    found: dict[int, list[int]] = {}
    for part, wholes in totals(scene).items():
        for whole in wholes:
            found.setdefault(whole.index, []).append(part)
    return found


def closed_before(scene: Scene, whole: Quantity, place: Quantity) -> bool:
    """Do all parts of the whole stand before ``place``, with no change told of any of them but the last?"""
    parts = told_under(scene).get(whole.index, [])
    if not parts or max(parts) >= place.index:
        return False
    between = scene.quantities[min(parts) : max(parts)]
    if any(q.role == "change" for q in between):
        return False
    if scene.quantities[max(parts)].segment != place.segment:
        return True
    side_by_side = (
        scene.gap(a, b) for a, b in pairwise(scene.quantities[n] for n in sorted(parts))
    )
    return all(len(_SEPARATES.findall(gap)) < _CLAUSES for gap in side_by_side)


_SEPARATES = re.compile(r"[，,、;]")
_CLAUSES = 2
"""A列18万元，用于更新，B列14万元，比上年减少: where more than a name stands between, the last tells of itself."""


@once
def parts_of(scene: Scene) -> dict[int, tuple[Quantity, ...]]:
    """The parts of each total (by its index) that they give as printed."""
    held = [claim for claim in bind(scene) if fit(claim) == 2]
    return {claim.result.index: claim.flat for claim in held if claim.result is not None}


@once
def proved(scene: Scene) -> frozenset[int]:
    """The totals (by index) that their parts give as printed."""
    return frozenset(parts_of(scene))


def _one_total_each(scene: Scene, claims: Iterator[Claim]) -> list[Claim]:
    """The same parts are summed once: into the total announced behind them, else one that holds."""
    chosen: dict[frozenset[int], Claim] = {}
    for claim in claims:
        parts = frozenset(q.index for q in claim.flat)
        known = chosen.get(parts)
        if known is None or _fitness(scene, claim) > _fitness(scene, known):
            chosen[parts] = claim
    told: dict[tuple[Quantity | None, tuple[Decimal, ...]], Claim] = {}
    for claim in (
        chosen.values()
    ):  # 其中中央620万元、省级320万元 … 一、中央资金（620万元）: parts told twice
        told.setdefault((claim.result, tuple(q.figure.value for q in claim.flat)), claim)
    return list(told.values())


_STRONGLY = re.compile(r"(?:合计|共计|总计|小计)[^\d]{0,4}$")


def _fitness(scene: Scene, claim: Claim) -> tuple[bool, bool, int, bool, bool]:
    """A total that 合计 announces is the parts' own; one with a mere 共 must give way to one that holds."""
    total, last = claim.result, claim.flat[-1]
    assert total is not None  # noqa: S101
    announced = is_total(total) and _closes(scene, total, last)
    strongly = announced and bool(_STRONGLY.search(total.before))
    own = bool(CUE.match(scene.text, min(total.end + 1, scene.sentence(total).end)))
    near = total.section == claim.flat[0].section
    held = fit(claim)
    return (
        strongly and not own,
        bool(held) or (announced and not own),
        held,
        near,
        total.paragraph == claim.flat[0].paragraph,
    )


def _closes(scene: Scene, total: Quantity, last: Quantity) -> bool:
    """Does the total stand behind the last part, in its sentence or as the first figure of a line below?"""
    if total.start < last.start:
        return False
    opens = total.index == scene.paragraphs[total.paragraph].first
    below = total.section == last.section and total.paragraph > last.paragraph
    return total.sentence == last.sentence or (opens and below)
