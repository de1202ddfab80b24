"""Products: 人数 × 标准 (× months, times, days) = amount.

What order and punctuation put together is bound first (``group_totals``); of what is left, standards
and counts that stand farther apart, only what holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judging.judge import best, fit
from discloseparse.relate.judging.luck import of_one_size
from discloseparse.relate.judging.near import slipped_reading
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.words import share_a_word
from discloseparse.relate.product import (
    group_totals,
    in_order,
    labelled_standards,
    named_counts,
    named_groups,
    named_results,
    respective,
    standards,
    stocks,
)
from discloseparse.relate.product.group_readings import vague
from discloseparse.relate.product.named_groups import CLOSES
from discloseparse.relate.product.product_readings import (
    factor_readings,
    of_the_only_one,
    results,
    stated,
)
from discloseparse.relate.product.rates import is_rate, left_over, paid_for, superseded
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum.sums import is_listed

_MOST_GROUPS = 30
_CLAUSE = 30
_RESULT_BEFORE = re.compile(
    r"(?:计|共|需|需要|合计|共计|小计|即|为|支出|发放|安排|金额|资金|经费|补助|领取|应收|=|投入|购置费)[^\d，,。;]{0,10}$|^[，,]?$"
)


class _Lone(NamedTuple):
    """A rate in no product yet, the factors it may have and what they may come to."""

    rate: Quantity
    factors: list[tuple[Quantity, ...]]
    readings: list[Claim]


def bind(scene: Scene) -> Iterator[Claim]:
    """Every product around a rate; groups that share one result become a sum of products."""
    bound: set[int] = set()
    yield from _told(scene, bound)
    lone: list[_Lone] = []
    yield from _held(scene, bound, lone)
    yield from labelled_standards.find(scene, [q for q in scene.quantities if is_rate(q)])
    grouped: set[int] = set()
    for find in (stocks.find, named_groups.find, named_counts.find, named_results.find):
        for claim in find(scene, [one.rate for one in lone if one.rate.index not in grouped]):
            grouped.update(q.index for q in claim.flat)
            yield claim
    groups = [
        (one.rate, one.factors) for one in lone if one.factors and one.rate.index not in grouped
    ]
    for claim in _groups(scene, groups):
        grouped.update(q.index for q in claim.flat)
        yield claim
    for rate, _, readings in lone:
        if rate.index in grouped or not readings:
            continue
        plain = next((r for r in readings if _plain(scene, r, rate) and of_one_size(r)), None)
        free = [r for r in readings if not _has_one(r, bound)]
        missed = plain or _missed_by_a_slip(scene, free, rate)
        if missed is not None and not _closes_several(scene, missed, rate, bound):
            yield missed


def _closes_several(scene: Scene, claim: Claim, rate: Quantity, bound: Set[int]) -> bool:
    """二等奖2名每名3000元，三等奖5名每名1000元，共计…: is the result the total of other standards as well?"""
    assert claim.result is not None  # noqa: S101
    others = [
        q
        for q in scene.within(scene.sentence(rate).start, claim.result.start)[-_MOST_GROUPS:]
        if q is not rate and is_rate(q) and q.dim == rate.dim and q.index not in bound
    ]
    closes = claim.result.start > rate.end and CLOSES.search(claim.result.before)
    return bool(closes and others)


def _told(scene: Scene, bound: set[int]) -> Iterator[Claim]:
    """What order, punctuation and names put together; its figures are then ``bound``."""
    told: set[frozenset[object]] = set()
    in_turn = list(in_order.find(scene))
    rates = {q.index for claim in in_turn for q in claim.flat}
    for claim in (*in_turn, *respective.find(scene), *group_totals.find(scene, rates)):
        bound.update(q.index for q in claim.flat)
        if claim.result is not None and not is_rate(claim.result):  # 每年315万元，5年共1576万元
            bound.add(claim.result.index)
        told.add(_values(claim))
        yield claim
    for claim in standards.find(scene, bound):
        if _values(claim) in told:
            continue  # 80人, 4万元: count and amount are only said again
        bound.update(q.index for q in claim.flat if not q.per)
        bound.update([claim.result.index] if claim.result else [])
        yield claim
    bound.update(q.index for run in in_order.listed_rates(scene) for q in run)


def _held(scene: Scene, bound: set[int], lone: list[_Lone]) -> Iterator[Claim]:
    """For each rate that is left the reading that holds; the others are ``lone``."""
    for rate in scene.quantities:
        if not is_rate(rate) or rate.index in bound or superseded(scene, rate):
            continue
        factors = list(factor_readings(scene, rate))
        readings = [
            Claim("product", result, which, "、".join(rate.per) or "单价")
            for which in factors
            for result in results(scene, rate, which)
        ]
        at_once = [r for r in readings if _told_at_once(scene, r, rate)]
        if at_once:  # the words name the result: no other may be sought
            readings = [r for r in readings if r.result is at_once[0].result]
        held = best(readings)
        if held is not None and fit(held) == 2:
            bound.update([held.result.index] if held.result else [])
            yield held
        else:
            lone.append(_Lone(rate, factors, readings))


def _has_one(claim: Claim, bound: set[int]) -> bool:
    """Is the result that of another product already?"""
    return claim.result is None or claim.result.index in bound


def _missed_by_a_slip(scene: Scene, readings: Sequence[Claim], rate: Quantity) -> Claim | None:
    """Of the readings for the likeliest result, and for one named again, the only one that a slip explains."""
    opening = scene.text[scene.segments[rate.segment].start : rate.start]
    likely = {
        _values(r): r
        for r in readings
        if _nearest(r, readings[0], rate) or (r.result and _named_in(opening, r.result))
    }
    slip = slipped_reading(list(likely.values()))
    return None if slip is None else slip._replace(certain=False)


def _nearest(reading: Claim, first: Claim, rate: Quantity) -> bool:
    """Is it a reading for the likeliest result, in the rate's own paragraph?"""
    result = reading.result
    return result is not None and result is first.result and result.paragraph == rate.paragraph


