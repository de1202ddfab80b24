"""Counts told beside the amounts of a complete list: what it counts is told completely as well.

安排资金2860万元，共安排项目31个 … 产业发展11个项目，1046万元；乡村建设7个项目，395万元；项目管理费17.2万元 ….
An item without a count may be none of the things counted, or one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from discloseparse.figures import ZERO
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.scene import Quantity, Scene, is_time

_IN_ALL = re.compile(r"共|合计|总")
_THING = 2  # characters that name what is counted
_FEWEST = 3
_MOST = 60

Parts = Mapping[int, Sequence[Quantity]]


def bind_rest(scene: Scene, bound: Sequence[Claim]) -> Iterator[Claim]:
    """One sum for each count told with a total, of the counts told with the items it is made up of."""
    parts = _complete(bound)
    inner = {q.index for amounts in parts.values() for q in amounts}
    for first, amounts in parts.items():
        total = scene.quantities[first]
        if first in inner:
            continue
        items = list(_items(total, amounts, parts))
        if total.kind != "amount" or len(items) < _FEWEST:
            continue
        for count in scene.of(scene.segments[total.segment]):
            if count.start > total.end and _counts(count) and _IN_ALL.search(count.before):
                yield from _of_items(scene, count, items)


def _complete(bound: Sequence[Claim]) -> Parts:
    """All parts of each total, by its place and the places where it is told again."""
    told: dict[int, Sequence[Quantity]] = {}
    again: dict[int, int] = {}
    for claim in bound:
        if claim.result is None or claim.form or min(q.index for q in claim.figures) < 0:
            continue  # with cells
        if claim.kind == "sum" and not claim.signs and (claim.certain or fit(claim) == 2):
            told[claim.result.index] = claim.flat
        elif claim.kind == "equal" and fit(claim) == 2:
            again[claim.flat[0].index] = claim.result.index
    told.update(
        {
            first: told[later]
            for first, later in again.items()
            if later in told and first not in told
        }
    )
    return told


def _items(total: Quantity, amounts: Sequence[Quantity], parts: Parts) -> Iterator[Quantity]:
    """The amounts that make up ``total`` and are not made up of others."""
    for amount in amounts:
        inner = parts.get(amount.index)
        if inner is None or total in inner:
            yield amount
        else:
            yield from _items(amount, inner, parts)


def _of_items(scene: Scene, count: Quantity, items: Sequence[Quantity]) -> Iterator[Claim]:
    if len(items) > _MOST or any(i.segment == count.segment for i in items):
        return
    beside = [[q for q in scene.of(scene.segments[i.segment]) if _alike(q, count)] for i in items]
    found = [one[0] for one in beside if len(one) == 1]
    if len(found) != sum(map(bool, beside)) or not _FEWEST <= len(found) >= len(items) / 2:
        return
    stated, told = count.figure.value, sum((q.figure.value for q in found), start=ZERO)
    lacking = len(items) - len(found)
    if told == stated or not told <= stated <= told + lacking:
        yield Claim("sum", count, tuple(found), "项目与资金逐项列示", certain=not lacking)


def _counts(q: Quantity) -> bool:
    plain = q.role == "plain" and not q.per and q.host is None and not q.approx
    return plain and q.kind in {"count", "people"} and not is_time(q)


def _alike(q: Quantity, count: Quantity) -> bool:
    """Does ``q`` count the same things: 项目31个, 11个项目?"""
    thing = (count.noun or count.before)[:_THING] if count.noun else count.before[-_THING:]
    named = q.noun.startswith(thing) or q.before.endswith(thing)
    return _counts(q) and q.dim == count.dim and len(thing) == _THING and named
