"""Groups of a count and its rate, read off their order and punctuation without a look at any sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.product.in_order import listed_rates
from discloseparse.relate.product.rates import (
    TIMES,
    as_mean,
    counts,
    distributed,
    implied_months,
    is_rate,
    left_over,
    superseded,
)
from discloseparse.relate.product.spread import spread
from discloseparse.relate.scene import Quantity, Scene, Stretch, is_time
from discloseparse.relate.sum.sums import is_listed, totals


class Group(NamedTuple):
    """``factors``: the count, the rate, then the times. ``rivals``: counts it could also mean.

    ``head``: whom it is paid to, where the rate does not ask for it (保安4人，每月2800元).
    """

    rate: Quantity
    factors: tuple[Quantity, ...]
    rivals: tuple[Quantity, ...] = ()
    head: Quantity | None = None

    @property
    def headed(self) -> Group:
        """The group with its head among the factors."""
        if self.head is None:
            return self
        others = (q for q in self.factors if q is not self.rate)
        return self._replace(factors=(self.head, self.rate, *others), head=None)

    @property
    def rounded(self) -> Group:
        """The group with a mean for its rate."""
        mean = as_mean(self.rate)
        factors = tuple(mean if q is self.rate else q for q in self.factors)
        return self._replace(rate=mean, factors=factors)

    @property
    def first(self) -> Quantity:
        """Its first figure in the text."""
        return min(self.factors, key=lambda q: q.start)

    @property
    def last(self) -> Quantity:
        """Its last figure in the text."""
        return max(self.factors, key=lambda q: q.start)

    @property
    def missing(self) -> tuple[str, ...]:
        """The times it still asks for. 人次 are counted once for each month already."""
        if any(q.unit in {"人次", "户次"} for q in self.factors):
            return ()
        return tuple(p for p in left_over(self.rate, self.factors) if p in TIMES)


_BOUND = re.compile(r"不低于|不少于|不超过|不得|最高|最低|至少|以上|以下|以内|上限")


def groups(scene: Scene, paragraph: Stretch) -> list[Group]:
    """The groups of a paragraph, in the order of their rates."""
    in_a_row = {q.index for run in listed_rates(scene) for q in run}
    rates = [q for q in scene.of(paragraph) if is_rate(q) and not _bounded(scene, q)]
    rates = [q for q in rates if q.index not in in_a_row and not superseded(scene, q)]
    edges = [paragraph.first - 1, *(q.index for q in rates), paragraph.last]
    found = (
        _group(scene, rate, edges[n - _in_turn(rates, n)], edges[n + 2])
        for n, rate in enumerate(rates)
    )
    return [group for group in found if group is not None]


def _in_turn(rates: Sequence[Quantity], n: int) -> bool:
    """6期，每期50人，每人400元: does the rate before count the persons of this one?"""
    before, rate = rates[n - 1] if n else None, rates[n]
    if before is None or before.kind != "people" or rate.kind != "amount":
        return False
    return before.segment == rate.segment and any(counts(before, p) for p in rate.per)


def _bounded(scene: Scene, q: Quantity) -> bool:
    return q.approx and bool(_BOUND.search(q.before + scene.text[q.end : q.end + 4]))


def _group(scene: Scene, rate: Quantity, floor: int, ceiling: int) -> Group | None:
    before = [
        q
        for q in reversed(scene.quantities[floor + 1 : rate.index])
        if q.segment == rate.segment and (not q.per or q.kind == "people")
    ]
    after = [
        q
        for q in scene.quantities[rate.index + 1 : ceiling]
        if q.sentence == rate.sentence and not q.per
    ]
    if distributed(rate):
        near = before[:1]
        if not near or near[0].kind != "count" or is_time(near[0]):
            return None
        return Group(rate, (near[0], rate))
    taken: list[Quantity] = []
    rivals: tuple[Quantity, ...] = ()
    for per in rate.per or ("",):
        if per == "年":
            continue
        if per in TIMES and not (per == "次" and _EACH_VISIT.search(rate.before)):
            found = _time(rate, per, before, after, taken)
            taken += [found] if found else []
            continue
        choice = _counts(scene, rate, "人次" if per == "次" else per, before, after)
        if not choice:
            return None
        taken.append(choice[0])
        rivals = tuple(choice[1:])
    head = _head(scene, rate, before) if all(p in TIMES for p in rate.per) and rate.per else None
    if not taken:
        return None if head is None else Group(rate, (head, rate))
    among = spread(scene, rate, before, after, taken)
    if among is None:
        return None
    taken = sorted((*taken, *among), key=is_time)
    return Group(rate, (taken[0], rate, *taken[1:]), rivals, None if head in taken else head)


_EACH_MONTH = re.compile(
    r"(?:按|均|分别)?(?:每人)?(?:每个?月|月均|月|日|每天|每日|每学期|每季度|每年|年均|全年)(?:工资|薪酬?|报酬|补助|补贴|津贴|标准|发放|人均|按|约|为)*"
)


def _head(scene: Scene, rate: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """保育员16人，每月2600元: the persons right before a rate that asks only for months or days."""
    if not before or before[0].index != rate.index - 1 or before[0].kind != "people":
        return None
    words = scene.gap(before[0], rate).removeprefix(before[0].noun).strip("，,、(")
    return before[0] if _EACH_MONTH.fullmatch(words) else None


_EACH_VISIT = re.compile(r"次均")  # 次均费用: for each visit of a person

_PARTS = re.compile(r"其中|、|和")


def _counts(
    scene: Scene, rate: Quantity, per: str, before: Sequence[Quantity], after: Sequence[Quantity]
) -> list[Quantity]:
    """The nearest count before the rate and what it is a part of or a part beside; else the first
    behind it where no other rate follows."""
    fitting = [q for q in before if counts(q, per, unit_price=not per) and not is_time(q)]
    told = after[:1] if after and _told_behind(rate, scene.gap(rate, after[0])) else []
    if told and counts(told[0], per) and not is_time(told[0]):
        return list(told)
    own = _with_its_result(scene, rate, after)
    if own is not None and counts(own, per) and (not fitting or _paid(scene, fitting[0], rate)):
        return [own]
    free = [q for q in fitting if q.host is None or q.host is rate.host] or fitting
    if free:
        chosen, *others = free
        between = [q for q in scene.within(chosen.end, rate.start) if not is_time(q)]
        whole = _whole_of_parts(free)
        if whole is not None:
            return [whole]
        rivals = [q for q in others if between or _PARTS.search(scene.text[q.end : chosen.start])]
        above = [q for q in totals(scene).get(chosen.index, ()) if q not in rivals]
        if is_listed(scene, chosen):  # 其中A16座、B59座，每座…: what follows a list is of all
            return [*above, chosen, *rivals]
        return [chosen, *rivals, *above]
    if _beside_another(scene, rate):
        return []
    for q in after:
        if q.segment != rate.segment or q.kind == "amount":
            break
        if counts(q, per, unit_price=not per) and not is_time(q):
            return [q]
    return []


_COUNTED_BEHIND = re.compile(r"(?:[/／][^，,、。;\d]{1,4})?[，,]?共(?:计|有)?")
_BY_STANDARD = re.compile(r"的?标准[^，,、。;:\d]{1,10}")


def _told_behind(rate: Quantity, gap: str) -> bool:
    """每人每月3200元，共146人; 按每公里0.7万元标准养护乡道362公里: is what stands behind a rate counted for it?"""
    by_standard = rate.before[:1] in {"按", "以"} and _BY_STANDARD.fullmatch(gap)
    return bool(by_standard or _COUNTED_BEHIND.fullmatch(gap))


_COMES_TO = re.compile(r"[，,]?(?:合?计|共|为|需|即|合|折合|小计|补助?)?")


def _with_its_result(scene: Scene, rate: Quantity, after: Sequence[Quantity]) -> Quantity | None:
    """文化站每个4万元、17个为68万元: a count that stands between the rate and what it comes to."""
    if len(after) < 2 or after[0].index != rate.index + 1 or after[0].segment != rate.segment:
        return None
    count, result = after[:2]
    told = result.kind == "amount" and result.dim == rate.dim and not is_time(count)
    return count if told and _COMES_TO.fullmatch(scene.gap(count, result)) else None


def _paid(scene: Scene, count: Quantity, rate: Quantity) -> bool:
    """2个为56万元，文化站每个…: does an amount stand between a count and a rate?"""
    return any(q.kind == "amount" and not q.per for q in scene.within(count.end, rate.start))


_IN_ALL = re.compile(r"现有|共有|共|总计|合计|保有量")


def _whole_of_parts(near: Sequence[Quantity]) -> Quantity | None:
    """车辆6辆，救护车4辆、巡诊车2辆，车均…: all of them, where the nearest counts are their parts.

    ``near`` runs from the nearest count to the first.
    """
    if len(near) < 3:
        return None
    *parts, whole = near
    told = _IN_ALL.search(whole.before) and not any(_IN_ALL.search(q.before) for q in parts)
    return whole if told and fit(Claim("sum", whole, tuple(reversed(parts)), "")) == 2 else None


def _beside_another(scene: Scene, rate: Quantity) -> bool:
    """每村5万元，每个社区3万元，全县村120个、社区15个: counts told behind several standards are not one's own."""
    before = scene.quantities[rate.index - 1] if rate.index else rate
    return before is not rate and before.segment == rate.segment and before.role == "rate"


