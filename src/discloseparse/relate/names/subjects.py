"""Which figure the subject of a change names: 公务用车运行维护费支出决算减少0.87万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene

_ONLY_COLUMN = re.compile(r"(?:支出)?(?:决算|执行|实际)(?:支出|完成)?数?[为是]?")


def best_named(scene: Scene, named: str, pool: Sequence[Quantity]) -> Quantity:
    """The figure whose label shares most with the subject of the change; else the first of ``pool``."""
    return max(pool, key=lambda q: (alike(scene, named, q), -pool.index(q)))


def alike(scene: Scene, named: str, q: Quantity) -> int:
    """How much of the subject the figure bears; 决算为39.65万元 bears the name told first in its segment."""
    label = q.label
    if _ONLY_COLUMN.fullmatch(label):
        label = scene.quantities[scene.segments[q.segment].first].label
    run = in_common(named, label)
    return run if run > 1 else 0
