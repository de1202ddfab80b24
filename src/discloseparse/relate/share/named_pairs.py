"""What was meant and what came of it, told under one name far apart: 乡镇自筹620万元 … 乡镇自筹到位465万元."""

from __future__ import annotations

import re
from typing import NamedTuple

from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.words import share_a_word
from discloseparse.relate.scene import Quantity, Scene, addable, second_of_pair

DONE = re.compile(
    r"(?<![应未拟])(?:到位|完成|实际|支出|支付|执行|拨付|出资|建成|竣工|投入使用|落实|发放|收回)"
)
_DEED = re.compile(r"实际|到位|完成|支出|支付|执行|拨付|出资|落实|发放")
_MEASURE = re.compile(r"(?:任务|面积|数量|指标|目标|计划|长度|里程|规模)+$")
_REACH = 90
_TELLING = 4
"""So many characters of a name tell it wherever they stand in another."""


class NamedPair(NamedTuple):
    """``sure`` if both bear one name, and no other figure of that name is to be had."""

    done: Quantity
    meant: Quantity
    sure: bool


def named_pair(scene: Scene, q: Quantity, name: str, dim: str = "") -> NamedPair | None:
    """The last figure under ``name`` said to be done, and the last one before ``q`` that is not."""
    own = _DEED.sub("", name)
    near = [o for o in scene.back(q, _REACH) if _bears(o, q, own) and dim in ("", o.dim)]
    done = next((o for o in near if _done(scene, o)), None)
    if done is None:
        return None
    meant = [o for o in near if o.dim == done.dim and not _done(scene, o)]
    if not meant:
        return None
    values = {o.figure.value for o in meant if same_thing(o, done)}
    return NamedPair(done, meant[0], values == {meant[0].figure.value})


def same_thing(a: Quantity, b: Quantity) -> bool:
    """标准化厕所改造 … 改造标准化厕所: do two labels, but for what was done, say the same?"""
    x, y = (_MEASURE.sub("", _DEED.sub("", core(q.label))) for q in (a, b))
    if min(len(x), len(y)) < 2 or "拨款" in (x, y) or ("收入" in a.label) != ("收入" in b.label):
        return False
    within = min(len(x), len(y)) >= _TELLING and (x in y or y in x)
    return sorted(x) == sorted(y) or within or x.startswith(y) or y.startswith(x)


def same_name(a: str, b: str) -> bool:
    """Do two names share a word of their own?"""
    run = in_common(a, b)
    return run > 2 or (run == 2 and share_a_word(a, b))


def _bears(o: Quantity, q: Quantity, name: str) -> bool:
    plain = o.role == "plain" and addable(o) and not second_of_pair(o)
    return plain and o.project == q.project and same_name(_DEED.sub("", core(o.label)), name)


def _done(scene: Scene, o: Quantity) -> bool:
    """Said of the figure itself, or of the list it stands in (实际到位…，其中县级378万元)."""
    return bool(DONE.search(scene.text, scene.segments[o.segment].start, o.start))
