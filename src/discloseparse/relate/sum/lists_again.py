"""Lists told again: the items that agree in both places vouch for one that differs by a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.judging.slips import digits
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.words import share_a_word
from discloseparse.relate.scene import Quantity, Scene, is_time
from discloseparse.relate.surroundings import trim_label

_AROUND = 8  # figures on either side; prices and amounts may stand between the items
_SHORTEST = 2


def vouched(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """Do other items of the list around ``other`` stand around ``q`` again, name and number alike?

    更换蒸饭柜24台、冷藏柜18台 … 蒸饭柜29台，每台6500元；冷藏柜18台: 18台 says that one list is meant.
    A number of one digit needs two such items. Only within a project: elsewhere a list of results may
    follow the list of targets.
    """
    if q.project is None or other.project != q.project or not _named_alike(scene, other, q):
        return False
    needed = 1 if len(digits(q.text)) > 1 else 2
    middle = (q.index + other.index) // 2
    there = [x for x in _beside(scene, other) if x.index <= middle]
    here = (x for x in _beside(scene, q) if x.index > middle)
    again = (x for x in here if any(_same_item(scene, x, y) for y in there))
    return len({x.figure.value for x in again}) >= needed


def _beside(scene: Scene, q: Quantity) -> Iterator[Quantity]:
    near = scene.quantities[max(0, q.index - _AROUND) : q.index + _AROUND + 1]
    return (
        x
        for x in near
        if x is not q
        and x.kind in {"count", "people"}
        and x.role == "plain"
        and not x.per
        and not is_time(x)
        and x.project == q.project
        and abs(x.paragraph - q.paragraph) <= 2
    )


def _same_item(scene: Scene, x: Quantity, y: Quantity) -> bool:
    return x.dim == y.dim and x.figure.value == y.figure.value and _named_alike(scene, x, y)


def _named_alike(scene: Scene, x: Quantity, y: Quantity) -> bool:
    """更换使用年限较长的蒸饭柜 and 蒸饭柜: the one name closes the other, or they share a word."""
    shorter, longer = sorted((_item_name(scene, x), _item_name(scene, y)), key=len)
    if len(shorter) < _SHORTEST:
        return False
    run = in_common(shorter, longer)
    return longer.endswith(shorter) or run > 2 or (run == 2 and share_a_word(shorter, longer))


def _item_name(scene: Scene, q: Quantity) -> str:
    """What the figure counts; 3.隔离带维护45万元：35公里 is named by the head of its sentence."""
    return core(q.label) or core(q.noun) or core(_head(scene, q))


def _head(scene: Scene, q: Quantity) -> str:
    opening = scene.text[scene.sentence(q).start : q.start]
    return trim_label(re.split(r"[\d，,。;:]", opening.lstrip("0123456789.．、() "))[0])
