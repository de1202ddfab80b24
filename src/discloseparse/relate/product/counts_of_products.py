"""A count that a product takes up with a slip: 村医176人 … 责任险6.16万元，按167人、每人350元测算.

The product fails with the count as printed and holds with one told before that is a slip away: it was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.mending import with_figure
from discloseparse.relate.judging.slips import slipped
from discloseparse.relate.scene import Quantity, Scene, addable, is_time

_REACH = 80


def bind_rest(scene: Scene, bound: Sequence[Claim]) -> Iterator[Claim]:
    """An equal for each count so meant, with the first mention of the number."""
    for claim in bound:
        if claim.kind != "product" or fit(claim):
            continue
        for count in claim.flat:
            meant = _meant(scene, claim, count) if _counts(count) else None
            if meant is not None:
                yield Claim("equal", count, (meant,), f"{meant.label} / {count.before}")


def _counts(q: Quantity) -> bool:
    return q.kind in {"people", "count"} and q.role == "plain" and addable(q) and not is_time(q)


def _meant(scene: Scene, claim: Claim, count: Quantity) -> Quantity | None:
    """The first mention of the number told before the count with which the product holds."""
    told = [
        q
        for q in scene.back(count, _REACH)
        if q.dim == count.dim and q.project == count.project and _counts(q)
        if slipped(q.text, count.text) and fit(with_figure(claim, count.span, q.figure)) == 2
    ]
    return told[-1] if told else None
