"""Counts told side by side with what all cost, each paid by a standard told before under its name.

普工每个工日130元、技工每个工日220元 … 普工用工7560个工日，技工用工2150个工日，共发放145.58万元.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judge import fit
from discloseparse.relate.labels import core
from discloseparse.relate.named_groups import CLOSES
from discloseparse.relate.near import NAMED, misses_narrowly
from discloseparse.relate.rates import asks_a_count, counts, paid_for
from discloseparse.relate.scene import Quantity, Scene, is_time

_MOST = 8
_REACH = 60
_SHORTEST = 2
_OF_WHICH = re.compile(r"[，,(:]?(?:其中|包括|发放|补助|惠及)")


def find(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Claim]:
    """A sum of products for each total right behind a run of counts; ``rates`` are in no product yet."""
    standards = [r for r in rates if r.kind == "amount" and asks_a_count(r)]
    if len(standards) < 2:
        return
    places = [r.index for r in standards]
    for total in scene.quantities[standards[1].index + 1 :]:
        if total.kind != "amount" or total.role != "plain":
            continue
        closes = bool(CLOSES.search(total.before))
        run = _counts_before(scene, total) if closes else _counts_of_which(scene, total)
        first, last = (
            bisect_left(places, total.index - back) for back in (_REACH, len(run) if closes else 0)
        )
        groups = [_paid(count, run, total, standards[first:last]) for count in run]
        if len(run) > 1 and all(groups):
            claim = Claim("sum_of_products", total, tuple[Operand, ...](groups), "groups")
            if closes or fit(claim) == 2 or misses_narrowly(claim, NAMED):
                yield claim


def _counts_before(scene: Scene, total: Quantity) -> list[Quantity]:
    """The unbroken run of counts of one measure that ends at ``total``, in its sentence."""
    near = scene.just_before(total.start, scene.sentence(total).start, _MOST)
    run = takewhile(
        lambda q: q.kind in {"people", "count"} and not q.per and not is_time(q), reversed(near)
    )
    alike = list(run)[::-1]
    return alike if len({q.dim for q in alike}) == 1 else []


def _counts_of_which(scene: Scene, total: Quantity) -> list[Quantity]:
    """入学路费9.70万元，其中省内院校86人、省外院校54人: the counts behind, with nothing else in the sentence."""
    behind = scene.within(total.end, scene.sentence(total).end)[:_MOST]
    if not behind or not _OF_WHICH.match(scene.gap(total, behind[0])):
        return []
    alike = all(q.kind in {"people", "count"} and not q.per and not is_time(q) for q in behind)
    return behind if alike and len({q.dim for q in behind}) == 1 else []


def _paid(
    count: Quantity, run: Sequence[Quantity], total: Quantity, standards: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """The count with the only standard before its sentence whose name opens its own and no other's."""
    found = [
        rate
        for rate in standards
        if rate.sentence != count.sentence
        and (rate.project, rate.dim) == (count.project, total.dim)
        and counts(count, rate.per[0])
        and [q for q in run if _bears(q, rate)] == [count]
    ]
    return (count, found[-1]) if len({rate.figure.value for rate in found}) == 1 else ()


def _bears(count: Quantity, rate: Quantity) -> bool:
    name = core(paid_for(rate.before).split("标准")[0])
    own = core(count.label)
    return len(name) >= _SHORTEST and (own.startswith(name) or name.endswith(own[:_SHORTEST]))
