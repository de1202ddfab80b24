"""A rise that is larger than what came of it: last year would have been less than nothing.

公务用车购置费25万元，比上年预算增加45万元. Only where neither the year before nor a rate is told: these say more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.names.comparing import is_previous
from discloseparse.relate.scene import Quantity, Scene

_ROSE = re.compile(
    r"(?:为)?[，,]?(?:同比|(?:比|较|与|同)(?:上年|去年|(?:19|20)\d\d年)[^，,。;\d]{0,12}?)(?:相比)?[，,]?(?:增加|增长)(?:了|额?为)?"
)
_MAY_BE_NEGATIVE = re.compile(r"结余|余额|结转|盈余|利润|差额|赤字|收益|净")


def bind(scene: Scene) -> Iterator[Claim]:
    """``rise <= figure`` for every rise that is larger than the figure it is told right behind of."""
    for rise in scene.quantities[1:]:
        now = scene.quantities[rise.index - 1]
        if rise.role != "change" or rise.figure.loose.low <= now.figure.loose.high:
            continue
        if _grew(scene, now, rise) and not _rated(scene, rise):
            yield Claim("comparison", rise, (now,), "增加额不大于本年数", op="<=")


def _grew(scene: Scene, now: Quantity, rise: Quantity) -> bool:
    plain = now.kind == rise.kind == "amount" and now.role == "plain" and now.dim == rise.dim
    named = now.host is rise.host is None and not now.approx and not rise.approx
    if not plain or not named or now.sentence != rise.sentence or is_previous(scene, now):
        return False
    said = scene.text[scene.segments[now.segment].start : now.start]
    return bool(_ROSE.fullmatch(scene.gap(now, rise))) and not _MAY_BE_NEGATIVE.search(said)


def _rated(scene: Scene, rise: Quantity) -> bool:
    """Is the rate told behind the rise?"""
    behind = scene.quantities[rise.index + 1 : rise.index + 2]
    return any(q.segment == rise.segment and q.kind == "percent" for q in behind)
