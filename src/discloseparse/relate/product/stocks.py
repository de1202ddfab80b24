"""A standard and what it comes to, where the count is told further up: 运转经费按每生每年60元，合171万元.

Of the counts of the project that the standard may be paid for, those told again or larger than the others
come first; only what holds, or misses by a slip that luck does not explain, is bound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.luck import hardly_lucky
from discloseparse.relate.judging.near import NAMED, misses_narrowly
from discloseparse.relate.names.labels import core
from discloseparse.relate.product.rates import TIMES, asked, counts, implied_months
from discloseparse.relate.scene import Quantity, Scene, is_time

_COMES_TO = re.compile(
    r"(?:(?<!公)共|合|计|小计|应[拨发付补筹支]|需|拨付|发放|补助|补贴|兑付|安排|支出|资金|经费|金额|投入)"
    r"[^，,。;:\d]{0,10}$"
)
_REACH = 60
_MOST = 12
_NAMED_ABOVE = 20


def find(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Claim]:
    """A product for each of ``rates``, which no count stands beside, if one count of the project gives it."""
    for rate in rates:
        wanted = asked(rate)
        if rate.kind != "amount" or not wanted or wanted[0] in TIMES:
            continue
        result = _behind(scene, rate) or _named(scene, rate)
        times = _times(scene, rate, wanted[1:])
        if result is None or times is None:
            continue
        wholes, others = _stock(scene, rate, wanted[0])
        claim = _told(result, rate, wholes, times) or _told(result, rate, others, times)
        if claim is not None:
            yield claim


def _told(
    result: Quantity, rate: Quantity, stock: Sequence[Quantity], times: Sequence[Quantity]
) -> Claim | None:
    claims = [
        Claim("product", result, (count, rate, *times), "、".join(rate.per)) for count in stock
    ]
    held = hardly_lucky(claims)
    if held is None and len(claims) == 1 and misses_narrowly(claims[0], NAMED):
        return claims[0]._replace(certain=False)
    return held


def _behind(scene: Scene, rate: Quantity) -> Quantity | None:
    """The next amount of the segment, if only times stand between and it is said to be what is needed."""
    for q in scene.quantities[rate.index + 1 : rate.index + 4]:
        if q.segment != rate.segment:
            return None
        if q.kind == "amount":
            plain = q.role == "plain" and q.dim == rate.dim
            return q if plain and _COMES_TO.search(q.before) else None
        if not is_time(q):
            return None
    return None


def _named(scene: Scene, rate: Quantity) -> Quantity | None:
    """按概算总投资口径，每平方米312.5元: the amount told before that the sentence names."""
    opening = scene.text[scene.segments[rate.segment].start : rate.start]
    if "口径" not in opening and "测算" not in opening:
        return None
    near = [q for q in scene.back(rate, _NAMED_ABOVE) if q.kind == "amount" and q.role == "plain"]
    named = [q for q in near if len(q.label) > 2 and q.label[-4:] in opening and core(q.label)]
    return named[0] if len({q.figure.value for q in named}) == 1 else None


def _times(scene: Scene, rate: Quantity, asked: Sequence[str]) -> list[Quantity] | None:
    """The days and months that the rate asks for, from its sentence; None if one is not told."""
    sentence = scene.sentence(rate)
    near = scene.within(sentence.start, sentence.end)
    found: list[Quantity] = []
    for per in asked:
        told = next((q for q in near if counts(q, per) and q not in found), None)
        if told is None and per == "月":
            told = implied_months(scene, sentence.start, sentence.end, rate)
        if told is None:
            return None
        found.append(told)
    return found


def _stock(scene: Scene, rate: Quantity, per: str) -> tuple[list[Quantity], list[Quantity]]:
    """The counts of the project: the first mention of those told again, and of the largest; the others."""
    near = [
        q
        for q in scene.back(rate, _REACH)
        if q.project == rate.project and not q.per and q.role == "plain" and counts(q, per)
        if not is_time(q)
    ]
    often = Counter(q.figure.value for q in near)
    largest = max(often, default=None)
    latest: dict[object, Quantity] = {}
    for q in near:
        latest.setdefault(q.figure.value, q)
    wholes = [q for v, q in latest.items() if v == largest or often[q.figure.value] > 1]
    others = [q for q in latest.values() if q not in wholes]
    return wholes[:_MOST], others[:_MOST]
