"""Standards told in an earlier section under the count's own name: 书记16名，12个月共59.52万元."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.product.rates import counts, paid_for
from discloseparse.relate.scene import Quantity, Scene, is_time


def find(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Claim]:
    """A product for each segment with a count or times and one amount, by a standard of ``rates`` before."""
    told = [r for r in rates if r.kind == "amount" and r.per]
    places = [r.index for r in told]
    for stretch in scene.segments:
        inside = scene.of(stretch)
        if any(q.per for q in inside) or len(inside) < 2:
            continue
        result = next(
            (q for q in reversed(inside) if q.kind == "amount" and q.role == "plain"), None
        )
        counted = [q for q in inside if q.kind in {"people", "count"} and not is_time(q)]
        times = [q for q in inside if is_time(q)]
        if result is None or len([q for q in inside if q.kind == "amount"]) > 1:
            continue
        claims = [
            Claim("product", result, (count, rate, *times), rate.label)
            for rate in told[
                bisect_left(places, result.index - 60) : bisect_left(places, result.index)
            ]
            if rate.index < result.index
            and rate.project == result.project
            and result.index - rate.index < 60
            for count in (counted or _stock(scene, rate))
            if counts(count, rate.per[0], unit_price=False)
            and (count in inside or times)
            and _times_fit(rate, times)
        ]
        named = [c for c in claims if _named_alike(c)]
        held = held_or_slipped(named) or held_or_slipped([c for c in claims if times])
        if held is not None:
            yield held
        elif len(counted) == 1 and times:
            sure = named if len(named) == 1 else [c for c in claims if _wholly_named(c)]
            yield from sure if len(sure) == 1 else ()


def _stock(scene: Scene, rate: Quantity) -> list[Quantity]:
    """The counts the standard itself was used with."""
    sentence = scene.sentence(rate)
    near = [
        q for q in scene.within(sentence.start, sentence.end) if q.kind == "people" and not q.per
    ]
    near.sort(key=lambda q: (q.segment != rate.segment, abs(q.index - rate.index)))
    return near[:2]


def _times_fit(rate: Quantity, times: Sequence[Quantity]) -> bool:
    wanted = [p for p in rate.per[1:] if p != "年"]
    return len(times) == len(wanted) and all(
        any(counts(t, p, unit_price=False) for t in times) for p in wanted
    )


def _named_alike(claim: Claim) -> bool:
    count, rate = claim.flat[0], claim.flat[1]
    name = paid_for(rate.label) or rate.label
    return (
        len(name) >= 2
        and bool(count.label)
        and (name[-2:] in count.label or count.label[-2:] in name)
    )


_STANDARD = re.compile(r"的?标准(?:分别)?[为是]?")


def _wholly_named(claim: Claim) -> bool:
    """护理补贴标准为一级每人每月100元 … 一级护理补贴：1204人: the count names all that the standard names."""
    count, rate = claim.flat[0], claim.flat[1]
    name = _STANDARD.sub("", paid_for(rate.label))
    return len(name) >= 2 and set(name) <= set(count.label)
