"""Do the words say that a list does not name every part of its whole, or not only its parts?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.names.kinds import is_grade, may_overlap
from discloseparse.relate.scene import Quantity, Scene


def names_not_all(scene: Scene, parts: Sequence[Quantity]) -> bool:
    """Kinds that overlap, a list that goes on in another unit, grades of which some are left out."""
    return (
        may_overlap(parts)
        or _above_limits(parts)
        or _goes_on_otherwise(scene, parts[-1])
        or _others_untold(scene, parts)
    )


_LIMIT = re.compile(r"以上")
_BELOW = re.compile(r"以下|以内|不足|不满|[-—–~～至]\d|\d至")


def _above_limits(parts: Sequence[Quantity]) -> bool:
    """其中5亿元以上项目6个、亿元以上项目15个: those above one limit are above the lower one too, and some above none."""
    names = [q.before + q.label for q in parts]
    return any(map(_LIMIT.search, names)) and not any(map(_BELOW.search, names))


def _goes_on_otherwise(scene: Scene, last: Quantity) -> bool:
    """计划烧除14个、农事用火15个、森林火灾2起: is the next part of the list counted in another unit?"""
    behind = scene.quantities[last.index + 1 : last.index + 2]
    return any(
        q.sentence == last.sentence
        and last.kind == q.kind == "count"
        and q.dim != last.dim
        and scene.gap(last, q)[:1] in {"、", "和"}
        for q in behind
    )


_OTHERS = re.compile(r"[，,;、](?:其余|余下|其他|其它)[^\d]*[。;\n]?$")
_ALL = 3
"""With fewer of them some scores or grades may be left out."""


def _others_untold(scene: Scene, parts: Sequence[Quantity]) -> bool:
    """其中优秀6所、良好9所: may grades or scores be left out, or are the others told without a figure (其余为良)?"""
    last = parts[-1]
    if _OTHERS.match(scene.text[last.end : scene.sentence(last).end].lstrip()):
        return True
    scored = all(q.dim == "分" or is_grade(q) for q in parts)
    return len(parts) < _ALL and scored
