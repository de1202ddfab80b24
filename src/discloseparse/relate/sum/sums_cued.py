"""Sums after a cue: total, then 其中, 分别为, 由…构成 or a bracket, then the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum.completeness import names_not_all
from discloseparse.relate.sum.cued_parts import part_readings, separate
from discloseparse.relate.sum.cued_totals import totals_of
from discloseparse.relate.sum.cues import ASPECT, CUE
from discloseparse.relate.sum.lists import column
from discloseparse.relate.sum.open_lists import (
    beside_each_other,
    lacks_a_part,
    lacks_for_sure,
    open_by_habit,
    opening_part,
)
from discloseparse.relate.sum.readings import is_total, likeliest


def find(scene: Scene) -> Iterator[Claim]:
    """Total, then a cue, then parts up to the end of the sentence or segment."""
    claims = [
        claim
        for sentence in scene.sentences
        for cue in CUE.finditer(scene.text, sentence.start, sentence.end)
        for claim in _of_cue(scene, sentence, cue)
    ]
    open_lists = open_by_habit(claims)
    broken_down = {c.result.index: {q.index for q in c.flat} for c in claims if c.result and fit(c)}
    for claim in claims:
        if fit(claim) or not (_counts_twice(claim, broken_down) or _lists_few(claim, open_lists)):
            yield claim


def _lists_few(claim: Claim, open_lists: set[str]) -> bool:
    return opening_part(claim) in open_lists and lacks_a_part(claim)


def _counts_twice(claim: Claim, broken_down: dict[int, set[int]]) -> bool:
    """第二产业65585万元，其中工业40653万元；建筑业24932万元: is one of the parts a part of another?"""
    parts = {q.index for q in claim.flat}
    return any(not parts.isdisjoint(broken_down.get(part, ())) for part in parts)


def _of_cue(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> Iterator[Claim]:
    opened = _bracket(scene, sentence, cue)
    end = _end_of_parts(scene, sentence, cue)
    if opened >= 0:
        end = _closing(scene, cue.end(), end)
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
            side = _side_told(scene, sentence, cue)
            for total in totals_of(scene, sentence, cue, first):
                if total.start < opened:
                    continue  # 118人（其中：…）: its parts stand in its bracket
                said = scene.text[scene.sentence(total).start : total.start]
                if side and side not in said:
                    continue  # 支出总计由…构成, its figure told elsewhere or not at all
                readings.extend(
                    Claim("sum", total, tuple(parts), cue.group())
                    for parts in part_readings(scene, cue.end(), end, total)
                )
            readings = [claim for claim in readings if not _picked_out(scene, claim)]
            more = _told_on(scene, sentence, first)
            if more:
                yield from likeliest(_with_more(readings, more), strict=False)
            else:
                yield from _chosen(scene, cue, readings)


_TAIL = 3


def _told_on(scene: Scene, sentence: Stretch, first: Quantity) -> list[Quantity]:
    """其中：第一产业增加值6.3亿元；第二产业增加值6.6亿元，其中…。第三产业增加值11.6亿元: parts named alike in sentences of their own."""
    found: list[Quantity] = []
    tail = first.label[-_TAIL:]
    number = first.sentence + 1
    while number < len(scene.sentences) and len(tail) == _TAIL:
        following = scene.sentences[number]
        opening = next(iter(scene.of(following)), None)
        if opening is None or following.parent != sentence.parent or opening.dim != first.dim:
            break
        if opening.role != first.role or opening.label[-_TAIL:] != tail:
            break
        if opening.label == first.label or is_total(opening):
            break
        found.append(opening)
        number += 1
    return found


def _with_more(readings: Sequence[Claim], more: Sequence[Quantity]) -> list[Claim]:
    longer = [claim._replace(operands=(*claim.operands, *more)) for claim in readings]
    return [*readings, *longer]


def _chosen(scene: Scene, cue: re.Match[str], readings: Sequence[Claim]) -> Iterator[Claim]:
    """The likeliest reading of each column told; none where those of both name a few of many."""
    columns = _columns(readings)
    claims = [
        claim
        for told in columns
        for claim in likeliest(told, strict=_leaves_no_doubt(scene, cue, told))
        if fit(claim) or not beside_each_other(scene, cue, claim)
    ]
    if len(claims) < 2 or not all(map(lacks_for_sure, claims)):
        yield from claims


def _columns(readings: Sequence[Claim]) -> list[list[Claim]]:
    """预算36万元，决算28万元。其中：甲预算30万元，决算25万元；乙预算6万元，决算3万元: those of each column, if both are told."""
    columns: dict[str, list[Claim]] = {}
    for claim in readings:
        if claim.result is not None:
            columns.setdefault(column(claim.result), []).append(claim)
    told = [columns.get(name, []) for name in ("budget", "final")]
    both = all(any(_of_one_column(claim) for claim in column_told) for column_told in told)
    return told if both and len(columns) == len(told) else [list(readings)]


def _of_one_column(claim: Claim) -> bool:
    return claim.result is not None and {column(q) for q in claim.flat} == {column(claim.result)}


def _bracket(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> int:
    """Where the bracket opens that the cue stands in, -1 if it stands in none."""
    before = scene.text[sentence.start : cue.start()]
    depth = before.count("(") - before.count(")")
    return sentence.start + before.rfind("(") if depth > 0 else -1


def _closing(scene: Scene, start: int, end: int) -> int:
    """Where the bracket that is open at ``start`` closes, at the latest ``end``."""
    depth = 1
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(scene.text[place], 0)
        if not depth:
            return place
    return end


_SIDE = re.compile(r"(?:收入|支出)(?:总计|总额|合计|总数)$")


def _side_told(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> str:
    """收入总计由: the side that the words right before the cue name without a figure, else ``""``."""
    clause = re.split(r"[，,;:]", scene.text[sentence.start : cue.start()])[-1]
    named = _SIDE.search(clause)
    return named.group() if named else ""


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


def _leaves_no_doubt(scene: Scene, cue: re.Match[str], readings: Sequence[Claim]) -> bool:
    """Is the cue one of a complete list, its total beside it, and no other cue among the parts?"""
    if not readings:
        return False
    first = readings[0]
    changes = cue.group()[:1] in "中里" and first.flat[0].role == "change"  # 增加的24万元中
    scores = cue.group().startswith("等级") and _are_scores(first.flat)
    if not (changes or scores or cue["closed"]):
        return False
    if names_not_all(scene, first.flat):
        return False
    assert first.result is not None  # noqa: S101
    if _LATELY.match(first.flat[0].before) and _OVER_YEARS.search(_own_words(scene, first.result)):
        return False
    said = scene.text[max(0, cue.start() - 24) : cue.start()].rpartition("。")[2]
    if len(_YEARS.findall(said)) > 1:  # 2023年、2024年分别为…: no parts of one whole
        return False
    if first.result.role == "change" and first.result.paragraph != first.flat[0].paragraph:
        return False  # of an item whose own change is not told
    far = first.result.sentence < first.flat[0].sentence - 1
    if far and not cue.group().startswith("其中") and not ASPECT.match(cue.group()):
        return False
    if not _opens(scene, cue, first.result):
        return False
    inner = _inner_cues(scene, cue, first.flat[-1])
    lists = any(c.group().endswith(":") for c in inner)
    return not inner or (not lists and separate(first.flat))


def _opens(scene: Scene, cue: re.Match[str], total: Quantity) -> bool:
    """Does the cue follow the total in its sentence, or begin its own, so that it may break down one before?"""
    stops = (scene.text.rfind(sign, 0, cue.start()) for sign in "\n。")
    start = max(stops) + 1
    return total.start >= start or not re.search(r"[，,;]", scene.text[start : cue.start()])


_LATELY = re.compile(r"(?:其中[:,，]?)?(?:本年|当年|今年|年内|新)")
_OVER_YEARS = re.compile(r"累计|已建|现有|总|共有|占")
"""累计建成38.6万亩，其中本年新建2.4万亩: of what has come together over years the year's own is but a part."""


