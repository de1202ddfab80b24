"""Lists that name a few of many, or figures beside the whole: behind a cue, but no sum that fails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from discloseparse.figures import ZERO
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import TOLD, misses_narrowly
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum.cued_parts import separate

_HABIT = 2


def open_by_habit(claims: Sequence[Claim]) -> set[str]:
    """收入613亿元，其中：保险费收入577亿元；财政补贴收入11亿元: told so of each of several wholes, two parts of many.

    By what their parts open with: the lists that lack a part time and again, and not by a slip of the pen.
    """
    lacking = {
        (opening_part(claim), claim.result.figure.value)
        for claim in claims
        if claim.result is not None and lacks_for_sure(claim)
    }
    times = Counter(opening for opening, _ in lacking)
    return {opening for opening, count in times.items() if count >= _HABIT}


def opening_part(claim: Claim) -> str:
    """The name of the first part."""
    return claim.flat[0].label


def lacks_a_part(claim: Claim) -> bool:
    """Do the parts give less than the whole?"""
    if claim.result is None or fit(claim):
        return False
    return sum(q.figure.value for q in claim.flat) < claim.result.figure.value


def lacks_for_sure(claim: Claim) -> bool:
    """Do they give less by more than a slip of the pen?"""
    return lacks_a_part(claim) and not misses_narrowly(claim)


def beside_each_other(scene: Scene, cue: re.Match[str], claim: Claim) -> bool:
    """Are the figures behind the cue, which do not give the total, no parts of a whole at all?"""
    if _goes_on(cue, claim) and not misses_narrowly(claim, TOLD):
        return True
    if all(_has_its_change(scene, q) for q in claim.flat) and lacks_for_sure(claim):
        return True
    held = (_share_that_holds(scene, q, claim.result) for q in claim.flat)
    shares = [share for share in held if share is not None]
    return len(shares) == len(claim.flat) and abs(sum(shares, ZERO) - _ALL) > _ROUNDED


_CHANGED = re.compile(r"增长|下降|上升|增加|减少")


def _has_its_change(scene: Scene, part: Quantity) -> bool:
    """税收124365亿元。其中，增值税33347亿元，下降33.4%；消费税13108亿元，增长7.3%: so are told the most telling of many."""
    rate = scene.quantities[part.index + 1 : part.index + 2]
    near = bool(rate) and rate[0].kind == "percent" and rate[0].segment == part.segment
    return near and bool(_CHANGED.search(scene.gap(part, rate[0])))


_ALL = 100
_ROUNDED = 5
"""What the shares of parts that are all of a whole may add up to more or less, one of them wrong."""


def _share_that_holds(scene: Scene, part: Quantity, whole: Quantity | None) -> Decimal | None:
    """公开招标6120万元，占74.5%；授予中小企业7023万元，占85.5%: the share behind it, if it says that the figure is right."""
    share = scene.quantities[part.index + 1 : part.index + 2]
    if whole is None or not share or share[0].kind != "percent" or "占" not in share[0].before:
        return None
    return share[0].figure.value if fit(Claim("share", share[0], (part, whole), "")) else None


def _goes_on(cue: re.Match[str], claim: Claim) -> bool:
    """户籍人口42.6万人，其中城镇18.9万人；常住人口38.2万人: what stands behind ； may be beside the whole."""
    total = claim.result
    return (
        total is not None
        and not cue.group().endswith(":")
        and total.segment == claim.flat[0].segment
        and separate(claim.flat)
    )
