"""Parts that are larger than their whole: an open list is no sum, but none of its parts may exceed it.

共10万元，其中包括租金12万元. Only the parts that do are claims; to list all others would say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum import sums
from discloseparse.relate.sum.lists import column, side_by_side
from discloseparse.relate.sum.readings import is_total
from discloseparse.relate.sum.unlike import CUT

_CUE = re.compile(r"其中(?:包括|包含|主要(?:是|有|为)?)?[:,，]?|主要(?:包括|包含)[:,，]?")
_MEAN = re.compile(r"(?:每\S{1,3}|均)$")  # 即每校155份: a mean is no whole
_OF_ALL = re.compile(r"[，,](?:全部|均|都|以上|上述|总体)")
_OTHER_SCOPE = re.compile(r"累计|历年|总投资|上年|去年|以前年度|计划|预算|结转|目标")


def bind(scene: Scene) -> Iterator[Claim]:
    """``part <= whole`` for every part behind 其中 that is larger than the whole right before it."""
    for segment in scene.segments:
        if segment.last - segment.first < 2:
            continue
        cue = _CUE.search(scene.text, segment.start, segment.end)
        if cue is not None:
            yield from _too_large(scene, segment, cue)


def _too_large(scene: Scene, segment: Stretch, cue: re.Match[str]) -> Iterator[Claim]:
    before = scene.within(segment.start, cue.start())
    whole = before[-1] if before else None
    if whole is None or not addable(whole) or whole.role != "plain" or whole.host is not None:
        return
    if _MEAN.search(whole.before):
        return
    summed = sums.totals(scene)
    if whole.index in sums.proved(scene):
        return  # its parts give it: what follows is another matter
    for part in side_by_side(scene.within(cue.end(), segment.end), whole):
        if part.host is not None or is_total(part) or whole in summed.get(part.index, ()):
            continue
        larger = part.figure.loose.low > whole.figure.loose.high
        if larger and not part.approx and _same_scope(scene, whole, part):
            yield Claim("comparison", part, (whole,), cue.group(), op="<=")


def _same_scope(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Does nothing between the two say another year, a plan or a running total?"""
    between = scene.gap(whole, part)
    if _OF_ALL.search(between):  # 货物…，服务…，全部授予中小企业，其中小微企业…
        return False
    if CUT.search(whole.before) and not CUT.search(part.before):
        return False
    return not _OTHER_SCOPE.search(between) and column(whole) == column(part)
