"""Products: 人数 × 标准 (× months, times, days) = amount, one by one or in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product as choices

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judge import judge
from discloseparse.relate.scene import Quantity, Scene, is_time, people

_PERSON_WORDS = {"人", "生", "员", "名", "位", "学生", "人均", "职工", "口"}
_TIME_WORDS = {
    "月": {"个月", "月"},
    "天": {"天", "日"},
    "日": {"天", "日"},
    "学期": {"学期", "个学期"},
    "季度": {"季度", "个季度"},
    "季": {"季度", "个季度"},
    "次": {"次", "场", "场次"},
    "餐": {"餐", "次"},
    "年": {"年"},
    "周": {"周"},
    "期": {"期"},
}
_RESULT_BEFORE = re.compile(
    r"(?:计|共|需|需要|合计|共计|小计|即|为|支出|发放|安排|金额|资金|经费|补助|领取|应收|=|投入|购置费)[^\d，,。;]{0,10}$|^[，,]?$"
)


def bind(scene: Scene) -> Iterator[Claim]:
    """Every product around a rate; groups that share one result become a sum of products."""
    rates = [q for q in scene.quantities if _is_rate(scene, q)]
    lone: list[tuple[Quantity, list[tuple[Quantity, ...]], list[Claim]]] = []
    for rate in rates:
        readings = [
            Claim("product", result, factors, "、".join(rate.per) or "单价")
            for factors in _factor_readings(scene, rate)
            for result in _results(scene, rate, factors)
        ]
        held = next((c for c in readings if judge(c).holds), None)
        if held is not None:
            yield held
        else:
            lone.append((rate, list(_factor_readings(scene, rate)), readings))
    groups = [(rate, factors) for rate, factors, _ in lone if factors]
    grouped: set[int] = set()
    for claim in _groups(scene, groups):
        grouped.update(q.index for q in claim.flat)
        yield claim
    for rate, _, readings in lone:
        if rate.index in grouped or not readings:
            continue
        if _plain(scene, readings[0], rate):
            yield readings[0]


def _is_rate(scene: Scene, q: Quantity) -> bool:
    if q.figure.high is not None:
        return False
    if q.kind == "amount":
        return bool(q.per) or bool(re.search(r"单价(?:为)?$", q.before))
    return q.kind == "people" and bool(q.per)


def _factor_readings(scene: Scene, rate: Quantity) -> Iterator[tuple[Quantity, ...]]:
    """The factors that the denominators of ``rate`` ask for, nearest first."""
    slots: list[list[Quantity | None]] = []
    for place, per in enumerate(rate.per or ("个",)):
        found: list[Quantity | None] = list(_matching(scene, rate, per, place, unit_price=not rate.per))
        if per in _TIME_WORDS and (per == "年" or not found):
            found.append(None)
        if not found:
            return
        slots.append(found[:3])
    extra = [q for q in _window(scene, rate) if is_time(q) and q.unit in {"天", "个月", "月", "学期", "次"}]
    for combination in choices(*slots):
        factors = [q for q in combination if q is not None]
        if factors:
            yield _ordered(factors, rate)
            for more in extra:
                if more not in factors:
                    yield _ordered([*factors, more], rate)


def _ordered(factors: Sequence[Quantity], rate: Quantity) -> tuple[Quantity, ...]:
    first, *rest = factors
    return (first, rate, *rest)


def _window(scene: Scene, rate: Quantity) -> list[Quantity]:
    """Quantities of the rate's sentence, its own segment first, nearest first."""
    sentence = scene.of(scene.sentence(rate))
    return sorted(sentence, key=lambda q: (q.segment != rate.segment, abs(q.index - rate.index)))


def _matching(
    scene: Scene, rate: Quantity, per: str, place: int, *, unit_price: bool
) -> Iterator[Quantity]:
    """Counts that the denominator ``per`` may stand for: same sentence, then the ones before."""
    near = [q for q in _window(scene, rate) if q is not rate]
    far = [q for q in scene.back(rate, 40) if q.sentence != rate.sentence and q.section == rate.section]
    for q in [*near, *far]:
        if q.kind in {"people", "count"} and not q.per and _counts(q, per, unit_price=unit_price):
            if q.segment != rate.segment and place == 0 and q.start > rate.start and q in near:
                continue
            yield q


