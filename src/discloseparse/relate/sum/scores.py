"""Scores told one by one with their full marks: 产出指标分值50分，得49分；效益指标分值30分，得29分 … 总得分97.64分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene

_TOTAL = re.compile(r"(?:总|综合|最终|自评|评价|合计|共计?)(?:得分|评分|分数?|得)(?:为|是|共)*$")
_GOT = re.compile(r"(?<![总所])(?:得|得分|自评得?分?|实得|评为)(?:为|是)?$")
_FULL = re.compile(r"(?:分值|满分|权重|总分)(?:为|是|共)?$")
_LEAST = 2
_MOST = 40
_ALL = 100


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each total score behind or before the scores of its paragraph."""
    for total in scene.quantities:
        if total.dim == "分" and _TOTAL.search(total.before):
            paragraph = scene.paragraphs[total.paragraph]
            yield from _of_parts(total, scene.just_before(total.start, paragraph.start, _MOST))
            yield from _of_parts(total, scene.within(total.end, paragraph.end)[:_MOST])


def _of_parts(total: Quantity, near: Sequence[Quantity]) -> Iterator[Claim]:
    """Bound whatever they give where the full marks make 100; else only what holds or misses by a slip."""
    scores = [q for q in near if q.dim == "分"]
    got = [q for q in scores if _GOT.search(q.before)]
    full = [q for q in scores if _FULL.search(q.before)]
    if len(got) < _LEAST:
        return
    claim = Claim("sum", total, tuple(got), total.before)
    complete = len(full) == len(got) and sum(q.figure.value for q in full) == _ALL
    held = claim if complete else held_or_slipped([claim])
    if held is not None:
        yield held