def _time(
    rate: Quantity,
    per: str,
    before: Sequence[Quantity],
    after: Sequence[Quantity],
    taken: Sequence[Quantity],
) -> Quantity | None:
    """Its own months or days: behind the rate in its segment, else before it."""
    right_before = before[:1] if before and before[0].index == rate.index - 1 else []
    if (
        per == "次"
        and right_before
        and counts(right_before[0], per)
        and right_before[0] not in taken
    ):
        return right_before[0]  # 240次，每次50元
    own = [q for q in after if q.segment == rate.segment]
    return next((q for q in (*own, *before) if counts(q, per) and q not in taken), None)


def completed(scene: Scene, run: Sequence[Group], start: int, end: int) -> Iterator[Group]:
    """The groups of a run with the times they share (按12个月计算, 全年), as far as there are any."""
    for group in run:
        more = []
        for per in group.missing:
            shared = [
                q
                for q in scene.within(start, end)
                if counts(q, per) and not any(q in g.factors for g in run)
            ]
            if shared:
                more.append(shared[-1])
            elif per == "月":
                months = implied_months(scene, group.rate.end, end, group.rate) or implied_months(
                    scene, start, group.rate.start, group.rate
                )
                more.extend([months] if months else [])
        yield group._replace(factors=(*group.factors, *more))


def separation(scene: Scene, start: int, end: int) -> int:
    """How far apart two places are: 0 side by side, 1 a comma, 2 ；, 3 。, 4 another paragraph."""
    words = scene.text[start:end]
    for strength, signs in ((4, "\n"), (3, "。!?"), (2, ";"), (1, "，,:")):
        if any(sign in words for sign in signs):
            return strength
    return 0


def runs(
    tokens: Sequence[Group | Quantity],
) -> Iterator[tuple[Quantity | None, list[Group], Quantity | None]]:
    """Each run of groups with the amount before and the amount behind it."""
    before: Quantity | None = None
    run: list[Group] = []
    for token in tokens:
        if isinstance(token, Group):
            run.append(token)
            continue
        if run:
            yield before, run, token
            run = []
        before = token
    if run:
        yield before, run, None


def loose(scene: Scene, run: Sequence[Group]) -> bool:
    """Does a rate without a count of its own stand between the groups?"""
    bound = {g.rate.index for g in run}
    first, last = run[0].first.index, run[-1].last.index
    between = scene.quantities[first : last + 1]
    return any(is_rate(q) and q.index not in bound for q in between) or any(
        b.rate.sentence - a.rate.sentence > 1 for a, b in pairwise(run)
    )
