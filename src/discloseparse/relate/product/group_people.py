"""Persons for each of what is counted: 12个市场各配备2名，共24名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.product.group_readings import CLOSES, chosen, readings_of
from discloseparse.relate.product.groups import Group
from discloseparse.relate.product.rates import as_mean
from discloseparse.relate.scene import Quantity, Scene


def people(scene: Scene, group: Group) -> Iterator[Claim]:
    """各配备2名，共24名; 教学班16个，在园幼儿516名：…，平均每班32名."""
    mean = _mean(scene, group) if _MEAN.search(group.rate.before) else None
    if mean is not None:
        yield mean
        return
    nxt = scene.quantities[group.last.index + 1 : group.last.index + 2]
    if not nxt or nxt[0].kind != "people" or nxt[0].per or nxt[0].sentence != group.rate.sentence:
        return
    if not _alike(nxt[0], group.rate):
        return
    readings = readings_of(group, nxt[0])
    if CLOSES.search(nxt[0].before):
        yield from chosen(readings, strict=not group.rivals)
    elif _IN_ALL.search(nxt[0].before):
        yield from (c for c in readings[:1] if fit(c) == 2 or misses_narrowly(c))


def _alike(a: Quantity, b: Quantity) -> bool:
    """Are both persons, visits counted as such?"""
    return a.dim == b.dim or {a.dim, b.dim} == {"人", "人次"}


_IN_ALL = re.compile(r"(?:全年|全期|累计|预计|年)[^\d，,。;]{0,6}$")
_MEAN = re.compile(r"平均|均约?$")


def _mean(scene: Scene, group: Group) -> Claim | None:
    """The head of the sentence, where the count it is told of stands right before it."""
    inside = scene.within(scene.sentence(group.rate).start, group.rate.start)
    for count, result in pairwise(inside):
        if _alike(result, group.rate) and result.role == "plain" and not result.per:
            told = count in (group.factors[0], *group.rivals) and result.host is None
            return Claim("product", result, (count, as_mean(group.rate)), "平均") if told else None
    return None
