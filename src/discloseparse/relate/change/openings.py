"""What stood when the year began: 年初结转和结余 beside 年末, 年初预算 beside the adjusted one."""

from __future__ import annotations

import re

from discloseparse.relate.names.labels import core
from discloseparse.relate.scene import Quantity, Scene

ADJUSTED = re.compile(r"调整后?|追加后|变更后")
_INITIAL = re.compile(r"年初(?:批复|部门)?预算(?:数|安排|为)*$")


def is_initial(q: Quantity, current: Quantity, change: Quantity) -> bool:
    """年初预算8820万元，… 调整后预算为9250万元，较年初增长4.88%."""
    told = re.search(r"(?:比|较)年初(?:预算)?(?:数)?[增减上下提降]", change.before)
    return bool(told and _INITIAL.search(q.before) and ADJUSTED.search(current.label))


OPENED = re.compile(
    r"(?:比|较|同|与)(?:上?年初|期初|上年末|去年末|去年底)(?P<name>[^，,。;\d]*?)(?:相比)?[净共各]?[增减多少提下降]"
)
CLOSING = re.compile(r"年末|年底|期末")
OPENING = re.compile(r"年初|期初|上年末|去年末|去年底")


def opening_of(scene: Scene, change: Quantity, current: Quantity) -> Quantity | None:
    """年末结转和结余187万元，比年初减少1.51万元: the figure that bears the same name at the year's beginning."""
    if not OPENED.search(change.before) or not CLOSING.search(current.label):
        return None
    name = core(CLOSING.sub("", current.label))
    found = [
        q
        for q in scene.back(current, 60)
        if q.dim == change.dim and q.role == "plain" and not q.per and OPENING.search(q.label)
        if q.project == change.project and name and name in core(OPENING.sub("", q.label))
    ]
    return found[0] if len({q.figure.value for q in found}) == 1 else None
