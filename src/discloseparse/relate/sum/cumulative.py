"""Figures of parts of the year and what they have come to: 第一季度120万元，第二季度180万元，上半年累计300万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene, addable, is_time

_YEAR = frozenset(range(1, 13))
_DIGITS = {c: i for i, c in enumerate("一二三四", 1)} | {str(i): i for i in range(1, 5)}
_PERIOD = re.compile(
    r"(?P<first>前)?第?(?P<quarter>[一二三四1-4])个?季度|(?P<half>[上下])半年|(?P<year>全年|年度)"
    r"|(?P<from>\d{1,2})月?份?(?:[-—–~～至到])+(?P<to>\d{1,2})月|截[至止](?:20\d\d年)?(?P<until>\d{1,2})月"
)
_MOST = 16


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each figure whose months are those of figures before it in its sentence, if it holds or slips."""
    for sentence in scene.sentences:
        if len(_PERIOD.findall(scene.text, sentence.start, sentence.end)) > 2:
            yield from _of_sentence(_told(scene, scene.of(sentence)[:_MOST]))


def _of_sentence(told: Sequence[tuple[Quantity, frozenset[int]]]) -> Iterator[Claim]:
    for n, (total, months) in enumerate(told):
        readings = [
            Claim("sum", total, tuple(parts), "累计")
            for parts in _covers(told[:n], total, months)
            if len(parts) > 1
        ]
        held = held_or_slipped(readings) or next(filter(_of_one_deed, readings), None)
        if held is not None:
            yield held


_TOGETHER = re.compile(r"累计|合计|共计?")


def _of_one_deed(claim: Claim) -> bool:
    """上半年累计支出 of 第一季度支出, 第二季度支出: bound whatever it gives."""
    assert claim.result is not None  # noqa: S101
    deeds = {_deed(q) for q in claim.flat}
    said = _deed(claim.result)
    together = _TOGETHER.search(claim.result.before)
    return bool(together) and len(deeds) == 1 and (not said or said in deeds)


def _deed(q: Quantity) -> str:
    return _TOGETHER.sub("", _PERIOD.sub("", q.before))


def _covers(
    told: Sequence[tuple[Quantity, frozenset[int]]], total: Quantity, months: frozenset[int]
) -> Iterator[list[Quantity]]:
    """The latest figures before it whose months, without overlap, are ``months``; with what they had come to, and without."""
    for first in (True, False):
        left, parts = set(months), []
        for q, own in reversed(told):
            if q.dim != total.dim or not own <= left or (first and own == months):
                continue
            if not first and len(own) > _QUARTER:
                continue
            parts.append(q)
            left -= own
        if not left:
            yield parts[::-1]


_QUARTER = 3


def _told(scene: Scene, near: Sequence[Quantity]) -> list[tuple[Quantity, frozenset[int]]]:
    """Plain figures with the months that their own clause names."""
    found = []
    start = scene.sentence(near[0]).start if near else 0
    for q in near:
        if is_time(q):
            continue  # 前三季度 names months
        clause, start = scene.text[start : q.start], q.end
        named = list(_PERIOD.finditer(clause))
        if named and addable(q) and q.role == "plain":
            found.append((q, _months(named[-1])))
    return found


def _months(named: re.Match[str]) -> frozenset[int]:
    if named["quarter"]:
        nth = _DIGITS[named["quarter"]]
        return frozenset(range(1 if named["first"] else 3 * nth - 2, 3 * nth + 1))
    if named["half"]:
        return frozenset(range(1, 7) if named["half"] == "上" else range(7, 13))
    if named["until"]:
        return frozenset(range(1, int(named["until"]) + 1))
    if named["from"]:
        return frozenset(range(int(named["from"]), int(named["to"]) + 1))
    return _YEAR
