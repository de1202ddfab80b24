"""The changes of all parts add up to the change of their whole: what rose less what fell.

“三公”经费47.91万元，比上年增加25万元。其中：公务用车费46.56万元，比上年增加25万元；公务接待费1.35万元，与上年持平.
Bound where the whole and every part tell a change against one base, flat ones being nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from discloseparse.relate.change.own_changes import OwnChange, own_change
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum import sums

_FIXED = (("出国", "用车", "接待"), ("购置", "运行"))
"""The parts of 三公 and of 公务用车, the same in every year; elsewhere last year may have had another."""


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum of changes for each sum of figures whose changes are all told."""
    for known in sums.bind(scene):
        whole, parts = known.result, known.flat
        if whole is None or known.signs or len(parts) < 2:
            continue
        figures = sorted((whole, *parts), key=lambda q: q.index)
        if whole.kind != "amount" or any(q.role != "plain" or q.per for q in figures):
            continue
        ends = {a.index: b.start for a, b in pairwise(figures)}
        told = {q.index: own_change(scene, q, ends.get(q.index)) for q in figures}
        claim = _claim(whole, parts, told)
        if claim is None or (claim.kind == "equal" and fit(claim)):
            continue  # that the only part that moved moved as much restates nothing
        if _are_fixed(parts):
            yield claim
        elif (held := held_or_slipped([claim])) is not None:
            yield held


def _claim(
    whole: Quantity, parts: tuple[Quantity, ...], told: dict[int, OwnChange | None]
) -> Claim | None:
    changes = [told[q.index] for q in (whole, *parts)]
    known = [change for change in changes if change is not None]
    if len(known) < len(changes) or len({own.base for own in known}) > 1:
        return None
    result, moved = known[0].change, [own for own in known[1:] if own.change is not None]
    operands = tuple(own.change for own in moved if own.change is not None)
    if result is None or not operands:
        return None
    signs = tuple(own.way * known[0].way for own in moved)
    if signs == (1,):
        return Claim("equal", result, operands, "各项增减额之和")
    return Claim("sum", result, operands, "各项增减额之和", signs=signs if -1 in signs else ())


def _are_fixed(parts: tuple[Quantity, ...]) -> bool:
    return any(
        len(fixed) == len(parts) and all(any(word in q.before for q in parts) for word in fixed)
        for fixed in _FIXED
    )
