"""Two things compared at once: 与上年的总收入946万元、总支出958万元比较，收入增长3.9%，支出增长1.8%."""

from __future__ import annotations

import re

from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.surroundings import CHANGE

_SUBJECT = re.compile(rf"^(?:其中)?(?P<name>[^，,。;:\d]{{2,10}}?)(?:各|分别|同比|净)?{CHANGE}")
_COMPARED = re.compile(r"[^，,。;\d]{0,4}(?:相比|比较|相较|对比)")
_BASES = re.compile(
    r"[与同和较比](?:(?:19|20)\d\d年|上年|去年|上一年)度?(?:末|底)?的?[^，,。;\d]*$"
)
_BESIDE = re.compile(r"[、和与及][^，,。;\d]{0,12}")
_NEAR = 6
_FAR = 24


def two_bases(scene: Scene, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """Of the figures compared with, the one that the subject of the change names, and its figure of now."""
    told = _SUBJECT.match(change.before)
    if told is None:
        return None
    name = told["name"]
    bases = _bases(scene, change)
    named = [q for q in bases if in_common(name, q.label) > 1]
    if len(bases) < 2 or len(named) != 1:
        return None
    base = named[0]
    now = [
        q
        for q in scene.back(bases[0], _FAR)
        if q.dim == base.dim and addable(q) and q.role == "plain" and q.project == base.project
        if core(q.label) == core(base.label) and _side(q) == _side(base)
    ]
    exact = [q for q in now if not q.approx] or now
    return (exact[0], base) if exact else None


def compared_at_once(scene: Scene, change: Quantity) -> bool:
    """Is the sentence opened by a phrase that compares with several figures, one for each subject?"""
    told = change.kind == "percent" or change.role == "change"
    return told and _SUBJECT.match(change.before) is not None and len(_bases(scene, change)) > 1


def _side(q: Quantity) -> str:
    return "收入" if "收入" in q.label else "支出" if "支出" in q.label else ""


def _bases(scene: Scene, change: Quantity) -> list[Quantity]:
    """The figures of the comparing phrase that opens the sentence, in their order."""
    start = scene.sentence(change).start
    opening = [
        q
        for q in scene.just_before(change.start, start, _NEAR)
        if q.kind not in {"percent", "points"}
    ]
    if not opening or not _BASES.search(scene.text[start : opening[0].start]):
        return []
    bases = opening[:1]
    for q in opening[1:]:
        if not _BESIDE.fullmatch(scene.gap(bases[-1], q)):
            break
        bases.append(q)
    return bases if _COMPARED.match(scene.text, bases[-1].end) else []
