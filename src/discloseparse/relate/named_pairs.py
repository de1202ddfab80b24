"""What was meant and what came of it, told under one name far apart: 乡镇自筹620万元 … 乡镇自筹到位465万元."""

from __future__ import annotations

import re

from discloseparse.relate.labels import core, in_common
from discloseparse.relate.lists import addable, second_of_pair
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.words import share_a_word

DONE = re.compile(
    r"(?<![应未拟])(?:到位|完成|实际|支出|支付|执行|拨付|出资|建成|竣工|投入使用|落实|发放|收回)"
)
_DEED = re.compile(r"实际|到位|完成|支出|支付|执行|拨付|出资|落实|发放")
_REACH = 90


def named_pair(
    scene: Scene, q: Quantity, name: str, dim: str = ""
) -> tuple[Quantity, Quantity] | None:
    """The last figure under ``name`` said to be done, and the last one before ``q`` that is not."""
    own = _DEED.sub("", name)
    near = [o for o in scene.back(q, _REACH) if _bears(o, q, own) and dim in ("", o.dim)]
    part = next((o for o in near if _done(scene, o)), None)
    if part is None:
        return None
    whole = next((o for o in near if o.dim == part.dim and not _done(scene, o)), None)
    return None if whole is None else (part, whole)


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
