"""Counts told for each of what is counted before: 14条线路每条每天8班次，单程16.5公里; 2次，一次抽18个点位."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.recognize.rates import before as denominators
from discloseparse.relate.product.rates import TIMES, counts
from discloseparse.relate.scene import Quantity, Scene

_SINGLE = re.compile(
    r"(?<![第统])[一单](?P<word>次|期|批|轮|趟|场|班|程|年|个)(?![性年月体])[^\d]*$"
)
_TRIPS = {"班次", "趟", "次", "航次", "车次", "班"}
_UNTOLD = {"年", "月"}
_REACH = 12


def each(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """What the count is told for each of: 每条每天8班次 of 条 and 天, 单程16.5公里 of a trip."""
    told = denominators(scene.text, q.start)
    single = _SINGLE.search(q.before)
    return told if told or single is None else (single["word"],)


def spread(
    scene: Scene,
    rate: Quantity,
    before: Sequence[Quantity],
    after: Sequence[Quantity],
    taken: Sequence[Quantity],
) -> list[Quantity] | None:
    """Those among whom the counts of a rate are themselves means, theirs included; None if one is not told.

    ``before`` runs from the rate to the front, ``after`` from the rate on.
    """
    found: list[Quantity] = []
    open_counts = list(taken)
    while open_counts:
        q = open_counts.pop()
        for per in each(scene, q):
            known = (*taken, *found)
            if per in rate.per or any(_stands_for(x, per) for x in known if x is not q):
                continue
            more = _told(scene, q, per, before, after)
            if more is not None and more not in known:
                found.append(more)
                open_counts.append(more)
            elif more is None and per not in _UNTOLD and per in TIMES:
                return None
    return found


def _told(
    scene: Scene, q: Quantity, per: str, before: Sequence[Quantity], after: Sequence[Quantity]
) -> Quantity | None:
    """The nearest before ``q``; days and months also behind the rate, or as told last in the section."""
    near = [b for b in before if b.start < q.start]
    if per in TIMES:
        last = [b for b in scene.back(q, _REACH) if b.section == q.section] if per == "天" else []
        near = [*after, *near, *last]
    return next((b for b in near if not b.per and _stands_for(b, per)), None)


def _stands_for(q: Quantity, per: str) -> bool:
    if per == "程":
        return q.kind == "count" and q.unit in _TRIPS
    return counts(q, per)
