"""Changes told with both ends: 由A提高到B，增加C; 减少C，由A压缩到B."""

from __future__ import annotations

import re
from itertools import pairwise

from discloseparse.relate.scene import Quantity, Scene

_FROM = re.compile(r"(?:由|从|自)[^，,。;]{0,24}$")
_TO = re.compile(r"(?:至|到|为)[^，,。;]{0,12}$")


def from_to(scene: Scene, q: Quantity) -> tuple[Quantity, Quantity] | None:
    """由 A 提高到 B，(净)增 C: ``(B, A)``, whether or not C follows from them."""
    behind = _ends_behind(scene, q)
    if behind is not None:
        return behind
    start = scene.sentence(q).start
    near = scene.just_before(q.start, start, 4)
    for before, after in reversed(list(pairwise(near))):
        if any(x.role != "change" for x in near if x.start > after.start):
            return None
        words = scene.text[max(start, before.start - 24) : before.start]
        if _TO.search(scene.gap(before, after)) and _FROM.search(words):
            fits = after.dim == before.dim and (after.dim == q.dim or q.kind == "percent")
            return (after, before) if fits else None
    return None


_BY_WAY = re.compile(
    r"[，,(](?:即|主要是?)?(?:由|从|自)[^，,。;\d]{0,10}(?:(?:19|20)\d\d年[^，,。;\d]{0,10})?"
)


def _ends_behind(scene: Scene, q: Quantity) -> tuple[Quantity, Quantity] | None:
    """减少68万元，(下降9.04%，)由上年的752万元压缩到684万元: the ends stand behind the change."""
    first = q.index + 1
    rest = scene.quantities[first : first + 1]
    if rest and rest[0].kind == "percent" and q.kind != "percent":
        first += 1
    ends = scene.quantities[first : first + 2]
    if len(ends) < 2 or any(x.sentence != q.sentence for x in ends):
        return None
    before, after = ends
    told = _BY_WAY.fullmatch(scene.gap(scene.quantities[first - 1], before))
    alike = after.dim == before.dim and (after.dim == q.dim or q.kind == "percent")
    return (after, before) if told and alike and _TO.search(scene.gap(before, after)) else None
