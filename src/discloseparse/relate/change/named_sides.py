"""Changes between two figures of one text that both are named: 春季较秋季少支73.9万元; 前者比后者多3万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.change.named_ends import told_pair
from discloseparse.relate.names.labels import core
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.surroundings import CHANGE

_SIDES = re.compile(
    rf"(?P<one>[^，,。;:\d比较]{{2,10}})(?:比|较)(?P<other>[^，,。;:\d]{{2,10}}?)(?:相比)?(?:共|净|各|约|平均|分别)?{CHANGE}(?:了|约|近)*$"
)
_NO_SIDE = re.compile(r"上年|去年|同期|年初|期初|上期|上月|计划|目标|预算|概算|决算|标准|\d")
_BACK = 12


def named_sides(scene: Scene, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """The figure that is said to be more or less, and the one it is measured against."""
    told = _SIDES.search(change.before)
    if told is None or _NO_SIDE.search(told["other"]) or _NO_SIDE.search(told["one"]):
        return None
    pair = told_pair(scene, change)
    if pair is not None and {told["one"][:2], told["other"][:2]} == {"前者", "后者"}:
        return pair if told["one"].startswith("前者") else (pair[1], pair[0])
    near = [
        q
        for q in scene.back(change, _BACK)
        if q.paragraph == change.paragraph and addable(q) and q.role == "plain"
        if change.kind == "percent" or q.dim == change.dim
    ]
    one, other = (_named(near, told[side]) for side in ("one", "other"))
    if one is None or other is None or one is other or one.dim != other.dim:
        return None
    return one, other


def _named(near: Sequence[Quantity], words: str) -> Quantity | None:
    """The only figure in sight whose label begins with the words, or the nearest that ends with them."""
    name = core(words) or words
    found = [q for q in near if q.label.startswith((name, words)) or q.label.endswith(words)]
    return found[0] if len({q.figure.value for q in found}) == 1 else None