def _named_in(words: str, q: Quantity) -> bool:
    """公用经费131.2万元 … 公用经费按学生1640人、每生每年800元的标准安排."""
    return len(core(q.label)) > 1 and q.label in words


def _values(claim: Claim) -> frozenset[object]:
    """What a product multiplies and gives, and by which standard: the same for one told twice."""
    rate = next((q.span for q in claim.flat if q.per), None)
    return frozenset([rate, *((q.dim, q.figure.value) for q in claim.figures)])


def _plain(scene: Scene, claim: Claim, rate: Quantity) -> bool:
    """Do the words leave no doubt: count, rate and result in one segment, the result announced?"""
    assert claim.result is not None  # noqa: S101
    if left_over(rate, [q for q in claim.flat if q is not rate]) != claim.result.per:
        return False
    if claim.result.segment != rate.segment or any(is_listed(scene, q) for q in claim.flat):
        return False  # 其中A16座、B59座，每座…: of the last only or of all
    if any(q.segment != rate.segment for q in claim.figures):
        return _told_at_once(scene, claim, rate)
    between = scene.within(min(q.start for q in claim.figures), max(q.end for q in claim.figures))
    if len(between) > len(claim.figures):
        return False
    announced = claim.result.index > rate.index and _RESULT_BEFORE.search(claim.result.before)
    headed = claim.result.index < min(q.index for q in claim.flat)
    return bool(announced or headed)


def _told_at_once(scene: Scene, claim: Claim, rate: Quantity) -> bool:
    """按每公里4.5万元计56.7万元, where the document has one count of 公里 and no other."""
    assert claim.result is not None  # noqa: S101
    if claim.result.index != rate.index + 1 or not re.match(
        r"[，,]?(?:小?计|共)", scene.gap(rate, claim.result)
    ):
        return False
    count, others = claim.flat[0], [q for q in claim.flat if q not in {rate, claim.flat[0]}]
    if others:
        return False
    near = scene.quantities[max(0, rate.index - 60) : rate.index + 20]
    rivals = [q for q in near if q.kind == count.kind and q.unit == count.unit and not q.per]
    named = [q for q in rivals if _for_purpose(scene, q, rate)]
    return {q.figure.value for q in named or rivals} == {count.figure.value}


def _for_purpose(scene: Scene, count: Quantity, rate: Quantity) -> bool:
    """对25处工程各开展一次水质分析 … 水质检测按每处4200元: is a word of what the rate pays for said behind the count?"""
    purpose = paid_for(rate.before)
    clause = re.split(r"[，,。;]", scene.text[count.end : count.end + _CLAUSE])[0]
    return in_common(purpose, clause) > 1 and share_a_word(purpose, clause)


def _groups(
    scene: Scene, lone: Sequence[tuple[Quantity, list[tuple[Quantity, ...]]]]
) -> Iterator[Claim]:
    """(31名 × 18000元) + (24名 × 15000元) + … = 114.9万元."""
    by_paragraph: dict[int, list[tuple[Quantity, list[tuple[Quantity, ...]]]]] = {}
    for rate, readings in lone:
        by_paragraph.setdefault(rate.paragraph, []).append((rate, readings))
    for group in by_paragraph.values():
        if not 2 <= len(group) <= _MOST_GROUPS:
            continue
        totals = list(_group_results(scene, [rate for rate, _ in group]))
        claims = [
            Claim("sum_of_products", result, tuple[Operand, ...](which), "groups")
            for result in totals
            for which in zip(*[_padded(r) for _, r in group], strict=True)
        ]
        claims = [claim for claim in claims if not vague(claim)]
        held = best(claims)
        if held is not None:
            yield held
        elif _paid_each(scene, [rate for rate, _ in group]):
            continue
        elif claims and _RESULT_BEFORE.search(claims[0].result.before if claims[0].result else ""):
            alike = {rate.sentence for rate, _ in group}
            counted = {factors[0].index for _, readings in group for factors in readings[:1]}
            if len(alike) == 1 and totals[0].sentence in alike and len(counted) == len(group):
                yield claims[0]


_PRICE = re.compile(r"(?:价格?|费用)(?:为|约)?$")


def _paid_each(scene: Scene, rates: Sequence[Quantity]) -> bool:
    """2460人每人每月50元，计147.60万元；380人每人每月100元，计45.60万元: an amount follows each standard.

    So does the one that the only winner of a first prize gets, and the price of the one machine bought.
    """
    between = [
        q for q in scene.quantities[rates[0].index + 1 : rates[-1].index] if stated(q, rates[0], ())
    ]
    if any(_RESULT_BEFORE.search(q.before) or _PRICE.search(q.before) for q in between):
        return True
    before = scene.just_before(rates[0].start, scene.sentence(rates[0]).start, _MOST_GROUPS)
    return any(q.kind == "amount" and of_the_only_one(scene, q) for q in before)


def _padded(readings: list[tuple[Quantity, ...]]) -> list[tuple[Quantity, ...]]:
    return [*readings, *[readings[-1]] * 4][:4]


def _group_results(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Quantity]:
    paragraph = scene.of(scene.paragraphs[rates[0].paragraph])
    after = [q for q in paragraph if q.index > rates[-1].index and stated(q, rates[0], ())]
    before = [
        q for q in reversed(paragraph) if q.index < rates[0].index and stated(q, rates[0], ())
    ]
    yield from [*after[:2], *before[:2]]
