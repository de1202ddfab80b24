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


_EACH = re.compile(r"每[个处所家座](?P<name>[^，,。;\d]{2,8})")


def _named_by(rate: Quantity, count: Quantity) -> bool:
    """Does 每个投放点 name what is counted?"""
    told = _EACH.search(rate.before)
    return told is not None and len(count.label) > 1 and count.label[-2:] in told["name"]


_IN_ALL = re.compile(r"(?:全年|全期|累计|预计|年)[^\d，,。;]{0,6}$")
_MEAN = re.compile(r"平均|均约?$")


def _mean(scene: Scene, group: Group) -> Claim | None:
    """The head of the sentence, where the count it is told of stands right before it."""
    inside = scene.within(scene.sentence(group.rate).start, group.rate.start)
    for count, result in pairwise(inside):
        if _alike(result, group.rate) and result.role == "plain" and not result.per:
            told = count in (group.factors[0], *group.rivals) and result.host is None
            mean = as_mean(group.rate)
            named = [c for c in (group.factors[0], *group.rivals) if _named_by(group.rate, c)]
            if (
                named and count not in named
            ):  # 小区128个、居民5.6万户，投放点642个，平均每个投放点87户
                claim = Claim("product", result, (named[0], mean), "平均")
                return claim if fit(claim) == 2 else None
            return Claim("product", result, (count, mean), "平均") if told else None
    return None
