"""The changes of all parts add up to the change of their whole: what rose less what fell.

“三公”经费47.91万元，比上年增加25万元。其中：公务用车费46.56万元，比上年增加25万元；公务接待费1.35万元，与上年持平.
Bound where the whole and every part tell a change against one base, flat ones being nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from discloseparse.relate import sums
from discloseparse.relate.claims import Claim
from discloseparse.relate.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.surroundings import FALL

_BASE = r"[，,。;]?(?:同比)?(?:比|较|与|同)(?P<base>[^，,。;\d]{0,3}(?:(?:19|20)\d\d年)?[^，,。;\d]{0,12}?)(?:相比)?[，,]?"
_MOVED = re.compile(_BASE + r"(?P<verb>增加|减少|增长|下降)(?:了|额?为)?")
_FLAT = re.compile(_BASE + r"(?:持平|相同|无增减|无变化|没有变化|一致)")
_FARTHEST = 60
_FIXED = re.compile(r"三公")
_FIXED_PARTS = re.compile(r"公务用车|购置费|运行(?:维护)?费")


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum of changes for each sum of figures whose changes are all told."""
    for known in sums.bind(scene):
        whole, parts = known.result, known.flat
        if whole is None or known.signs or len(parts) < 2:
            continue
        figures = sorted((whole, *parts), key=lambda q: q.index)
        if whole.kind != "amount" or any(q.role != "plain" or q.per for q in figures):
            continue
        ends = {a.index: b.start for a, b in pairwise(figures)}
        told = {q.index: _change(scene, q, ends.get(q.index)) for q in figures}
        claim = _claim(whole, parts, told)
        if claim is None:
            continue
        if _of_fixed_parts(scene, whole, parts):
            yield claim
        elif (held := held_or_slipped([claim])) is not None:
            yield held


_Told = tuple[str, Quantity | None]
"""The base of a change, and the change itself: None if there is none (持平)."""


def _change(scene: Scene, q: Quantity, end: int | None) -> _Told | None:
    """The change told right behind a figure, before the next one of the list."""
    last = min(q.end + _FARTHEST, len(scene.text) if end is None else end)
    flat = _FLAT.match(scene.text, q.end, last)
    if flat is not None:
        return flat["base"], None
    moved = _MOVED.match(scene.text, q.end, last)
    behind = scene.quantities[q.index + 1 : q.index + 2]
    if moved is None or not behind or behind[0].start != moved.end() or behind[0].dim != q.dim:
        return None
    return moved["base"], behind[0]


def _claim(
    whole: Quantity, parts: tuple[Quantity, ...], told: dict[int, _Told | None]
) -> Claim | None:
    changes = [told[q.index] for q in (whole, *parts)]
    known = [change for change in changes if change is not None]
    if len(known) < len(changes) or len({base for base, _ in known}) > 1:
        return None
    result, moved = known[0][1], [q for _, q in known[1:] if q is not None]
    if result is None or not moved:
        return None
    way = _way(result)
    signs = tuple(_way(q) * way for q in moved)
    if len(moved) == 1 and signs == (1,):
        return Claim("equal", result, tuple(moved), "各项增减额之和")
    return Claim("sum", result, tuple(moved), "各项增减额之和", signs=signs if -1 in signs else ())


def _way(change: Quantity) -> int:
    return -1 if FALL.search(change.before) else 1


def _of_fixed_parts(scene: Scene, whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """三公 has three parts and 公务用车 two in every year; elsewhere last year may have had another."""
    said = scene.text[scene.sentence(whole).start : whole.start]
    if _FIXED.search(said) and len(parts) == len(_THREE):
        return True
    return len(parts) == 2 and all(_FIXED_PARTS.search(q.before) for q in (whole, *parts))


_THREE = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
