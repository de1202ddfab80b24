"""What is left over: funds less what was spent, a budget less the price, one figure less another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discloseparse.relate.change.currents import LESS_THAN, LISTED
from discloseparse.relate.claims import Claim
from discloseparse.relate.difference.rest_of_share import rest_of_share
from discloseparse.relate.judging.judge import best, fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.latest import latest_mention
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.share.siblings import has_share
from discloseparse.relate.sum.sums import totals

_SURPLUS = re.compile(
    r"(?<!年初)(?<!上年)(?<!去年)(?<!期初)(?<!结转和)(?<!结转)(?:结余|节约|节余|结存)(?:资金|金额|数|为|了|累计)*$"
)


def bind(scene: Scene) -> Iterator[Claim]:
    """Differences told without a word of change: 结余, 节约, 决算数大于预算数."""
    for q in scene.quantities:
        if q.role == "plain" and q.kind != "percent" and _SURPLUS.search(q.before):
            yield from _surplus(scene, q)
        if q.role == "plain" and q.kind != "percent" and _UNUSED.search(q.before):
            yield from _unused(scene, q)
        if q.role == "rate" and _SURPLUS.search(q.before):
            yield from _cheaper(scene, q)
        if q.role == "plain" and LESS_THAN.search(q.before):
            yield from _against_budget(scene, q)


_UNUSED = re.compile(
    r"(?:未(?:使用|支出|用完|动用|执行|支付|拨付)(?:完毕?)?|(?:年末|年终|期末)结转)(?:的|资金|预算|金额|指标|部分|为|共|约)*$"
)


def _unused(scene: Scene, rest: Quantity) -> Iterator[Claim]:
    """全年支出1264万元，执行率89.93%，未使用的142万元已收回; 可用资金8352万元。支出7825万元，年末结转527万元."""
    sides = rest_of_share(scene, rest)
    if sides is not None:
        yield Claim("difference", rest, sides, rest.before)
        return
    if LISTED.search(scene.text, scene.segments[rest.segment].start, rest.start):
        return
    pool = [
        q
        for q in scene.back(rest, _FEW)
        if q.dim == rest.dim and q.role == "plain" and not q.per and q.project == rest.project
    ]
    spent = [q for q in pool if q.sentence == rest.sentence and _SPENT.search(q.before)][:1]
    funds = [q for q in pool if _AVAILABLE.search(q.before) and q not in spent][:4]
    held = held_or_slipped(_from_funds(rest, funds, spent))
    if held is not None:
        yield _latest(scene, held, rest)


_AVAILABLE = re.compile(r"可用|到位|调整后|全年预算|预算(?:数|为|安排|共)*$|下达|拨入")
_FUNDS = re.compile(
    r"到位|应[拨付收筹]|可用|收入|筹集|控制价|限价|预算|概算|下达|结转|安排|拨入|总投资|申请|资金合计"
)
_ARRIVED = re.compile(r"(?<!应)(?<!未)到位")
_SPENT = re.compile(r"支出|使用|执行|成交|中标|采购金额|合同|结算|支付|拨付|发放|完成投资|决算")


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
    spent = [q for q in pool if _is_spent(q)][:4]
    spent = spent or [
        q for q in pool[:1] if q.sentence == rest.sentence and not _FUNDS.search(q.before)
    ]
    funds = [q for q in pool if _FUNDS.search(q.before or q.label)]
    beside = [Claim("difference", rest, (b, a), "结余") for a, b in pairwise(here)]
    arrived = [q for q in funds if _ARRIVED.search(q.before or q.label)][:1]
    favoured = _from_funds(rest, arrived or funds[:8], spent)
    held = held_or_slipped([*beside, *favoured])
    if held is not None and not fit(held) and _apart(held):
        held = None
    sides = rest_of_share(scene, rest)
    if held is None and sides is not None:
        claim = Claim("difference", rest, sides, "结余")
        same = sides[1].sentence == rest.sentence
        held = claim if same or nearly(claim) else None
    if (
        held is None and arrived
    ):  # what did not arrive cannot be left over, unless it is so to the digit
        other = best(_from_funds(rest, funds[:8], spent))
        held = other if other is not None and fit(other) == 2 else None
    if held is not None:
        yield _latest(scene, held, rest)
    elif _BROUGHT.match(scene.text, rest.end):
        return  # 年末结余5.24万元，含上年结余4万元
    elif len(here) == 2 and _SPENT.search(here[0].before) and _FUNDS.search(here[1].before):
        yield beside[0]
    else:
        yield from _told(scene, rest, spent, arrived or funds)


_BROUGHT = re.compile(r"[，,(]?(?:其中)?(?:含|包括|包含)[^，,。;\d]{0,4}(?:上年|以前年度|年初)")


def _is_spent(q: Quantity) -> bool:
    """Is the last word for it one of spending? 中标价较控制价 names the limit."""
    words = q.before or q.label
    spent, meant = (
        max((m.end() for m in cue.finditer(words)), default=0) for cue in (_SPENT, _FUNDS)
    )
    return spent > meant


def _apart(claim: Claim) -> bool:
    """Does one side stand in the paragraph of what is left and the other in another one?"""
    assert claim.result is not None  # noqa: S101
    return len({q.paragraph == claim.result.paragraph for q in claim.flat}) > 1


_FEW = 12
_BALANCE = re.compile(r"收入|年初|期初|上年|结转")


def _told(
    scene: Scene, rest: Quantity, spent: Sequence[Quantity], funds: Sequence[Quantity]
) -> Iterator[Claim]:
    """Of what was spent in this sentence and the only funds told before, however often."""
    if _BALANCE.search(scene.text, scene.sentence(rest).start, rest.start):
        return
    used = [q for q in spent if q.sentence == rest.sentence and _is_spent(q)]
    known = totals(scene)
    near = [
        q
        for q in funds
        if rest.index - q.index <= _FEW and q.index not in known and not has_share(scene, q)
        if (q.section == rest.section or _ARRIVED.search(q.before))
        and not _BALANCE.search(q.before)
    ]
    near = [q for q in near if q not in used]
    if len(used) == 1 and len({q.figure.value for q in near}) == 1:
        claim = Claim("difference", rest, (near[0], used[0]), "结余", certain=False)
        if near[0].paragraph == rest.paragraph or nearly(claim):
            yield _latest(scene, claim, rest)


def _from_funds(
    rest: Quantity, funds: Sequence[Quantity], spent: Sequence[Quantity]
) -> list[Claim]:
    return [Claim("difference", rest, (a, b), "结余") for b in spent for a in funds if a is not b]


def _latest(scene: Scene, held: Claim, rest: Quantity) -> Claim:
    """With the nearest mention of the funds, if they are told before what was spent."""
    funds, used = held.flat
    if used.start < funds.start:
        return held
    return held._replace(operands=(latest_mention(scene, funds, rest, but=(used,)), used))


_STANDARD = re.compile(r"概算|预算|限价|控制价|计划|标准|目标|市场价|原价")


def _cheaper(scene: Scene, gap: Quantity) -> Iterator[Claim]:
    """每公里造价71万元，与概算75万元/公里相比，每公里节约4万元: two rates of one measure, one of them planned."""
    alike = [
        q
        for q in scene.back(gap, 4)
        if q.sentence == gap.sentence and q.dim == gap.dim and q.role == "rate"
        if q.per in {gap.per, ()}  # 计划单价1.40万元: of each, without the word
    ]
    basis = [q for q in alike if _STANDARD.search(q.before)]
    if len(alike) == 2 and len(basis) == 1:
        other = next(q for q in alike if q is not basis[0])
        yield Claim("difference", gap, (basis[0], other), "节约")
        for rate in scene.quantities[gap.index + 1 : gap.index + 2]:
            if rate.kind == "percent" and _SAVED.search(rate.before):
                yield Claim("share", rate, (gap, basis[0]), rate.before)


_SAVED = re.compile(r"^节[约支]率(?:为|达|约)*$")


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
