"""Products: 人数 × 标准 (× months, times, days) = amount.

What order and punctuation put together is bound first (``group_totals``); of what is left, standards
and counts that stand farther apart, only what holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product as choices
from typing import NamedTuple

from discloseparse.relate import (
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
from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judge import best, fit
from discloseparse.relate.labels import core, in_common
from discloseparse.relate.luck import of_one_size
from discloseparse.relate.near import slipped_reading
from discloseparse.relate.rates import TIMES, counts, is_rate, left_over, paid_for, superseded
from discloseparse.relate.scene import Quantity, Scene, is_time
from discloseparse.relate.words import share_a_word

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
        if missed is not None:
            yield missed


def _told(scene: Scene, bound: set[int]) -> Iterator[Claim]:
    """What order, punctuation and names put together; its figures are then ``bound``."""
    told: set[frozenset[object]] = set()
    in_turn = list(in_order.find(scene))
    rates = {q.index for claim in in_turn for q in claim.flat}
    for claim in (*in_turn, *respective.find(scene), *group_totals.find(scene, rates)):
        bound.update(q.index for q in claim.flat)
        bound.update([claim.result.index] if claim.result else [])
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
        factors = list(_factor_readings(scene, rate))
        readings = [
            Claim("product", result, which, "、".join(rate.per) or "单价")
            for which in factors
            for result in _results(scene, rate, which)
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


def _factor_readings(scene: Scene, rate: Quantity) -> Iterator[tuple[Quantity, ...]]:
    """The factors that the denominators of ``rate`` ask for, nearest first."""
    slots: list[list[Quantity | None]] = []
    for place, per in enumerate(rate.per or ("个",)):
        found: list[Quantity | None] = list(
            _matching(scene, rate, per, place, unit_price=not rate.per)
        )
        if not found and per not in TIMES:
            return
        if per in TIMES:  # a rate per month may also be stated as such
            found.insert(0, None)
        slots.append(found[:3])
    extra = [q for q in _window(scene, rate) if _multiplies(q, rate)]
    for combination in choices(*slots):
        factors = [q for q in combination if q is not None]
        if factors:
            yield _ordered(factors, rate)
            for more in extra:
                if more not in factors:
                    yield _ordered([*factors, more], rate)


def _multiplies(q: Quantity, rate: Quantity) -> bool:
    """12个月, 2个学期, 两个节日: a further factor of the same segment."""
    if q.kind != "count" or q.per:
        return False
    return is_time(q) or (q.segment == rate.segment and q.index == rate.index - 1)


def _ordered(factors: Sequence[Quantity], rate: Quantity) -> tuple[Quantity, ...]:
    first, *rest = factors
    return (first, rate, *rest)


def _window(scene: Scene, rate: Quantity) -> list[Quantity]:
    """Quantities of the rate's sentence, its own segment first, nearest first."""
    sentence = scene.sentence(rate)
    near = scene.quantities[
        max(sentence.first, rate.index - 30) : min(sentence.last, rate.index + 30)
    ]
    return sorted(near, key=lambda q: (q.segment != rate.segment, abs(q.index - rate.index)))


def _matching(
    scene: Scene, rate: Quantity, per: str, place: int, *, unit_price: bool
) -> Iterator[Quantity]:
    """Counts that the denominator ``per`` may stand for: same sentence, then the ones before."""
    near = [q for q in _window(scene, rate) if q is not rate]
    ahead = (
        scene.within(rate.end, scene.paragraphs[rate.paragraph].end)[:20] if per in TIMES else []
    )
    far = [q for q in scene.back(rate, 60) if q.sentence != rate.sentence and _reachable(q, rate)]
    found: dict[int, Quantity] = {}
    for q in [*near, *ahead, *far]:
        if q.kind not in {"people", "count"} or q.per:
            continue
        if not counts(q, per, unit_price=unit_price):
            continue
        if place == 0 and q in near and q.segment != rate.segment and q.start > rate.start:
            continue
        found.setdefault(q.index, q)
    own = [q for q in found.values() if q.segment == rate.segment]
    yield from own or found.values()


def _reachable(q: Quantity, rate: Quantity) -> bool:
    return q.section == rate.section or (q.project == rate.project and rate.index - q.index < 40)


def _results(scene: Scene, rate: Quantity, factors: Sequence[Quantity]) -> Iterator[Quantity]:
    """Stated amounts that may be the product, the likeliest first."""
    last = max(q.index for q in (*factors, rate))
    left = left_over(rate, factors)
    window = sorted(_window(scene, rate), key=lambda q: q.index)
    segment = [q for q in window if q.segment == rate.segment]
    sentence = window
    after = [q for q in segment if q.index > rate.index and _stated(q, rate, left)]
    before = [q for q in reversed(segment) if q.index < rate.index and _stated(q, rate, left)]
    later = [q for q in sentence if q.index > last and _stated(q, rate, left)]
    back = [q for q in scene.back(rate, 20) if _stated(q, rate, left)]
    earlier = [q for q in back if q.paragraph == rate.paragraph]
    other = [q for q in back if q.section == rate.section]
    end = scene.paragraphs[min(rate.paragraph + 3, len(scene.paragraphs) - 1)].end
    below = [q for q in scene.within(rate.end, end)[:60] if _stated(q, rate, left)]
    below = [q for q in below if q.index > last and q.paragraph > rate.paragraph]
    yield from dict.fromkeys(
        [*after[:2], *before[:2], *later[:1], *earlier[:3], *other[:3], *below[:2]]
    )


def _stated(q: Quantity, rate: Quantity, left: tuple[str, ...]) -> bool:
    if q.dim != rate.dim or q.figure.high is not None or q is rate:
        return False
    if q.per:
        return q.per == left and q.kind == "amount"
    return q.role == "plain" and all(p in TIMES for p in left)


def _plain(scene: Scene, claim: Claim, rate: Quantity) -> bool:
    """Do the words leave no doubt: count, rate and result in one segment, the result announced?"""
    assert claim.result is not None  # noqa: S101
    if left_over(rate, [q for q in claim.flat if q is not rate]) != claim.result.per:
        return False
    if claim.result.segment != rate.segment:
        return False
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
        results = list(_group_results(scene, [rate for rate, _ in group]))
        claims = [
            Claim("sum_of_products", result, tuple[Operand, ...](which), "groups")
            for result in results
            for which in zip(*[_padded(r) for _, r in group], strict=True)
        ]
        held = best(claims)
        if held is not None:
            yield held
        elif claims and _RESULT_BEFORE.search(claims[0].result.before if claims[0].result else ""):
            alike = {rate.sentence for rate, _ in group}
            counted = {factors[0].index for _, readings in group for factors in readings[:1]}
            if len(alike) == 1 and results[0].sentence in alike and len(counted) == len(group):
                yield claims[0]


def _padded(readings: list[tuple[Quantity, ...]]) -> list[tuple[Quantity, ...]]:
    return [*readings, *[readings[-1]] * 4][:4]


def _group_results(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Quantity]:
    paragraph = scene.of(scene.paragraphs[rates[0].paragraph])
    after = [q for q in paragraph if q.index > rates[-1].index and _stated(q, rates[0], ())]
    before = [
        q for q in reversed(paragraph) if q.index < rates[0].index and _stated(q, rates[0], ())
    ]
    yield from [*after[:2], *before[:2]]
