"""Changes set off against each other: 燃油支出减少146万元，充电支出增支83万元，增减相抵净节约63万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.surroundings import FALL

_NET = re.compile(
    r"(?:增减|盈亏|多少|一增一减|两者|二者|两项)?(?:相抵|轧差|抵消|冲抵)(?:之?后)?[，,]?[^，,。;:\d]{0,6}净?[^，,。;:\d]{0,14}$"
)
_IN_AND_OUT = re.compile(r"[^，,。;\d]{0,6}(?:一出一进|一进一出|一增一减|增减相抵|相抵)")
_BY_WAY = re.compile(r"[，,(](?:系|是|为|主要是?|即)[^，,。;\d]{1,8}")
_BACK = 6


def bind(scene: Scene) -> Iterator[Claim]:
    """The difference of a rise and a fall told beside their net."""
    for q in scene.quantities:
        if q.kind == "percent" or q.per:
            continue
        if _NET.search(scene.text[max(scene.sentence(q).start, q.start - 28) : q.start]):
            yield from _of_two(q, _told_before(scene, q))
        elif q.role == "change":
            yield from _of_two(q, _told_behind(scene, q))


def _told_before(scene: Scene, q: Quantity) -> list[Quantity]:
    return [
        o
        for o in scene.back(q, _BACK)
        if o.sentence == q.sentence and o.dim == q.dim and o.role == "change"
    ][:2]


def _told_behind(scene: Scene, q: Quantity) -> list[Quantity]:
    """多了16辆，是报废9辆、新购25辆一出一进的结果."""
    two = scene.quantities[q.index + 1 : q.index + 3]
    if len(two) < 2 or any(o.sentence != q.sentence or o.dim != q.dim for o in two):
        return []
    told = _BY_WAY.fullmatch(scene.gap(q, two[0])) and re.fullmatch(
        r"[、，,和][^，,。;\d]{1,8}", scene.gap(*two)
    )
    return two if told and _IN_AND_OUT.match(scene.text, two[1].end) else []


def _of_two(net: Quantity, told: list[Quantity]) -> Iterator[Claim]:
    if len(told) != 2:
        return
    larger, smaller = sorted(told, key=lambda o: -o.figure.value)
    claim = Claim("difference", net, (larger, smaller), net.before)
    opposed = bool(FALL.search(larger.before)) != bool(FALL.search(smaller.before))
    held = held_or_slipped([claim])
    if held is not None or opposed:
        yield held or claim._replace(certain=False)