def _own_words(scene: Scene, q: Quantity) -> str:
    return scene.text[max(scene.sentence(q).start, q.start - 20) : q.start]


_PROJECTS = re.compile(r"(\d+)个(?:[^，,。;:、\d]{0,6})项目")


def _picked_out(scene: Scene, claim: Claim) -> bool:
    """对12个项目开展自评，涉及资金…。其中甲项目320万元；乙项目150万元: the sentence names a few of them."""
    if claim.result is None or claim.result.kind != "amount":
        return False
    if claim.result.sentence == claim.flat[0].sentence:
        return False
    told = scene.sentence(claim.result)
    counts = _PROJECTS.findall(scene.text[told.start : told.end])
    return any(int(count) > len(claim.flat) for count in counts)


_NO_SCORE = re.compile(r"满分|扣|权重")
_LEAST = 3


def _are_scores(parts: Sequence[Quantity]) -> bool:
    """得分91.4分，等级为良：决策18.5分，过程17.4分，产出31分 …"""
    scores = all(q.dim == "分" and not _NO_SCORE.search(q.before) for q in parts)
    return scores and len(parts) >= _LEAST


def _inner_cues(scene: Scene, cue: re.Match[str], last: Quantity) -> list[re.Match[str]]:
    """The cues that stand among the parts, outside brackets."""
    found = []
    for inner in CUE.finditer(scene.text, cue.end(), scene.sentence(last).end):
        between = scene.text[cue.end() : inner.start()]
        if inner.start() < last.start and between.count("(") <= between.count(")"):
            found.append(inner)
    return found


_YEARS = re.compile(r"(?:19|20)\d\d年")
