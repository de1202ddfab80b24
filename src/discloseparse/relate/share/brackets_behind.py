"""Gaps and shares whose figures are told in the bracket behind: 节约325万元（预算3280万元，成交2955万元）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.relate.sum.lists import addable

_GAP = re.compile(
    r"(?:(?:结余|节约|节余|节省|结存|审减|核减|缺口|差额|尚缺|尚差|未到位|未支付|未使用|超支|超收|短收|下浮|让利)[^，,。;:\d]{0,8}"
    r"|(?:年末|年终|期末)结转(?:和结余)?(?:资金|为)*)$"
)
_MEANT = re.compile(
    r"预算|计划|概算|限价|控制价|应|送审|报审|申报|申请|需求|需要|总|合计|到位|收入|下达|原"
)
_CAME = re.compile(r"成交|中标|支出|实际|审定|核定|到位|结算|使用|支付|拨付|完成|合同|执行|决算")
_EARLIER = re.compile(r"上年|去年|同比|同期|较|比|其中|目标")
_SIGHT = 4


@once
def inside(scene: Scene) -> dict[int, list[Quantity]]:
    """The figures in the bracket right behind a figure, by its index."""
    found: dict[int, list[Quantity]] = {}
    for q in scene.quantities:
        if q.host is not None and scene.text[q.host.end : q.host.end + 1] == "(":
            found.setdefault(q.host.index, []).append(q)
    return found


def bind(scene: Scene) -> Iterator[Claim]:
    """One difference for each gap whose two sides, or the larger of them, stand in the bracket behind it."""
    for index, told in inside(scene).items():
        gap = scene.quantities[index]
        if tells_gap(gap, told):
            yield Claim("difference", gap, _ordered(told), gap.before)
        elif len(told) == 1 and _GAP.search(gap.before):
            yield from _with_larger(scene, gap, told[0])


def tells_gap(gap: Quantity, told: list[Quantity]) -> bool:
    """Is ``gap`` said to lie between the two figures of its bracket?"""
    if len(told) != 2 or not _GAP.search(gap.before):
        return False
    larger, smaller = _ordered(told)
    alike = all(q.dim == gap.dim and addable(q) and q.role == "plain" for q in told)
    return alike and bool(_MEANT.search(larger.before) and _CAME.search(smaller.before))


def _ordered(told: list[Quantity]) -> tuple[Quantity, Quantity]:
    first, second = told
    turned = _CAME.search(first.before) and not _CAME.search(second.before)
    return (second, first) if turned else (first, second)


def _with_larger(scene: Scene, gap: Quantity, larger: Quantity) -> Iterator[Claim]:
    """本年支出31,402.75万元，年末结转442.39万元（收入总计31,845.14万元）."""
    if larger.dim != gap.dim or not addable(larger) or not _MEANT.search(larger.before):
        return
    if _EARLIER.search(larger.before):
        return
    spent = [
        q
        for q in scene.back(gap, _SIGHT)
        if q.sentence == gap.sentence and q.dim == gap.dim and addable(q) and q.role == "plain"
        if _CAME.search(q.before)
    ]
    claims = [Claim("difference", gap, (larger, q), gap.before) for q in spent]
    held = held_or_slipped(claims)
    if held is not None:
        yield held
    elif len(claims) == 1:
        yield claims[0]._replace(certain=False)


_RATE = re.compile(r"(?:率|比例|比重|占比|占[^，,。;:\d]{0,16}的?)(?:仅|只|已|为|达|到|有|是|约)*$")


def share_of(scene: Scene, q: Quantity) -> Claim | None:
    """抽取15所学校，抽样比例为24.2%（纳入计划学校62所）: of the figure in the bracket behind the share."""
    told = inside(scene).get(q.index, [])
    if len(told) != 1 or not _RATE.search(q.before):
        return None
    whole = told[0]
    if not addable(whole) or whole.role != "plain" or _EARLIER.search(whole.before):
        return None
    near = [
        o
        for o in scene.back(q, _SIGHT)
        if o.sentence == q.sentence and addable(o) and o.role == "plain" and o is not whole
    ]
    alike = [o for o in near if o.dim == whole.dim and o.host is q.host]
    counts = [o for o in near if o.kind != "amount" and whole.kind != "amount"]
    claims = [Claim("share", q, (part, whole), q.before) for part in alike or counts[:1]]
    held = held_or_slipped(claims)
    if held is not None:
        return held
    return claims[0]._replace(certain=False) if len(alike) == 1 == len(near) else None
