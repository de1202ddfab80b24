"""Sums after a cue: total, then 其中, 分别为, 由…构成 or a bracket, then the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, zip_longest

from discloseparse.relate import balances
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.kinds import may_overlap
from discloseparse.relate.labels import in_common
from discloseparse.relate.lists import (
    addable,
    column,
    comment,
    heads,
    in_one_enumeration,
    open_list,
    second_of_pair,
    side_by_side,
)
from discloseparse.relate.readings import by_segment, likeliest, may_total
from discloseparse.relate.scene import Quantity, Scene, Stretch

CUE = re.compile(
    r"其中(?!包括|包含|主要(?!领导|负责))[,，:]?(?:包括:)?"
    r"|(?:收入|支出|资金|经费|来源)?(?<!主要)(?<!其中)(?:包括|包含)[:,，]?"
    r"|以下(?:几个|几|[一二三四五六七八九十]个)?(?:方面|部分|项目)?:"
    r"|来源(?:为|是|于|包括|:)+|(?:构成|组成|安排|明细|具体|分项|情况)(?:如下|为|是|有)*:"
    r"|分(?:别|项)?(?:为|是|成)[^,，。;:、\d]{0,8}[:,，]?|依次(?:为|是):?"
    r"|按(?:照)?[^,，。;:\d]{2,14}(?:划分|分类|区分|分|看|统计|来源)(?:为)?[,，:]?"
    r"|分[^,，。;:\d]{1,8}看[,，]?|由(?=[^。;由]{2,200}(?:构成|组成|承担|分担|负担|安排))"
    r"|分[一二两三四五六七八九十\d]+(?:批|次|期|年|个阶段|笔)[^,，。;\d]{0,12}[:,，]"
    r"|[,，](?=[^,，。;\d]{2,16}(?:承担|负担|分担)\d)"
    r"|分(?!别|批|期|项)[^,，。;:\d]{1,5}(?:安排|下达|分配|来看|统计):"
    r"|从[^,，。;:\d]{1,8}看[,，:]|用途(?:为|是|如下|包括)?[:,，]"
    r"|(?<=[元人名个户件台套辆场次份亩所处里米分]):(?=[^:。;\d]{1,20}\d)"
    r"|等级为?[^,，。;:\d]{1,5}:"
    r"|(?<=元)[中里][,，]|(?<![其之这那])[中里][,，](?=[^。;]{2,20}\d)"
)


def find(scene: Scene) -> Iterator[Claim]:
    """Total, then a cue, then parts up to the end of the sentence or segment."""
    for sentence in scene.sentences:
        for cue in CUE.finditer(scene.text, sentence.start, sentence.end):
            yield from _of_cue(scene, sentence, cue)


def _of_cue(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> Iterator[Claim]:
    end = _end_of_parts(scene, sentence, cue)
    after = scene.within(cue.end(), end)[:120]
    before = scene.within(
        scene.text.rfind(";", sentence.start, cue.start()) + 1 or sentence.start, cue.start()
    )
    told = {q.dim for q in before if addable(q)}
    for dim in dict.fromkeys(q.dim for q in after if addable(q)):
        for role in ("plain", "change"):
            first = next((q for q in after if q.dim == dim and q.role == role), None)
            if first is None:
                continue
            readings: list[Claim] = []
            if told and dim not in told:
                continue
            for total in _totals(scene, sentence, cue, first):
                readings.extend(
                    Claim("sum", total, tuple(parts), cue.group())
                    for parts in _part_readings(scene, cue.end(), end, total)
                )
            yield from likeliest(readings, strict=_leaves_no_doubt(scene, cue, readings))


def _end_of_parts(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> int:
    """The end of the sentence; if nothing follows the cue on its line, of the next one's first."""
    following = sentence.parent + 1
    if scene.text[cue.end() : sentence.end].strip() or following >= len(scene.paragraphs):
        return sentence.end
    paragraph = scene.paragraphs[following]
    if paragraph.number or paragraph.heading or paragraph.last == paragraph.first:
        return sentence.end
    if scene.text[paragraph.start : paragraph.end].rstrip().endswith(";"):
        return sentence.end  # a list of lines
    return scene.sentence(scene.quantities[paragraph.first]).end


