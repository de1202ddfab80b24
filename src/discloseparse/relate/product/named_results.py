"""What a count comes to at its standard, told further up under a name of its own.

支出由三块组成：就餐补贴648万元、送餐服务费39.58万元 … 送餐上门158300份，每份2.5元。
Only what holds is bound, or misses by a slip that luck does not explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.luck import hardly_lucky
from discloseparse.relate.judging.near import NAMED, misses_narrowly
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.words import share_a_word
from discloseparse.relate.product.groups import Group, groups
from discloseparse.relate.scene import Quantity, Scene, once, second_of_pair

_REACH = 40
_FEW = 8
_EARNED = re.compile(r"增收|收入|收益|产值|节约|消费")


def find(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Claim]:
    """A product for each of ``rates`` with a count beside it and no amount in its segment."""
    of_rate = _groups(scene)
    for rate in rates:
        group = of_rate.get(rate.index)
        if group is None or group.missing or group.rivals or _EARNED.search(rate.before):
            continue
        segment = scene.segments[rate.segment]
        inside = scene.of(segment)
        if any(q.kind == "amount" and q is not rate for q in inside):
            continue
        claims = [
            Claim("product", q, group.factors, "、".join(rate.per))
            for q in _named(scene, rate, scene.text[segment.start : segment.end])
        ]
        held = hardly_lucky(claims)
        if held is not None:
            yield held
        elif len(claims) == 1 and misses_narrowly(claims[0], NAMED):
            yield claims[0]._replace(certain=False)


@once
def _groups(scene: Scene) -> dict[int, Group]:
    return {g.rate.index: g for p in scene.paragraphs for g in groups(scene, p)}


def _named(scene: Scene, rate: Quantity, words: str) -> list[Quantity]:
    """The amounts before whose name shares most with the segment of the rate, a word at least."""
    alike = {
        q: _alike(core(q.label), words)
        for q in scene.back(rate, _REACH)
        if q.kind == "amount" and q.role == "plain" and q.dim == rate.dim
        if q.project == rate.project and not second_of_pair(q)
    }
    most = max(alike.values(), default=0)
    return [q for q, run in alike.items() if run == most and run][:_FEW]


def _alike(name: str, words: str) -> int:
    """How much a name and the words have in common; 0 if no word, and not how both begin."""
    run = in_common(name, words)
    told = run > 2 or (run == 2 and (name[:2] == words[:2] or share_a_word(name, words)))
    return run if told else 0
