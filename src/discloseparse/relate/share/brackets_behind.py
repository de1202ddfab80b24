"""Shares whose whole is told in the bracket behind: 抽样比例为24.2%（纳入计划学校62所）."""

from __future__ import annotations

import re

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.brackets import EARLIER, SIGHT, inside
from discloseparse.relate.scene import Quantity, Scene, addable

_RATE = re.compile(
    r"(?:率|比例|比重|占比|占(?:(?:19|20)\d\d年)?[^，,。;:\d]{0,16}的?)(?:仅|只|已|为|达|到|有|是|约)*$"
)


_YEAR = re.compile(r"(?:19|20)\d\d年|上年|去年")


def _of_that_year(q: Quantity, whole: Quantity) -> bool:
    """占2025年筹集资金的62.5%（2025年共筹集720万元）: does the share name the year of the whole?"""
    return not set(_YEAR.findall(q.before)).isdisjoint(_YEAR.findall(whole.before))


def share_of(scene: Scene, q: Quantity) -> Claim | None:
    """抽取15所学校，抽样比例为24.2%（纳入计划学校62所）: of the figure in the bracket behind the share."""
    told = inside(scene).get(q.index, [])
    if len(told) != 1 or not _RATE.search(q.before):
        return None
    whole = told[0]
    if not addable(whole) or whole.role != "plain":
        return None
    if EARLIER.search(whole.before) and not _of_that_year(q, whole):
        return None
    near = [
        o
        for o in scene.back(q, SIGHT)
        if o.sentence == q.sentence and addable(o) and o.role == "plain" and o is not whole
    ]
    alike = [o for o in near if o.dim == whole.dim and o.host is q.host]
    counts = [o for o in near if o.kind != "amount" and whole.kind != "amount"]
    claims = [Claim("share", q, (part, whole), q.before) for part in alike or counts[:1]]
    held = held_or_slipped(claims)
    if held is not None:
        return held
    return claims[0]._replace(certain=False) if len(alike) == 1 == len(near) else None