_CLOSED_CUE = re.compile(
    r"其中|以下|包括|包含|分.{1,6}:|分(?:别|项)?(?:为|是|成)|依次|由|划分|分类|来源(?:为|是|于|:)|[批期笔]"
    r"|^按|看[,，:]?$|用途|^:$"
)


def _leaves_no_doubt(scene: Scene, cue: re.Match[str], readings: list[Claim]) -> bool:
    """Is the cue one of a complete list, its total beside it, and no other cue among the parts?"""
    if not readings:
        return False
    first = readings[0]
    changes = cue.group()[:1] in "中里" and first.flat[0].role == "change"  # 增加的24万元中
    if not (changes or _CLOSED_CUE.search(cue.group())):
        return False
    if may_overlap(first.flat) or _goes_on_otherwise(scene, first.flat[-1]):
        return False
    assert first.result is not None  # noqa: S101
    said = scene.text[max(0, cue.start() - 24) : cue.start()].rpartition("。")[2]
    if len(_YEARS.findall(said)) > 1:  # 2023年、2024年分别为…: no parts of one whole
        return False
    if first.result.role == "change" and first.result.paragraph != first.flat[0].paragraph:
        return False  # of an item whose own change is not told
    far = first.result.sentence < first.flat[0].sentence - 1
    if far and not cue.group().startswith("其中") and not _ASPECT.match(cue.group()):
        return False
    inner = _inner_cues(scene, cue, first.flat[-1])
    lists = any(c.group().endswith(":") for c in inner)
    return not inner or (not lists and _separate(first.flat))


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


def _separate(parts: Sequence[Quantity]) -> bool:
    """Does a ； stand between any two parts, so that what is broken down within one is its own?"""
    return all(a.segment != b.segment for a, b in pairwise(parts))


def _inner_cues(scene: Scene, cue: re.Match[str], last: Quantity) -> list[re.Match[str]]:
    """The cues that stand among the parts, outside brackets."""
    found = []
    for inner in CUE.finditer(scene.text, cue.end(), scene.sentence(last).end):
        between = scene.text[cue.end() : inner.start()]
        if inner.start() < last.start and between.count("(") <= between.count(")"):
            found.append(inner)
    return found


_BACK = 40
_YEARS = re.compile(r"(?:19|20)\d\d年")
_HEAD_NOUN = re.compile(r"(?:收入|支出|资金|经费)?")
_SHORTEST_NAME = 4
_ASPECT = re.compile(r"按|从|分(?![为是成别项批期次])")


def _totals(scene: Scene, sentence: Stretch, cue: re.Match[str], like: Quantity) -> list[Quantity]:
    """Possible totals, the likeliest first; for 按…分 the whole that is broken down once more."""
    found = _totals_before(scene, sentence, cue.start(), like)
    if not any(q.sentence == like.sentence for q in found):
        found = _named_before(scene, cue, like) or found
    if not _ASPECT.match(cue.group()) or any(q.segment == like.segment for q in found):
        return found
    clause = re.split(r"[，,。;:]", scene.text[sentence.start : cue.start()])[-1]
    wholes = _wholes(scene, cue.start(), like)
    named = [q for q in wholes if in_common(clause, q.label + q.before) > 1]
    return named or wholes or found


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
    base = next((q.host for q in reversed(here) if not second_of_pair(q)), None)
    here = [q for q in here if q.host is base]
    here = [q for q in here if not second_of_pair(q)]
    near = [q for q in here if q.start >= segment]
    if near or (here and scene.text.startswith("其中", place)):
        return (near or here)[::-1][:3]
    found: list[Quantity] = []
    floor = _floor(scene, sentence)
    deeper = scene.text.startswith("其中", place)
    for i in range(like.sentence - 1, max(-1, like.sentence - 6), -1):
        earlier = scene.sentences[i]
        if earlier.parent < floor:
            break
        heads_of = [q for q in scene.of(earlier) if may_total(q, like) and q.host is None]
        beside = None if deeper else CUE.search(scene.text, earlier.start, earlier.end)
        if beside:  # 收入预算包括…；支出预算包括…: its parts are of another side
            heads_of = [q for q in heads_of if q.start < beside.start()]
            floor -= not heads_of
        found.extend(heads_of[: 3 if not found else 1])
    return found


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


