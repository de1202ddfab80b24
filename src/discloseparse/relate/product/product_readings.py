"""The readings of a standard that no order of words binds: the factors it may have, what they may come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product as choices

from discloseparse.relate.product.rates import TIMES, counts, left_over
from discloseparse.relate.scene import Quantity, Scene, is_time


def factor_readings(scene: Scene, rate: Quantity) -> Iterator[tuple[Quantity, ...]]:
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


def results(scene: Scene, rate: Quantity, factors: Sequence[Quantity]) -> Iterator[Quantity]:
    """Stated amounts that may be the product, the likeliest first."""
    last = max(q.index for q in (*factors, rate))
    left = left_over(rate, factors)
    window = sorted(_window(scene, rate), key=lambda q: q.index)
    segment = [q for q in window if q.segment == rate.segment]
    sentence = window
    after = [q for q in segment if q.index > rate.index and stated(q, rate, left)]
    before = [q for q in reversed(segment) if q.index < rate.index and stated(q, rate, left)]
    later = [q for q in sentence if q.index > last and stated(q, rate, left)]
    back = [q for q in scene.back(rate, 20) if stated(q, rate, left)]
    earlier = [q for q in back if q.paragraph == rate.paragraph]
    other = [q for q in back if q.section == rate.section]
    end = scene.paragraphs[min(rate.paragraph + 3, len(scene.paragraphs) - 1)].end
    below = [q for q in scene.within(rate.end, end)[:60] if stated(q, rate, left)]
    below = [q for q in below if q.index > last and q.paragraph > rate.paragraph]
    likely = dict.fromkeys(
        [*after[:2], *before[:2], *later[:1], *earlier[:3], *other[:3], *below[:2]]
    )
    yield from (q for q in likely if not of_the_only_one(scene, q))


def of_the_only_one(scene: Scene, q: Quantity) -> bool:
    """一等奖1名奖金5000元: the amount right behind a count of one is what that one gets."""
    before = scene.quantities[q.index - 1] if q.index else q
    one = before.kind in {"people", "count"} and before.figure.value == 1 and not before.per
    return one and not is_time(before) and before.segment == q.segment


def stated(q: Quantity, rate: Quantity, left: tuple[str, ...]) -> bool:
    """May ``q`` be what a product by ``rate`` comes to, ``left`` being the denominators no factor took?"""
    if q.dim != rate.dim or q.figure.high is not None or q is rate:
        return False
    if q.per:
        return q.per == left and q.kind == "amount"
    return q.role == "plain" and all(p in TIMES for p in left)