def _counts(q: Quantity, per: str, *, unit_price: bool) -> bool:
    if unit_price:
        return q.kind == "count" and not is_time(q)
    if per in _TIME_WORDS:
        return q.kind == "count" and q.unit in _TIME_WORDS[per]
    if per in _PERSON_WORDS:
        return q.kind == "people" and people(q.unit) in {"人", "人次"}
    if q.kind == "people":
        return q.unit == per
    return q.unit == per or q.text.endswith(per)


def _results(scene: Scene, rate: Quantity, factors: Sequence[Quantity]) -> Iterator[Quantity]:
    """Stated amounts that may be the product, the likeliest first."""
    dim = rate.dim
    last = max(q.index for q in (*factors, rate))
    segment = scene.of(scene.segments[rate.segment])
    sentence = scene.of(scene.sentence(rate))
    after = [q for q in segment if q.index > rate.index and _stated(q, dim)]
    before = [q for q in reversed(segment) if q.index < rate.index and _stated(q, dim)]
    later = [q for q in sentence if q.index > last and _stated(q, dim)]
    earlier = [q for q in scene.back(rate, 8) if q.paragraph == rate.paragraph and _stated(q, dim)]
    other = [q for q in scene.back(rate, 20) if q.section == rate.section and _stated(q, dim)]
    yield from dict.fromkeys([*after[:2], *before[:2], *later[:1], *earlier[:3], *other[:3]])


def _stated(q: Quantity, dim: str) -> bool:
    return q.dim == dim and q.role == "plain" and not q.per and q.figure.high is None


def _plain(scene: Scene, claim: Claim, rate: Quantity) -> bool:
    """Do the words leave no doubt: count, rate and result in one segment, the result announced?"""
    assert claim.result is not None  # noqa: S101
    figures = (*claim.flat, claim.result)
    if any(q.segment != rate.segment for q in figures):
        return False
    between = scene.within(min(q.start for q in figures), max(q.end for q in figures))
    if len(between) > len(figures):
        return False
    announced = claim.result.index > rate.index and _RESULT_BEFORE.search(claim.result.before)
    headed = claim.result.index < min(q.index for q in claim.flat)
    return bool(announced or headed)


def _groups(
    scene: Scene, lone: Sequence[tuple[Quantity, list[tuple[Quantity, ...]]]]
) -> Iterator[Claim]:
    """(31名 × 18000元) + (24名 × 15000元) + … = 114.9万元."""
    by_paragraph: dict[int, list[tuple[Quantity, list[tuple[Quantity, ...]]]]] = {}
    for rate, readings in lone:
        by_paragraph.setdefault(rate.paragraph, []).append((rate, readings))
    for group in by_paragraph.values():
        if len(group) < 2:
            continue
        results = list(_group_results(scene, [rate for rate, _ in group]))
        claims = [
            Claim("sum_of_products", result, tuple[Operand, ...](which), "groups")
            for result in results
            for which in zip(*[_padded(r) for _, r in group], strict=True)
        ]
        held = next((c for c in claims if judge(c).holds), None)
        if held is not None:
            yield held
        elif claims and _RESULT_BEFORE.search(claims[0].result.before if claims[0].result else ""):
            alike = {rate.sentence for rate, _ in group}
            if len(alike) == 1 and results[0].sentence in alike:
                yield claims[0]


def _padded(readings: list[tuple[Quantity, ...]]) -> list[tuple[Quantity, ...]]:
    return [*readings, *[readings[-1]] * 4][:4]


def _group_results(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Quantity]:
    dim = rates[0].dim
    paragraph = scene.of(scene.paragraphs[rates[0].paragraph])
    after = [q for q in paragraph if q.index > rates[-1].index and _stated(q, dim)]
    before = [q for q in reversed(paragraph) if q.index < rates[0].index and _stated(q, dim)]
    yield from [*after[:2], *before[:2]]
