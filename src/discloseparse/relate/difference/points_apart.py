"""Gaps in percentage points: 比重60%，离63%的目标尚差3个百分点; 高出2.7个百分点（21.6%对18.9%）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.names.brackets import inside
from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene

_SHORT = re.compile(r"(?:尚差|还差|仍差|相差|差距为?|尚缺|还有|低|高|高出|低于|高于|超出|超过)$")
_GOAL = re.compile(r"(?:目标|计划|任务|要求|指标|标准)(?:值|线|数)?")
_GOAL_BEHIND = re.compile(r"的?[^，,。;\d]{0,6}(?:目标|计划|任务|要求|指标|标准)")
_FAR_GOAL = re.compile(
    r"(?:高于|低于|高出|超过|超出|超|优于)(?:年度|年初|预期|绩效)?(?:目标|计划|任务|指标)(?:值|数|线)?$"
)
_ASKED = re.compile(r"不低于|不少于|不高于|达到|以上|目标|不超过|控制在")
_AGAINST = re.compile(r"[对比、和与较]|(?:对比|比较)|[，,][^，,。;\d]{0,10}")
_FAR = 60
_TELLING = 4


def bind(scene: Scene) -> Iterator[Claim]:
    """One difference for each gap whose two percentages are told."""
    bracketed = inside(scene)
    for q in scene.quantities:
        if q.kind != "points":
            continue
        sides = (
            _in_bracket(scene, bracketed.get(q.index, []))
            or _to_goal(scene, q)
            or _to_far_goal(scene, q)
        )
        if sides is not None:
            yield Claim("difference", q, sides, q.before)


def _in_bracket(scene: Scene, told: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    if len(told) != 2 or any(o.kind != "percent" for o in told):
        return None
    return (told[0], told[1]) if _AGAINST.fullmatch(scene.gap(*told)) else None


def _to_goal(scene: Scene, q: Quantity) -> tuple[Quantity, Quantity] | None:
    """Of what is and what is aimed at, the larger first."""
    near = [o for o in scene.back(q, 3) if o.sentence == q.sentence and o.kind == "percent"][:2]
    if len(near) < 2 or not _SHORT.search(q.before):
        return None
    goals = [o for o in near if _is_goal(scene, o)]
    if len(goals) != 1 or near[0] is not goals[0]:
        return None
    larger, smaller = sorted(near, key=lambda o: -o.figure.value)
    return larger, smaller


def _is_goal(scene: Scene, o: Quantity) -> bool:
    return bool(_GOAL.search(o.before) or _GOAL_BEHIND.match(scene.text, o.end))


def _to_far_goal(scene: Scene, q: Quantity) -> tuple[Quantity, Quantity] | None:
    """管理率68.43%，…，高于目标值7.43个百分点: of a goal that an earlier section sets for the same."""
    if not _FAR_GOAL.search(q.before):
        return None
    sentence = scene.sentence(q)
    here = [o for o in scene.within(sentence.start, q.start) if o.kind == "percent"][:1]
    subject = scene.text[sentence.start : here[0].start] if here else ""
    goals = [
        (
            in_common(
                subject, scene.text[max(scene.segments[o.segment].start, o.start - 40) : o.start]
            ),
            o,
        )
        for o in (scene.back(here[0], _FAR) if here else ())
        if o.kind == "percent" and o.sentence != q.sentence and _ASKED.search(o.before)
    ]
    named = [(run, o) for run, o in goals if run >= _TELLING]
    for _, goal in sorted(named, key=lambda found: -found[0]):
        larger, smaller = sorted((here[0], goal), key=lambda o: -o.figure.value)
        if fit(Claim("difference", q, (larger, smaller), "")) > 0:
            return larger, smaller
    return None