def _part_readings(scene: Scene, start: int, end: int, total: Quantity) -> Iterator[list[Quantity]]:
    """The ways the punctuation allows the parts to be read, the likeliest first."""
    stops = [end]
    semicolon = scene.text.find(";", start, end)
    if semicolon > 0:
        stops.insert(0, semicolon)
    variants: list[list[list[Quantity]]] = []
    for stop in stops:
        inside = [
            q
            for q in scene.within(start, stop)
            if q.host is total.host and q.index not in balances.figures(scene)
        ]
        closing = next((q for q in inside if q.dim == total.dim and _closes_list(q)), None)
        if closing is not None:
            inside = [q for q in inside if q.index < closing.index]
        variants.append(list(_without_nested(scene, inside, start, stop)))
    seen: list[list[Quantity]] = []
    near = {q.segment for q in variants[0][0]} if variants[0] else set()
    for outer in chain.from_iterable(zip_longest(*variants, fillvalue=[])):
        told = bool(seen) and len(seen[0]) > 1 and {q.segment for q in seen[0]} <= near
        for parts in _as_parts(scene, outer, total):
            beyond = told and not _separate(parts) and parts[-1].segment not in near
            if parts not in seen and not beyond:
                seen.append(parts)
                yield parts


_COLUMN = re.compile(r"(?:预算|决算|执行)(?:数|为)*$")


def _as_parts(scene: Scene, inside: list[Quantity], total: Quantity) -> Iterator[list[Quantity]]:
    segments = by_segment(inside)
    if len(segments) > 1:
        parts = heads(scene, segments, total)
        if parts and len(parts) > 1 and not open_list(scene, parts):
            yield parts
            if len(parts) > 2 and _gives(parts[:-1], total):  # the last is of the next matter
                yield parts[:-1]
    parts = side_by_side(inside, total)
    if column(total) and any(
        column(q) != column(total) and _COLUMN.search(q.before) for q in parts
    ):
        parts = [q for q in parts if column(q) == column(total)]
    enumerated = in_one_enumeration(scene, parts)
    if 1 < len(enumerated) < len(parts) and not open_list(scene, enumerated):
        yield enumerated
        if not _gives(parts, total):
            return
    if len(parts) > 1 and not open_list(scene, parts):
        yield parts


def _gives(parts: Sequence[Quantity], total: Quantity) -> bool:
    return fit(Claim("sum", total, tuple(parts), "")) == 2


def _without_nested(
    scene: Scene, inside: list[Quantity], start: int, stop: int
) -> Iterator[list[Quantity]]:
    """Leave out what an inner cue breaks down: up to the next ；, up to the end, or nothing."""
    cues = [c for c in CUE.finditer(scene.text, start, stop) if c.group()[:1] not in ",，"]
    if cues:
        inner = [(c.end(), scene.text.find(";", c.end(), stop)) for c in cues]
        yield [
            q for q in inside if not any(a <= q.start < (b if b > 0 else stop) for a, b in inner)
        ]
        yield [q for q in inside if q.start < cues[0].end()]
    yield inside


def _closes_list(q: Quantity) -> bool:
    return bool(re.search(r"(?:合计|共计|总计|总额)[^\d]{0,4}$", q.before))
