"""What remains: 全村126户，已纳入98户，其余28户 — the whole is the sum of what was named and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene, addable, once
from discloseparse.relate.sum.lists import comment
from discloseparse.relate.sum.readings import is_total, likeliest, may_total

_REST = re.compile(
    r"^(?:其余|余下|剩余|剩下|尚有|尚余|另有(?=\d|$)|还有(?=\d|$)|还剩|仍有)(?:的|资金|部分|款项|尾款|工程款|人员)?[^\d]{0,6}$"
)
_VACANT = re.compile(r"^(?:空编|缺编|缺员)[^\d]{0,2}$")
_IN_POST = re.compile(r"(?:在编|实有|在岗|在职|现有)[^\d]{0,6}$")
_SO_FAR = re.compile(r"截至[^\d]*(?:已|实际|累计)")
_DEALT_WITH = re.compile(r"已?完成(?:整改|办结|办理|销号|处理|验收|化解)")
_SHARE_OF = re.compile(r"^占")
_BORNE = re.compile(r"由(?=[^，,。;\d]{2,24}(?:解决|承担|负担|分担|补助|安排|筹集))")
_FAR = 30  # figures in which the total may stand
_BACK = 6  # sentences of the paragraph in which the whole may stand


@once
def find(scene: Scene) -> list[Claim]:
    """One sum for each remainder that has a whole and a part before it."""
    return [
        claim
        for q in scene.quantities
        if addable(q) and q.role == "plain"
        for claim in (
            _whole(scene, q)
            if _REST.match(q.before)
            else _vacant(scene, q)
            if _VACANT.match(q.before)
            else ()
        )
    ]


def _vacant(scene: Scene, rest: Quantity) -> Iterator[Claim]:
    """编制181名，机关24名，事业157名，在编169人，空编12名: the posts are those filled and those vacant."""
    near = scene.just_before(rest.start, scene.sentence(rest).start, 12)
    posts = next((q for q in near if q.dim == rest.dim and "编制" in q.before), None)
    filled = next((q for q in reversed(near) if _IN_POST.search(q.before)), None)
    if posts is not None and filled is not None and posts.index < filled.index:
        yield Claim("sum", posts, (filled, rest), "空编")


def _whole(scene: Scene, rest: Quantity) -> Iterator[Claim]:
    sentence = scene.sentence(rest)
    near = scene.just_before(rest.start, sentence.start, 12)
    shared = [q for q in near if may_total(q, rest) and _SHARE_OF.match(q.before)]
    named = [q for q in near if may_total(q, rest) and _counts(q) and q.host is rest.host]
    if not named:
        return
    items = len(named) > 1 and all(is_total(q) for q in named)  # 计2046万元；计1339.2万元；余下的…
    if items or _BORNE.search(scene.text, sentence.start, named[0].start):
        yield from _borne(scene, rest, named)
        return
    readings = []
    if _DEALT_WITH.match(named[-1].before):  # 发现136条，其中财务类40条，完成整改131条，仍有5条
        readings.append(Claim("sum", named[0], (named[-1], rest), "其余"))
    elif shared:
        readings.append(Claim("sum", shared[-1], (named[-1], rest), "其余"))
    elif len(named) > 1:
        inner = max(scene.text.rfind(cue, named[1].end, rest.start) for cue in ("其中", "包括"))
        if inner > 0 and len(named) > 2:
            outer = [q for q in named[1:] if q.end <= inner]
            details = [q for q in named if q.start > inner]
            if details:  # 7座，其中4座已列入，还有3座拟于明年申报
                readings.append(Claim("sum", outer[-1], (*details, rest), "其余"))
            readings.append(Claim("sum", named[0], (*outer, rest), "其余"))
        readings.append(Claim("sum", named[0], (*named[1:], rest), "其余"))
    else:
        readings.extend(
            Claim("sum", whole, (named[0], rest), "其余")
            for whole in _earlier(scene, rest, named[0])
        )
    readings = [c for c in readings if not _side_by_side(scene, c)]
    larger = [c for c in readings if c.result and c.result.figure.value >= c.flat[0].figure.value]
    yield from likeliest(larger, strict=len(named) > 1 or bool(shared))


def _side_by_side(scene: Scene, claim: Claim) -> bool:
    """两项分别扣3.2分和2.4分，其余…: 和 joins two parts, not a whole and its part."""
    whole, first = claim.result, claim.flat[0]
    return whole is not None and whole.index == first.index - 1 and scene.gap(whole, first) in _AND


_AND = {"和", "与", "及", "、"}


def _counts(q: Quantity) -> bool:
    """截至年底已追回3.27万元 and 完成整改131条 count, though their clauses begin like comments."""
    return not comment(q) or bool(_SO_FAR.match(q.before) or _DEALT_WITH.match(q.before))


def _borne(scene: Scene, rest: Quantity, named: list[Quantity]) -> Iterator[Claim]:
    """以上资金由省级补助解决780万元，市级解决160万元，剩余829万元由县级安排: of a total told before."""
    first = scene.sentence(rest).first
    wholes = [
        q
        for q in scene.back(scene.quantities[first], _FAR)
        if may_total(q, rest) and q.project == rest.project and not comment(q)
    ]
    readings = (Claim("sum", whole, (*named, rest), "其余", certain=False) for whole in wholes)
    held = held_or_slipped(list(readings))
    if held is not None:
        yield held


def _earlier(scene: Scene, rest: Quantity, part: Quantity) -> Iterator[Quantity]:
    """The first figure of each sentence before, nearest sentence first, within the paragraph."""
    for number in range(rest.sentence - 1, max(-1, rest.sentence - _BACK), -1):
        sentence = scene.sentences[number]
        if sentence.parent != scene.sentence(rest).parent:
            return
        whole = next(
            (
                q
                for q in scene.of(sentence)
                if may_total(q, rest) and not comment(q) and q.figure.value > part.figure.value
            ),
            None,
        )
        if whole is not None:
            yield whole
