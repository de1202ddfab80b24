"""Sums whose parts stand in brackets, close the items of a sentence, or follow 一是…二是…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import TOLD, misses_narrowly
from discloseparse.relate.names.brackets import tells_gap
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum.completeness import names_not_all
from discloseparse.relate.sum.cued_parts import ended_earlier, own_details
from discloseparse.relate.sum.cues import CUE
from discloseparse.relate.sum.lists import open_list, side_by_side
from discloseparse.relate.sum.readings import (
    by_segment,
    is_total,
    likeliest,
    may_total,
)
from discloseparse.relate.sum.unlike import of_two_sides

_OPENED = re.compile(r"(?:其中|主要)[:,，]?(?:包括|包含)|主要|包括但不限于")
_ITEM = re.compile(
    r"(?:^|(?<=[:,，。;\s]))(?:其)?[一二三四五六七八九十]是(?!否)|(?<=[:,，;])第[一二三四五六七八九](?=[,，])"
)
_REASONS = re.compile(r"原因|因素|由于|问题|不足|措施|建议|做法|成效|表现|影响|主要|重点|包括")


def find(scene: Scene) -> Iterator[Claim]:
    """All sums of these three forms."""
    yield from _in_brackets(scene)
    yield from _closing_items(scene)
    for paragraph in scene.paragraphs:
        yield from _enumerated(scene, paragraph)


def _in_brackets(scene: Scene) -> Iterator[Claim]:
    """支出1061.4万元（其中人员经费931.8万元、公用经费129.6万元）."""
    hosted: dict[int, list[Quantity]] = {}
    for q in scene.quantities:
        if q.host is not None:
            hosted.setdefault(q.host.index, []).append(q)
    for host, inside in hosted.items():
        total = scene.quantities[host]
        if tells_gap(total, inside):
            continue
        parts = side_by_side(inside, total)
        details = own_details(parts, list(CUE.finditer(scene.text, total.end, inside[-1].end)))
        parts = [q for q in parts if q not in details]
        if len(parts) < 2 or open_list(scene, parts) or _OPENED.search(scene.gap(total, parts[0])):
            continue
        runs = [parts, *ended_earlier(scene, parts, total)]
        readings = [Claim("sum", total, tuple(run), "（）") for run in runs]
        yield from likeliest(readings, strict=not names_not_all(scene, parts))


def _closing_items(scene: Scene) -> Iterator[Claim]:
    """生活救助19.65万元。…计3.6万元；…计7.95万元；其他8.1万元。"""
    for sentence in scene.sentences:
        items = by_segment([q for q in scene.of(sentence) if q.host is None])
        if len(items) < 2:
            continue
        closing = [
            next((q for q in reversed(i) if addable(q) and is_total(q)), None) for i in items
        ]
        told = [q for q in closing if q is not None and q.role == "plain"]
        if len(told) < 2 or len({q.dim for q in told}) > 1 or of_two_sides(told):
            continue
        parts = [q or _single(item, told[0]) for q, item in zip(closing, items, strict=True)]
        found = [q for q in parts if q is not None and q.role == "plain"]
        paragraph = scene.paragraphs[found[0].paragraph]
        opening = scene.just_before(found[0].start, paragraph.start)
        totals = [q for q in opening if may_total(q, found[0]) and q not in found]
        readings = [Claim("sum", t, tuple(found), "；", certain=False) for t in totals[:2]]
        own = len(totals) == 1 and (
            totals[0].sentence == found[0].sentence or misses_narrowly(readings[0], TOLD)
        )
        yield from likeliest(readings, strict=len(found) == len(items) and own)


def _single(item: Sequence[Quantity], like: Quantity) -> Quantity | None:
    """The only figure of an item that may stand beside ``like``."""
    choice = side_by_side(item, like)
    return choice[0] if len(choice) == 1 else None


def _enumerated(scene: Scene, paragraph: Stretch) -> Iterator[Claim]:
    """项目资金73.6万元：一是…41.2万元；二是…12.4万元；三是…20万元。"""
    marks = [m.start() for m in _ITEM.finditer(scene.text, paragraph.start, paragraph.end)]
    if len(marks) < 2:
        return
    sentence = next(
        s
        for s in reversed(scene.sentences[: _sentence_at(scene, marks[0]) + 1])
        if s.start <= marks[0]
    )
    opening = scene.just_before(marks[0], sentence.start)
    if not opening or _REASONS.search(scene.text[opening[-1].end : marks[0]]):
        return
    total = opening[-1]
    if not addable(total) or total.role != "plain":
        return
    parts = []
    for start, stop in zip(marks, [*marks[1:], paragraph.end], strict=True):
        choice = side_by_side([q for q in scene.within(start, stop) if q.host is None], total)
        if not choice:
            return
        parts.append(choice[0])
    yield Claim("sum", total, tuple(parts), "一是、二是")


def _sentence_at(scene: Scene, place: int) -> int:
    low, high = 0, len(scene.sentences)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if scene.sentences[middle].start <= place else (low, middle)
    return low - 1
