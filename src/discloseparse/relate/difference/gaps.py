"""What is lacking or beyond: 缺口, 尚缺, 未完成 of what was meant; 审减 of what was submitted; 超出目标 by what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.relate.claims import Claim
from discloseparse.relate.difference.rest_of_share import rest_of_share
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import held_or_slipped, misses_narrowly
from discloseparse.relate.names.comparing import beyond_or_short
from discloseparse.relate.names.labels import core
from discloseparse.relate.names.latest import latest_mention
from discloseparse.relate.scene import Quantity, Scene, addable, second_of_pair
from discloseparse.relate.share.named_pairs import DONE, named_pair


class Gap(NamedTuple):
    """``cue`` stands before the gap; ``larger`` and ``smaller`` name the two figures it lies between."""

    cue: re.Pattern[str]
    larger: re.Pattern[str]
    smaller: re.Pattern[str]
    afar: bool = False
    """May the two stand in earlier sentences, under the name the gap is told of?"""


_AMOUNT = r"(?:的|资金|金额|款项|投资|数额|额|部分|约|为|达|共|仍有|还有|了)*$"
_MEANT = re.compile(r"应|计划|目标|任务|总投资|预算|需|核定|下达|承诺")
_CAME = re.compile(
    rf"{DONE.pattern}|实际安排|(?<!应)已安排|(?<![应未])实[到收付发缴拨]|(?<!未)到账"
)
_GAPS = (
    Gap(
        re.compile(
            rf"(?:尚缺|尚差|仍缺|还缺|还差|尚欠|缺口|差额|缺额|少到位|未到位|未到账|未落实|未拨付?|未收|未缴|欠[拨付缴收发]|短收){_AMOUNT}"
        ),
        _MEANT,
        _CAME,
        afar=True,
    ),
    Gap(
        re.compile(r"(?:尚未|仍未|未)(?:完成|支付|拨付|执行)[^，,。;:\d]{0,8}$"),
        _MEANT,
        DONE,
        afar=True,
    ),
    Gap(
        re.compile(rf"(?:审减|核减|审核减少){_AMOUNT}"),
        re.compile(r"送审|报审|申报|上报|申请|概算"),
        re.compile(r"审定|核定|审核|评审|批复"),
    ),
    Gap(
        re.compile(
            r"(?:超出|超过|多完成|高出)(?:年度|全年|年初|调整)?(?:目标|计划|任务|预算|概算)(?:数|值|任务)?$"
        ),
        DONE,
        _MEANT,
    ),
)
_ARRANGED = re.compile(r"安排[^，,。;\d]*$")  # by one of several, as often as not
_NEAR = 6


def bind(scene: Scene) -> Iterator[Claim]:
    """One difference for each gap whose two sides the words tell."""
    for q in scene.quantities:
        if q.kind in {"percent", "points"} or q.figure.high is not None:
            continue
        if q.per:
            yield from _of_each(scene, q)
            continue
        yield from _beyond(scene, q)
        if q.index and _BETWEEN_TWO.fullmatch(scene.gap(scene.quantities[q.index - 1], q)):
            yield from _of_two(scene, q, "plain")
        kind = next((gap for gap in _GAPS if gap.cue.search(q.before)), None)
        if kind is not None:
            yield from _between(scene, q, kind)


def _between(scene: Scene, q: Quantity, kind: Gap) -> Iterator[Claim]:
    sides = _of_sentence(scene, q, kind) or (rest_of_share(scene, q) if kind.afar else None)
    if sides is not None:
        claim = Claim("difference", q, sides, q.before)
        if not _ARRANGED.search(sides[1].before) or fit(claim) or misses_narrowly(claim):
            yield claim
    elif kind.afar:
        start = max(scene.sentence(q).start, q.start - 60)
        pair = named_pair(scene, q, core(scene.text[start : q.start]), q.dim)
        if pair is not None:
            claim = Claim("difference", q, (pair.meant, pair.done), q.before)
            sure = [claim._replace(certain=False)] if pair.sure else []
            held = held_or_slipped([claim])
            yield from [held] if held is not None else sure


_APART = re.compile(r"(?:相差|差值|价差|差价|差额|倒挂)(?:为|达|约)*$")
_BETWEEN_TWO = re.compile(r"[,，]?[两二]?者?(?:相差|差值)(?:为|约)*")


def _of_each(scene: Scene, q: Quantity) -> Iterator[Claim]:
    """供水成本每吨2.86元，执行水价每吨1.95元，每吨相差0.91元: the two rates right before."""
    if _APART.search(q.before):
        yield from _of_two(scene, q, "rate")


def _of_two(scene: Scene, q: Quantity, role: str) -> Iterator[Claim]:
    """支出2.05万元，年初预算2.95万元，差值0.90万元: the larger of the two right before less the other."""
    near = scene.just_before(q.start, scene.sentence(q).start, 2)
    if len(near) == 2 and all((o.role, o.per, o.dim) == (role, q.per, q.dim) for o in near):
        larger, smaller = sorted(near, key=lambda o: -o.figure.value)
        yield Claim("difference", q, (larger, smaller), q.before)


_BEYOND = re.compile(
    r"(?:超出|超过|超|高于|高出|多于|低于|少于|[比较])[^，,。;:\d]{0,6}(?:计划|目标|任务|预算|标准|要求)[^，,。;:\d]{0,6}$"
)
_VERB_BETWEEN = re.compile(r"(?:超出?|多出?|少|高出?|低)?")


def _beyond(scene: Scene, q: Quantity) -> Iterator[Claim]:
    """更换管线38.6公里，超出计划36公里2.6公里: of what was done and the goal named right before."""
    goal = scene.quantities[q.index - 1] if q.index else q
    if goal.dim != q.dim or not _VERB_BETWEEN.fullmatch(scene.gap(goal, q)):
        return
    if goal.sentence != q.sentence or not _BEYOND.search(goal.before) or q.role == "change":
        return
    done = next((o for o in scene.back(goal, 3) if o.dim == q.dim and o.role == "plain"), None)
    if done is not None and done.sentence == q.sentence:
        larger, smaller = sorted((done, goal), key=lambda o: -o.figure.value)
        yield Claim("difference", q, (larger, smaller), goal.before)


def _of_sentence(scene: Scene, q: Quantity, kind: Gap) -> tuple[Quantity, Quantity] | None:
    """应出资1100万元，实际出资836万元，…缺口264万元: the nearest of each side in the sentence."""
    near = [
        o
        for o in scene.back(q, _NEAR)
        if o.sentence == q.sentence
        and o.dim == q.dim
        and o.role == "plain"
        and addable(o)
        and not second_of_pair(o)
        and not beyond_or_short(o)
    ]
    smaller = next((o for o in near if kind.smaller.search(o.before)), None)
    larger = next((o for o in near if kind.larger.search(o.before) and o is not smaller), None)
    if smaller is None or larger is None:
        return None
    if smaller.start < larger.start and "其中" in scene.gap(smaller, larger):
        return None  # 审定16.94亿元，…，其中房建送审6.4亿元，审减…: of two matters
    since = scene.within(max(smaller.end, larger.end), q.start)
    if any(o.dim == q.dim and kind.cue.search(o.before) for o in since):
        return None  # 审减0.72亿元；其中房建类审减0.38亿元: a part of the gap told before
    return latest_mention(scene, larger, q, but=(smaller,)), smaller
