"""What is left over: funds less what was spent, a budget less the price, one figure less another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from discloseparse.relate.bases import LESS_THAN, LISTED
from discloseparse.relate.claims import Claim
from discloseparse.relate.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene

_SURPLUS = re.compile(
    r"(?<!年初)(?<!上年)(?<!去年)(?<!期初)(?<!结转和)(?<!结转)(?:结余|节约|节余)(?:资金|金额|数|为|了|累计)*$"
)


def bind(scene: Scene) -> Iterator[Claim]:
    """Differences told without a word of change: 结余, 节约, 决算数大于预算数."""
    for q in scene.quantities:
        if q.role == "plain" and q.kind != "percent" and _SURPLUS.search(q.before):
            yield from _surplus(scene, q)
        if q.role == "plain" and LESS_THAN.search(q.before):
            yield from _against_budget(scene, q)


_FUNDS = re.compile(r"到位|可用|收入|筹集|控制价|限价|预算|概算|下达|结转")
_SPENT = re.compile(r"支出|使用|执行|成交|中标|采购金额|合同|结算|支付|完成投资|决算")


def _surplus(scene: Scene, rest: Quantity) -> Iterator[Claim]:
    """到位62万元，实际支出61.10万元，结余0.9万元: funds available less what was spent."""
    if LISTED.search(scene.text, scene.segments[rest.segment].start, rest.start):
        return  # a part beside others: the sum of the parts tells more
    pool = [
        q
        for q in scene.back(rest, 60)
        if q.dim == rest.dim and q.role == "plain" and not q.per and q.project == rest.project
    ]
    here = [q for q in pool if q.segment == rest.segment] or [
        q for q in pool if q.sentence == rest.sentence
    ]
    spent = [q for q in pool if _SPENT.search(q.before or q.label)][:4] or pool[:1]
    funds = [q for q in pool if _FUNDS.search(q.before or q.label)]
    claims = [Claim("difference", rest, (b, a), "结余") for a, b in pairwise(here)]
    claims += [
        Claim("difference", rest, (a, b), "结余") for b in spent for a in funds[:8] if a is not b
    ]
    held = held_or_slipped(claims)
    if held is not None:
        yield held
    elif len(here) == 2 and _SPENT.search(here[0].before) and _FUNDS.search(here[1].before):
        yield claims[0]


def _against_budget(scene: Scene, gap: Quantity) -> Iterator[Claim]:
    """决算数大于预算数3.32万元."""
    words = scene.text[max(scene.segments[gap.segment].start, gap.start - 40) : gap.start]
    sides = re.search(
        r"(?:^|[，,。;])([^，,。;\d]{2,14})(?:大于|高于|多于|小于|低于|少于)([^，,。;\d]{2,14})$",
        words,
    )
    if sides is None:
        return
    pool = [
        q
        for q in scene.back(gap, 12)
        if q.paragraph == gap.paragraph and q.dim == gap.dim and q.role == "plain" and not q.per
    ]
    left = next((q for q in pool if _tagged(q, sides.group(1))), None)
    right = next((q for q in pool if _tagged(q, sides.group(2))), None)
    if left is not None and right is not None and left is not right:
        yield Claim("difference", gap, (left, right), words[sides.start() :])


def _tagged(q: Quantity, words: str) -> bool:
    """Is the figure's label about the same side (预算 or 决算)?"""
    budget = "预算" in words or "计划" in words or "目标" in words
    here = q.before or q.label
    stated_budget = bool(re.search(r"预算(?:数|为|安排|是)*$", here))
    return stated_budget if budget else not stated_budget
