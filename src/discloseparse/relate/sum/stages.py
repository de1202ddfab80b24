"""Stages and uses that make up a total without a word for it: 上半年…；下半年…, 春季…；秋季…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped, slipped_reading
from discloseparse.relate.names.labels import core
from discloseparse.relate.scene import Quantity, Scene, addable, is_time
from discloseparse.relate.sum import sums
from discloseparse.relate.sum.lists import comment
from discloseparse.relate.sum.readings import is_total

_STAGE = re.compile(
    r"(?:上半年|下半年|第?[一二三四1-4]季度|[春夏秋冬]季学期|[上下]学期|第?[一二三四五]期|第[一二三四五]批|首批|首付|尾款|余下|剩余|余额)"
)

_SHORTEST = 3


def bind(scene: Scene) -> Iterator[Claim]:
    """Sums of stages, bound to the stated total that they give as printed, or would but for a slip."""
    for sentence in scene.sentences:
        parts: dict[str, dict[str, Quantity]] = {}
        spoken = ""
        for q in scene.of(sentence):
            floor = (
                sentence.start if q.index == sentence.first else scene.quantities[q.index - 1].end
            )
            found = _STAGE.findall(scene.text[floor : q.start])
            spoken = found[-1] if found else spoken
            if "累计" in q.before or comment(q):
                continue  # what the stages before have come to, or are compared with
            if spoken and addable(q) and not is_time(q) and q.role == "plain":
                parts.setdefault(q.dim, {}).setdefault(spoken, q)
        for staged in parts.values():
            if len(staged) > 1 and not _summed(scene, staged.values()):
                yield from _into_total(scene, list(staged.values()))


def _summed(scene: Scene, parts: Iterable[Quantity]) -> bool:
    """Are the stages parts of a sum that the words tell (…, 全年共…)?"""
    known = sums.totals(scene)
    return any(q.index in known for q in parts)


def _into_total(scene: Scene, parts: list[Quantity]) -> Iterator[Claim]:
    earlier = [q for q in scene.back(parts[0], 60) if _may_be_total(q, parts)]
    claims = [Claim("sum", total, tuple(parts), "stages", certain=False) for total in earlier]
    held = held_or_slipped(claims) or slipped_reading([c for c in claims if _named_total(c)])
    if held is not None:
        yield held._replace(certain=False)


def _named_total(claim: Claim) -> bool:
    """Do words announce the total, or give it the name that the stages bear?"""
    assert claim.result is not None  # noqa: S101
    name = core(claim.result.label)
    return is_total(claim.result) or (
        len(name) >= _SHORTEST and all(name in q.before for q in claim.flat)
    )


def _may_be_total(q: Quantity, parts: list[Quantity]) -> bool:
    first = parts[0]
    alike = q.dim == first.dim and q.project == first.project and q.role == "plain"
    return alike and addable(q) and q not in parts
