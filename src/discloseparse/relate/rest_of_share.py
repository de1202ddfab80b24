"""What is left of a whole whose share was just told: 支出1264万元，占到位资金的89.93%，结余142万元."""

from __future__ import annotations

from discloseparse.relate import shares
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.scene import Quantity, Scene, once


@once
def _held(scene: Scene) -> dict[int, Claim]:
    return {
        claim.result.index: claim
        for claim in shares.bind(scene)
        if claim.result is not None and fit(claim) == 2
    }


def rest_of_share(scene: Scene, rest: Quantity) -> tuple[Quantity, Quantity] | None:
    """Whole and part of the share right before ``rest`` in its sentence, if that share holds."""
    share = _held(scene).get(rest.index - 1)
    if share is None or share.result is None or share.result.sentence != rest.sentence:
        return None
    part, whole = share.flat
    alike = part.dim == whole.dim == rest.dim and part.sentence == rest.sentence
    return (whole, part) if alike and part.figure.value < whole.figure.value else None
