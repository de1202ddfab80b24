"""What is left of a whole whose share was just told: 支出1264万元，占到位资金的89.93%，结余142万元."""

from __future__ import annotations

import re

from discloseparse.relate import shares
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.scene import Quantity, Scene, once

# What was brought forward is left over too, and what is not paid yet may be a part of what is left.
_OTHER_SOURCES = re.compile(r"收入|年初|期初|上年|结转|未支付|未拨付|尚未")


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
    if not alike or part.figure.value >= whole.figure.value:
        return None
    doubtful = _OTHER_SOURCES.search(scene.text, scene.sentence(rest).start, rest.start)
    if (
        doubtful
        and "缺口" not in rest.before
        and fit(Claim("difference", rest, (whole, part), "")) < 2
    ):
        return None
    return whole, part
