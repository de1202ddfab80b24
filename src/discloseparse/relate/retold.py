"""Words that say outright that a figure is an earlier one again: 上述, 按N人, 全部为, 收支平衡."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from discloseparse.relate.lists import addable
from discloseparse.relate.scene import Quantity, Scene

_ABOVE = re.compile(r"(?:上述|前述|以上这?)$")
_BY = re.compile(r"^(?:按|按照|以)$")
_WHOLLY = re.compile(r"^(?:全部|均|全)(?:安排|用于|列支|为|系|是)")
_INCOME = re.compile(r"收入(?:预算|决算)?(?:总计|总额|总数)$")
_SPENDING = re.compile(r"支出(?:预算|决算)?(?:总计|总额|总数)$")
_SIDE = re.compile(r"(?:收入|支出)(?:预算|决算)?(?:总计|总额|总数)$")
_NEAR = 30


def told_again(scene: Scene, q: Quantity) -> Quantity | None:
    """The figure that the words right before ``q`` point back to, None if they point to none."""
    if q.role != "plain" or q.per:
        return None
    for cue, look in _WAYS:
        if cue.search(q.before):
            return look(scene, q)
    return None


def _above(scene: Scene, q: Quantity) -> Quantity | None:
    """上述36万元: the one figure of its measure in the sentences before, in this or the last paragraph."""
    earlier = [
        x
        for x in scene.back(q, _NEAR)
        if x.sentence < q.sentence and x.paragraph >= q.paragraph - 1 and _alike(x, q)
    ]
    return _only(earlier, q)


def _stock(scene: Scene, q: Quantity) -> Quantity | None:
    """按310人、每人每年2400元: the one stock of persons or households told so far."""
    follows = scene.quantities[q.index + 1 : q.index + 2]
    if q.kind != "people" or not follows or not follows[0].per:
        return None
    earlier = [
        x for x in scene.back(q, _NEAR) if x.sentence < q.sentence and _alike(x, q) and _scope(x, q)
    ]
    return _only(earlier, q)


def _whole(scene: Scene, q: Quantity) -> Quantity | None:
    """收入248.16万元，全部安排支出248.16万元."""
    before = scene.quantities[q.index - 1] if q.index else None
    if before is None or before.segment != q.segment or not _alike(before, q):
        return None
    return before if re.fullmatch(r"[，,]", scene.gap(before, q)[:1] or "x") else None


def _balance(scene: Scene, q: Quantity) -> Quantity | None:
    """收入总计…，支出总计…: the nearest total of the other side of the same budget."""
    name = _SIDE.sub("", q.before)
    other_side = _INCOME if _SPENDING.search(q.before) else _SPENDING
    for x in scene.back(q, _NEAR):
        if other_side.search(x.before) and addable(x):
            other = _SIDE.sub("", x.before)
            same = name == other or (x.sentence == q.sentence and not (name and other))
            return x if same and _scope(x, q) else None
    return None


_WAYS: tuple[tuple[re.Pattern[str], Callable[[Scene, Quantity], Quantity | None]], ...] = (
    (_ABOVE, _above),
    (_BY, _stock),
    (_WHOLLY, _whole),
    (_SIDE, _balance),
)


def _alike(x: Quantity, q: Quantity) -> bool:
    return x.dim == q.dim and x.role == "plain" and not x.per and x.figure.high is None


def _scope(x: Quantity, q: Quantity) -> bool:
    return x.project is None or x.project == q.project


def _only(earlier: Iterable[Quantity], q: Quantity) -> Quantity | None:
    """The first mention of the one value there is; of several values the equal one."""
    mentions = list(earlier)
    values = {x.figure.value for x in mentions}
    if len(values) > 1:
        mentions = [x for x in mentions if x.figure.value == q.figure.value]
    return mentions[-1] if mentions else None
