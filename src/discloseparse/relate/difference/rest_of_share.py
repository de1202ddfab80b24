"""What is left of a whole whose share was just told: 支出1264万元，占到位资金的89.93%，结余142万元."""

from __future__ import annotations

import re

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.relate.share import shares

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
    """Whole and part of the share right before ``rest`` in its sentence, or at the end of the one before
    (…，执行率94%。年末结余1.24万元), if that share holds."""
    share = _held(scene).get(rest.index - 1)
    if share is None or share.result is None or not _right_before(scene, share.result, rest):
        return None
    part, whole = share.flat
    alike = part.dim == whole.dim == rest.dim and part.sentence == share.result.sentence
    if not alike or part.figure.value >= whole.figure.value:
        return None
    doubtful = _OTHER_SOURCES.search(
        scene.text, scene.sentence(part).start, rest.start
    ) or _OTHER_SOURCES.search(scene.text, rest.end, scene.sentence(rest).end)
    if (
        doubtful
        and "缺口" not in rest.before
        and fit(Claim("difference", rest, (whole, part), "")) < 2
    ):
        return None
    return whole, part


_AT_LAST = re.compile(
    r"。\s*(?:项目)?(?:年末|年终|期末|全年)?(?:项目|专项)?(?:资金|经费)?[^，,。;\d]{2,4}"
)


def _right_before(scene: Scene, rate: Quantity, rest: Quantity) -> bool:
    if rate.sentence == rest.sentence:
        return True
    return rate.paragraph == rest.paragraph and bool(_AT_LAST.fullmatch(scene.gap(rate, rest)))
