"""The change told right behind a figure, and what it is measured against."""

from __future__ import annotations

import re
from typing import NamedTuple

from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.surroundings import FALL

_BASE = r"[，,。;]?(?:同比)?(?:比|较|与|同)(?P<base>[^，,。;\d]{0,3}(?:(?:19|20)\d\d年)?[^，,。;\d]{0,12}?)(?:相比)?[，,]?"
_MOVED = re.compile(_BASE + r"(?P<verb>增加|减少|增长|下降)(?:了|额?为)?")
_FLAT = re.compile(_BASE + r"(?:持平|相同|无增减|无变化|没有变化|一致)")
_FARTHEST = 60


class OwnChange(NamedTuple):
    """``base`` are the words of what is compared with; ``change`` is None for what is level (持平)."""

    base: str
    change: Quantity | None

    @property
    def way(self) -> int:
        """+1 for a rise, -1 for a fall, 0 for none."""
        if self.change is None:
            return 0
        return -1 if FALL.search(self.change.before) else 1


def own_change(scene: Scene, q: Quantity, end: int | None = None) -> OwnChange | None:
    """The change told right behind a figure, before ``end``."""
    last = min(q.end + _FARTHEST, len(scene.text) if end is None else end)
    flat = _FLAT.match(scene.text, q.end, last)
    if flat is not None:
        return OwnChange(flat["base"], None)
    moved = _MOVED.match(scene.text, q.end, last)
    behind = scene.quantities[q.index + 1 : q.index + 2]
    if moved is None or not behind or behind[0].start != moved.end() or behind[0].dim != q.dim:
        return None
    return OwnChange(moved["base"], behind[0])
