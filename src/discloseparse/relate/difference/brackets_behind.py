"""Gaps whose figures are told in the bracket behind: 节约325万元（预算3280万元，成交2955万元）."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.brackets import (
    CAME,
    EARLIER,
    GAP,
    MEANT,
    SIGHT,
    inside,
    ordered,
    tells_gap,
)
from discloseparse.relate.scene import Quantity, Scene, addable


def bind(scene: Scene) -> Iterator[Claim]:
    """One difference for each gap whose two sides, or the larger of them, stand in the bracket behind it."""
    for index, told in inside(scene).items():
        gap = scene.quantities[index]
        if tells_gap(gap, told):
            yield Claim("difference", gap, ordered(told), gap.before)
        elif len(told) == 1 and GAP.search(gap.before):
            yield from _with_larger(scene, gap, told[0])


def _with_larger(scene: Scene, gap: Quantity, larger: Quantity) -> Iterator[Claim]:
    """本年支出31,402.75万元，年末结转442.39万元（收入总计31,845.14万元）."""
    if larger.dim != gap.dim or not addable(larger) or not MEANT.search(larger.before):
        return
    if EARLIER.search(larger.before):
        return
    spent = [
        q
        for q in scene.back(gap, SIGHT)
        if q.sentence == gap.sentence and q.dim == gap.dim and addable(q) and q.role == "plain"
        if CAME.search(q.before)
    ]
    claims = [Claim("difference", gap, (larger, q), gap.before) for q in spent]
    held = held_or_slipped(claims)
    if held is not None:
        yield held
    elif len(claims) == 1:
        yield claims[0]._replace(certain=False)
