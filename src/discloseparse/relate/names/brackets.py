"""What stands in the bracket right behind a figure, and what the words in it say it is."""

from __future__ import annotations

import re

from discloseparse.relate.scene import Quantity, Scene, addable, once

GAP = re.compile(
    r"(?:(?:结余|节约|节余|节省|结存|审减|核减|缺口|差额|尚缺|尚差|未到位|未支付|未使用|超支|超收|短收|下浮|让利)[^，,。;:\d]{0,8}"
    r"|(?:年末|年终|期末)结转(?:和结余)?(?:资金|为)*)$"
)
MEANT = re.compile(
    r"预算|计划|概算|限价|控制价|应|送审|报审|申报|申请|需求|需要|总|合计|到位|收入|下达|原"
)
CAME = re.compile(r"成交|中标|支出|实际|审定|核定|到位|结算|使用|支付|拨付|完成|合同|执行|决算")
EARLIER = re.compile(r"上年|去年|同比|同期|较|比|其中|目标")
SIGHT = 4
"""So many figures before a bracket the other side may stand."""


@once
def inside(scene: Scene) -> dict[int, list[Quantity]]:
    """The figures in the bracket right behind a figure, by its index."""
    found: dict[int, list[Quantity]] = {}
    for q in scene.quantities:
        if q.host is not None and scene.text[q.host.end : q.host.end + 1] == "(":
            found.setdefault(q.host.index, []).append(q)
    return found


def tells_gap(gap: Quantity, told: list[Quantity]) -> bool:
    """Is ``gap`` said to lie between the two figures of its bracket?"""
    if len(told) != 2 or not GAP.search(gap.before):
        return False
    larger, smaller = ordered(told)
    alike = all(q.dim == gap.dim and addable(q) and q.role == "plain" for q in told)
    return alike and bool(MEANT.search(larger.before) and CAME.search(smaller.before))


def ordered(told: list[Quantity]) -> tuple[Quantity, Quantity]:
    """The two figures of a bracket, what was meant before what came of it."""
    first, second = told
    turned = CAME.search(first.before) and not CAME.search(second.before)
    return (second, first) if turned else (first, second)
