"""Standards told once and used elsewhere: a count and its amount in one place, the rate in another.

Between several standards whose names fit, the amount chooses; a standard that gives another amount
is bound only if the amount stated is a slip of the one it gives.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import NAMED, misses_narrowly
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.words import share_a_word
from discloseparse.relate.product.groups import Group, groups
from discloseparse.relate.product.rates import TIMES, counts, implied_months, is_rate, paid_for
from discloseparse.relate.scene import Quantity, Scene, is_time

_REACH = 60
_NAMED = 4
_FEW = 6


def find(scene: Scene, bound: set[int]) -> Iterator[Claim]:
    """The products of amounts that stand beside a count but not beside a rate of their own."""
    standards: deque[Quantity] = deque()
    waiting: deque[Group] = deque()
    told = {g.rate.index: g for p in scene.paragraphs for g in groups(scene, p)}
    for q in scene.quantities:
        _forget(q, standards, waiting)
        if q.kind == "amount" and q.per and is_rate(q):
            standards.append(q)
            if q.index in told and q.index not in bound:
                waiting.append(told[q.index])
        elif q.kind == "amount" and q.role == "plain" and q.index not in bound:
            if _has_rate(scene, q):
                continue
            named = _likeliest(scene, tuple(_readings(scene, q, standards, waiting)))
            claim = named or _unnamed(tuple(_of_the_project(scene, q, standards)))
            if claim is not None:
                yield claim


def _forget(q: Quantity, standards: deque[Quantity], waiting: deque[Group]) -> None:
    """Drop what stands too far back or in another project."""
    while standards and (
        q.index - standards[0].index > _REACH or standards[0].project != q.project
    ):
        standards.popleft()
    while waiting and (
        q.index - waiting[0].rate.index > _REACH or waiting[0].rate.project != q.project
    ):
        waiting.popleft()


def _readings(
    scene: Scene, q: Quantity, standards: Iterable[Quantity], waiting: Iterable[Group]
) -> Iterator[Claim]:
    yield from _by_count(scene, q, standards)
    yield from _by_group(scene, q, waiting)


def _likeliest(scene: Scene, readings: Sequence[Claim]) -> Claim | None:
    held = next((c for c in readings if fit(c) == 2), None)
    alone = (c for c in readings if not _one_of_several(scene, c.flat[0]))
    return held or next((c for c in alone if misses_narrowly(c, NAMED)), None)


def _one_of_several(scene: Scene, count: Quantity) -> bool:
    """其中一级620人、二级1240人，全年需238.08万元: the amount is that of all."""
    before = scene.quantities[count.index - 1] if count.index else count
    joined = before.segment == count.segment and before.dim == count.dim and before is not count
    return joined and scene.gap(before, count)[:1] in {"、", "，", "和", "及"}


def _unnamed(readings: Sequence[Claim]) -> Claim | None:
    """Of standards without the count's name only one that holds, or a slip of the only one there is."""
    held = next((c for c in readings if fit(c) == 2), None)
    if held is None and len({c.flat[1].figure.value for c in readings}) == 1:
        return next((c for c in readings if misses_narrowly(c)), None)
    return held


_NEEDS = re.compile(
    r"[^，,。;:\d]{0,8}?(?:需要?|应[补发拨付]|补|发|(?<!公)共|计|合|补助|补贴|发放|兑付|支出|安排|拨付|为|资金|经费|金额)"
)
_NEEDED = re.compile(r"(?:需要?|共|计|资金|经费|补贴|补助|金额|支出)[^，,。;:\d]{0,4}$")


def _of_the_project(scene: Scene, q: Quantity, standards: Iterable[Quantity]) -> Iterator[Claim]:
    """高职学生702人需210.6万元; 需要415.8万元（1386人全部享受）: by the last few standards before, whatever their names."""
    for count, times in _counted(scene, q):
        if count.start < q.start:
            needed = bool(_NEEDS.fullmatch(scene.gap(count, q)))
        else:
            needed = count.host is q and bool(_NEEDED.search(q.before))
        fitting = [
            rate
            for rate in standards
            if counts(count, rate.per[0]) and rate.index < min(count.index, q.index)
        ]
        if needed and len({rate.figure.value for rate in fitting}) <= _FEW:
            for rate in reversed(fitting):
                yield from _product(scene, q, (count, rate), times)


def _has_rate(scene: Scene, q: Quantity) -> bool:
    near = scene.quantities[max(0, q.index - 3) : q.index + 3]
    return any(x.per and x.segment == q.segment for x in near)


def _by_count(scene: Scene, q: Quantity, standards: Iterable[Quantity]) -> Iterator[Claim]:
    for count, times in _counted(scene, q):
        words = scene.text[max(scene.segments[q.segment].start, q.start - 60) : q.start]
        own = core(count.label) + core(count.noun) if count.start < q.start else words
        for rate in standards:
            if not counts(count, rate.per[0]) or rate.index >= min(count.index, q.index):
                continue
            name = core(_name(rate))
            if _shares(name, own) or _shares(name, words):
                yield from _product(scene, q, (count, rate), times)


def _counted(scene: Scene, q: Quantity) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """The count right before the amount (times between them), or right behind it."""
    times: list[Quantity] = []
    for x in scene.back(q, 3):
        if x.segment != q.segment or x.per:
            break
        if is_time(x):
            times.append(x)
            continue
        if x.kind in {"people", "count"}:
            yield x, times
        break
    for x in scene.quantities[q.index + 1 : q.index + 2]:
        if x.segment == q.segment and x.kind in {"people", "count"} and not is_time(x):
            yield x, []


def _by_group(scene: Scene, q: Quantity, waiting: Iterable[Group]) -> Iterator[Claim]:
    """一类学校教师150人，每人每月500元 … 一类学校教师补助90万元."""
    for group in waiting:
        apart = group.rate.sentence != q.sentence
        if apart and in_common(core(group.first.label), core(q.label)) >= _NAMED:
            yield from _product(scene, q, group.factors[:2], group.factors[2:])


def _product(
    scene: Scene, q: Quantity, pair: Sequence[Quantity], times: Sequence[Quantity]
) -> Iterator[Claim]:
    """Count and rate with the times that the rate asks for, printed or implied; none without."""
    count, rate = pair
    wanted = [p for p in rate.per[1:] if p in TIMES and p != "年"]
    used = [t for p in wanted for t in times if counts(t, p)]
    if len(used) < len(wanted) and wanted == ["月"]:
        sentence = scene.sentence(q)
        months = implied_months(scene, sentence.start, sentence.end, rate)
        used = [months] if months else []
    if len(used) == len(wanted):
        yield Claim("product", q, (count, rate, *used), rate.label)


def _name(rate: Quantity) -> str:
    """The words before the rate, its 每人每月 left out."""
    return paid_for(rate.before) or rate.label


def _shares(a: str, b: str) -> bool:
    run = in_common(a, b)
    return run > 2 or (run == 2 and share_a_word(a, b))
