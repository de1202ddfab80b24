"""Shares told before their part: 编制使用率为93.37%，即在编人员169人; 小微企业占60%，对应931.77万元."""

from __future__ import annotations

import re

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene, addable

_SHARE = re.compile(
    r"(?P<of>[^，,。;:\d占]{2,10}?)(?:中|当中|里)[^，,。;:\d]{0,10}占(?:比|到)?(?:为|约|达)*$"
    r"|占(?:比|到|了)?[^，,。;:\d]{0,12}(?:为|约|达|的)*$|(?:率|比例|比重|份额)(?:仅|只|已|为|达|是|约)*$"
)
_PART = re.compile(
    r"[，,(]?(?:即|对应|折合|合|计|共|约|也就是|涉及)+(?:的)?(?:金额|资金|人数|规模|数量)?(?:为|约|是|共)?[^，,。;:\d占]{0,8}"
)
_ITS_SHARE = re.compile(r"[，,(]?占(?:比|到|了)?(?:为|约|达)*")
_TIMES = re.compile(r"增|减|降|升|提高|上年|去年|同比|税|利率|折")
_SIGHT = 8


def told_first(scene: Scene, q: Quantity) -> Claim | None:
    """The share of the figure right behind it, in one told before it in its sentence."""
    told = _SHARE.search(q.before)
    after = scene.quantities[q.index + 1 : q.index + 2]
    if told is None or _TIMES.search(q.before) or not after or not addable(after[0]):
        return None
    part = after[0]
    before = scene.quantities[q.index - 1] if q.index else q
    if addable(before) and _ITS_SHARE.fullmatch(scene.gap(before, q)):
        return None  # 本级1860万元，占62%，…，合计3000万元: the share of what stands before it
    if part.sentence != q.sentence or not _PART.fullmatch(scene.gap(q, part)):
        return None
    wholes = [
        o
        for o in scene.back(q, _SIGHT)
        if o.sentence == q.sentence and o.dim == part.dim and addable(o) and o.role == "plain"
    ]
    named = [o for o in wholes if told["of"] and in_common(told["of"], o.label) > 1]
    named = named or (
        [o for o in wholes if in_common(q.before, o.label) > 1] if len(wholes) > 1 else []
    )
    claims = [Claim("share", q, (part, whole), q.before) for whole in named[:1] or wholes]
    held = held_or_slipped(claims)
    if held is not None or not claims:
        return held
    return claims[0]._replace(certain=len(claims) == 1)
