"""Counts told side by side with what all cost, each paid by a standard told before under its name.

普工每个工日130元、技工每个工日220元 … 普工用工7560个工日，技工用工2150个工日，共发放145.58万元.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import NAMED, misses_narrowly
from discloseparse.relate.names.labels import core
from discloseparse.relate.product.named_groups import CLOSES
from discloseparse.relate.product.rates import (
    TIMES,
    asked,
    asks_a_count,
    counts,
    implied_months,
    whose_standard,
)
from discloseparse.relate.scene import Quantity, Scene, is_time

_MOST = 8
_REACH = 60
_SHORTEST = 2
_BROKEN_DOWN = re.compile(r"[，,(:]?(?:其中|包括)")
_OF_WHICH = re.compile(r"[，,(:]?(?:其中|包括|发放|补助|惠及)")


def find(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Claim]:
    """A sum of products for each total right behind a run of counts; ``rates`` are in no product yet."""
    standards = [r for r in rates if r.kind == "amount" and _asks(r)]
    if len(standards) < 2:
        return
    places = [r.index for r in standards]
    for total in scene.quantities[standards[1].index + 1 :]:
        if total.kind != "amount" or total.role != "plain":
            continue
        closes = bool(CLOSES.search(total.before))
        run = _counts_before(scene, total)
        if len(run) < 2 and not closes:
            run = _counts_of_which(scene, total)
        behind = bool(run) and run[0].start < total.start
        first, last = (
            bisect_left(places, total.index - back) for back in (_REACH, len(run) if behind else 0)
        )
        groups = [_paid(count, run, total, standards[first:last]) for count in run]
        groups = [_with_months(scene, group, total) for group in groups]
        if len(run) > 1 and all(groups):
            claim = Claim("sum_of_products", total, tuple[Operand, ...](groups), "groups")
            if closes or fit(claim) == 2 or misses_narrowly(claim, NAMED):
                yield claim


def _asks(rate: Quantity) -> bool:
    """For a count alone (每人, 每个工日), or for one and the months of a year (每人每月)."""
    wanted = asked(rate)
    return asks_a_count(rate) or (len(wanted) == 2 and wanted[0] not in TIMES and wanted[1] == "月")


def _with_months(
    scene: Scene, group: tuple[Quantity, ...], total: Quantity
) -> tuple[Quantity, ...]:
    """The group with the months of 全年, where its standard asks for them and they are told; else none."""
    if not group or asks_a_count(group[1]):
        return group
    sentence = scene.sentence(total)
    months = implied_months(scene, sentence.start, sentence.end, group[1])
    return (*group, months) if months is not None else ()


def _counts_before(scene: Scene, total: Quantity) -> list[Quantity]:
    """The unbroken run of counts of one measure that ends at ``total``, in its sentence."""
    near = scene.just_before(total.start, scene.sentence(total).start, _MOST)
    run = takewhile(
        lambda q: q.kind in {"people", "count"} and not q.per and not is_time(q), reversed(near)
    )
    alike = list(run)[::-1]
    if len(alike) > 2 and _BROKEN_DOWN.match(scene.gap(alike[0], alike[1])):
        alike = alike[1:]  # 1860人，其中一级620人、二级1240人
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
        if (rate.sentence != count.sentence or rate.end <= run[0].start)
        and (rate.project, rate.dim) == (count.project, total.dim)
        and counts(count, rate.per[0])
        and [q for q in run if _bears(q, rate)] == [count]
    ]
    return (count, found[-1]) if len({rate.figure.value for rate in found}) == 1 else ()


def _bears(count: Quantity, rate: Quantity) -> bool:
    name = whose_standard(rate)
    own = core(count.label)
    if min(len(name), len(own)) < _SHORTEST:
        return False
    return (
        name in own
        or name.startswith(own)
        or own.endswith(name[:_SHORTEST])
        or name.endswith(own[:_SHORTEST])
    )
