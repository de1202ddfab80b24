"""Which total a cue breaks down: before it, named with it, or told in the sentences above."""

from __future__ import annotations

import re

from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable, second_of_pair
from discloseparse.relate.sum.cues import ASPECT, CUE
from discloseparse.relate.sum.lists import comment
from discloseparse.relate.sum.readings import may_total

_BACK = 40
_HEAD_NOUN = re.compile(r"(?:收入|支出|资金|经费)?")


_SHORTEST_NAME = 4


def totals_of(
    scene: Scene, sentence: Stretch, cue: re.Match[str], like: Quantity
) -> list[Quantity]:
    """Possible totals, the likeliest first; for 按…分 the whole that is broken down once more."""
    found = _totals_before(scene, sentence, cue.start(), like)
    if not any(q.sentence == like.sentence for q in found):
        found = _named_before(scene, cue, like) or found
    once_more = ASPECT.match(cue.group()) and _broken_down_before(scene, sentence, cue)
    if not ASPECT.match(cue.group()) or (
        any(q.segment == like.segment for q in found) and not once_more
    ):
        return found
    clause = re.split(r"[，,。;:]", scene.text[sentence.start : cue.start()])[-1]
    wholes = _wholes(scene, cue.start(), like)
    named = [q for q in wholes if in_common(clause, q.label + q.before) > 1]
    return named or wholes or found


def _broken_down_before(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> bool:
    """按身份分：在编91人、编外47人，按岗位分：…: has the whole been broken down in the sentence already?"""
    earlier = CUE.finditer(scene.text, sentence.start, cue.start())
    return any(ASPECT.match(c.group()) for c in earlier)


def _named_before(scene: Scene, cue: re.Match[str], like: Quantity) -> list[Quantity]:
    """基本支出中，人员经费…, 人员经费包括：: the nearest figure above whose name stands before the cue."""
    noun = _HEAD_NOUN.match(cue.group())
    place = cue.start() + (noun.end() if noun else 0)
    clause = re.split(r"[，,。;:\n]", scene.text[max(0, place - 20) : place])[-1]
    if len(clause) < _SHORTEST_NAME:
        return []
    named = (q for q in scene.back(like, _BACK) if may_total(q, like) and not comment(q))
    return [q for q in named if q.label.endswith(clause)][:1]


def _wholes(scene: Scene, place: int, like: Quantity) -> list[Quantity]:
    """Figures of this and the last paragraphs that are no details after a cue of their sentence."""
    found: list[Quantity] = []
    for number in range(like.sentence, max(-1, like.sentence - 6), -1):
        sentence = scene.sentences[number]
        if like.paragraph - sentence.parent > 2:
            break
        cue = CUE.search(scene.text, sentence.start, sentence.end)
        stop = min(place, cue.start() if cue else sentence.end)
        inside = scene.within(sentence.start, stop)
        found.extend(q for q in inside if may_total(q, like) and q.host is None and not comment(q))
    return [q for q in found if q.section == like.section or q.section is None][:4]


def _totals_before(scene: Scene, sentence: Stretch, place: int, like: Quantity) -> list[Quantity]:
    """Possible totals, the likeliest first: before the cue, else of the sentences before."""
    segment = scene.text.rfind(";", sentence.start, place) + 1 or sentence.start
    here = [q for q in scene.within(sentence.start, place) if may_total(q, like)]
    told = (q for q in reversed(here) if not second_of_pair(q))
    base = next((q.host for q in told if q.host is None or not _closed(scene, q, place)), None)
    here = [q for q in here if q.host is base]
    here = [q for q in here if not second_of_pair(q)]
    near = [q for q in here if q.start >= segment]
    if near or (here and scene.text.startswith("其中", place)):
        return (near or here)[::-1][:3]
    found: list[Quantity] = []
    floor = _floor(scene, sentence)
    deeper = scene.text.startswith("其中", place) or _INCLUDES.match(scene.text, sentence.start)
    for i in range(like.sentence - 1, max(-1, like.sentence - 6), -1):
        earlier = scene.sentences[i]
        if earlier.parent < floor:
            break
        heads_of = [q for q in scene.of(earlier) if may_total(q, like) and q.host is None]
        if i == like.sentence - 1:
            heads_of, elsewhere = _of_this_matter(scene, earlier, heads_of)
            floor = earlier.parent if elsewhere else floor
        beside = None if deeper else CUE.search(scene.text, earlier.start, earlier.end)
        if beside:  # 收入预算包括…；支出预算包括…: its parts are of another side
            heads_of = [q for q in heads_of if q.start < beside.start()]
            floor -= not heads_of
        found.extend(_likeliest(heads_of) if not found else heads_of[:1])
    return found


def _closed(scene: Scene, q: Quantity, place: int) -> bool:
    """456.7亿元(含设计11.7亿元),其中: is the bracket that holds the figure shut before ``place``?"""
    between = scene.text[q.end : place]
    return between.count(")") > between.count("(")


def _of_this_matter(
    scene: Scene, earlier: Stretch, heads_of: list[Quantity]
) -> tuple[list[Quantity], bool]:
    """补助101万元。其中：寄宿生380人: what is broken down is told right before; persons of another item are not.

    The figures of the last segment, if it tells any of another measure, and whether it does.
    """
    told = [q for q in scene.of(earlier) if addable(q) and q.role == "plain" and q.host is None]
    if not told:
        return heads_of, False
    own = [q for q in heads_of if q.segment == told[-1].segment]
    return (heads_of, False) if own else ([], True)


def _likeliest(heads_of: list[Quantity]) -> list[Quantity]:
    """在校学生146人，…；在职教职工61人。其中：…: the first ones of the last segment, then of all."""
    last = [q for q in heads_of if q.segment == heads_of[-1].segment] if heads_of else []
    likely = list(dict.fromkeys([*last[:3], *heads_of[:3], *heads_of[-1:]]))
    return sorted(
        likely, key=lambda q: bool(_POSTS.search(q.before))
    )  # 编制16名，实有15人。其中：…


_INCLUDES = re.compile(r"\s*(?:包括|包含)")
_POSTS = re.compile(r"编制(?:数|为)*$")


def _floor(scene: Scene, sentence: Stretch) -> int:
    """The first paragraph in which the total may stand: the last one, or what a list just above is of."""
    floor = sentence.parent - 1
    while (
        not scene.paragraphs[sentence.parent].number
        and sentence.parent - floor < _LIST
        and floor > 0
        and scene.paragraphs[floor].number
        and not scene.paragraphs[floor].heading
    ):
        floor -= 1
    return floor


_LIST = 8
