"""Changes: 增加/减少 amounts and growth rates against what they are measured from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import best
from discloseparse.relate.labels import in_common
from discloseparse.relate.scene import FALL, Quantity, Scene, reached

_GROWTH_BEFORE = re.compile(
    r"(?:增长|增加|增幅|上升|提高|上涨|提升|下降|降低|降幅|减少|减幅|压减|下浮|上浮|回落)(?:了|率|幅度|比例)*(?:约|近|达|达到|为|是)*$"
)
_COMPARING = re.compile(r"比|较|与|同比|上年|去年|上一?年度|往年|\d{4}年")
_PREVIOUS = re.compile(
    r"(?:比|较|与|相比|上年|去年|上一年|以前年度|同期)[^，,。;]{0,24}$|(?:由|从|原)[^，,。;]{0,10}$"
)
_LAST_YEAR = re.compile(r"上年|去年|上一年|同期|(?:19|20)\d\d年[^，,。;\d]{0,10}$")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?(?!末|底)")
_NET = re.compile(r"净(?:增加|减少|增|减)")
_LESS_THAN = re.compile(r"(?:大于|高于|多于|小于|低于|少于)(?:[^，,。;\d]{0,8})$")
_SURPLUS = re.compile(
    r"(?<!年初)(?<!上年)(?<!去年)(?<!期初)(?<!结转和)(?<!结转)(?:结余|节约|节余)(?:资金|金额|数|为|了|累计)*$"
)
_RESIDUE = re.compile(r"增加\(减少\)|减少\(增加\)|增长\(下降\)|下降\(增长\)")
_LISTED = re.compile(r"其中|包括|包含|分别|[^，,。;]中[，,:]")


def bind(scene: Scene) -> Iterator[Claim]:
    """All growth rates and all differences."""
    for q in scene.quantities:
        if _left_open(scene, q):
            continue
        if q.kind == "percent" and _GROWTH_BEFORE.search(q.before):
            yield from _growth(scene, q)
        if q.role == "change" and q.kind != "percent":
            yield from _difference(scene, q)
        if q.role == "plain" and q.kind != "percent" and _SURPLUS.search(q.before):
            yield from _surplus(scene, q)
        if q.role == "plain" and _LESS_THAN.search(q.before):
            yield from _against_budget(scene, q)


def _left_open(scene: Scene, q: Quantity) -> bool:
    """增加（减少）5.20万元 is left from a template and says nothing."""
    return bool(_RESIDUE.search(scene.text[max(0, q.start - 16) : q.start]))


def _sign(q: Quantity) -> int:
    return -1 if FALL.search(q.before) else 1


def _growth(scene: Scene, rate: Quantity) -> Iterator[Claim]:
    sign = -1 if rate.figure.value > 0 and FALL.search(rate.before) else 1
    if reached(rate):
        return
    ends = _from_to(scene, rate)
    if ends is not None:
        yield Claim("growth", rate, ends, "由…到…", ("current", "previous"), sign)
        return
    change = _change_of(scene, rate)
    if change is not None:
        current = current_of(scene, change)
        previous = previous_of(scene, change, current)
        readings = []
        if previous is not None:
            readings.append(
                Claim("growth", rate, (change, previous), rate.before, ("change", "previous"), sign)
            )
            if current is not None and _in_comparison(scene, previous, change):
                readings.insert(
                    0,
                    Claim(
                        "growth",
                        rate,
                        (current, previous),
                        rate.before,
                        ("current", "previous"),
                        sign,
                    ),
                )
        if current is not None:
            readings.append(
                Claim("growth", rate, (current, change), rate.before, ("current", "change"), sign)
            )
        yield from readings[:1]
        return
    current = current_of(scene, rate)
    previous = previous_of(scene, rate, current)
    if current is not None and previous is not None:
        yield Claim("growth", rate, (current, previous), rate.before, ("current", "previous"), sign)


_FROM = re.compile(r"(?:由|从|自)[^，,。;]{0,24}$")
_TO = re.compile(r"(?:至|到|为)[^，,。;]{0,12}$")


def _from_to(scene: Scene, q: Quantity) -> tuple[Quantity, Quantity] | None:
    """由 A 提高到 B，(净)增 C: ``(B, A)``, whether or not C follows from them."""
    start = scene.sentence(q).start
    near = scene.just_before(q.start, start, 4)
    for before, after in reversed(list(pairwise(near))):
        if any(x.role != "change" for x in near if x.start > after.start):
            return None
        words = scene.text[max(start, before.start - 24) : before.start]
        if _TO.search(scene.gap(before, after)) and _FROM.search(words):
            fits = after.dim == before.dim and (after.dim == q.dim or q.kind == "percent")
            return (after, before) if fits else None
    return None


def _change_of(scene: Scene, rate: Quantity) -> Quantity | None:
    """The change whose rate this is: the nearest change before it, with no other rate between."""
    for q in scene.back(rate, 6):
        if q.sentence != rate.sentence or q.kind == "percent":
            return None
        if q.role == "change":
            return q
    return None


def current_of(scene: Scene, change: Quantity) -> Quantity | None:
    """What was changed: the nearest figure before that is neither a change nor the year before."""
    sentence = scene.sentence(change)
    like = change if change.kind != "percent" else None
    named = _subject(scene, change)
    near = [
        q
        for q in reversed(scene.just_before(change.start, sentence.start))
        if _may_be_current(scene, q, like) and not _of_other_year(scene, q, named)
    ]
    near = [q for q in near if q.segment == change.segment] or near
    near = [q for q in near if not _earlier_year(scene, q)] or near
    near = list(_without_parts(scene, near))
    near = [q for q in near if not _PLANNED.search(q.before)] or near
    if near:
        return _best_named(named, near)
    for number in range(change.sentence - 1, max(-1, change.sentence - 5), -1):
        earlier = scene.sentences[number]
        if earlier.parent < sentence.parent - 1:
            return None
        found = [q for q in scene.of(earlier) if _may_be_current(scene, q, like) and q.host is None]
        if found:
            return _best_named(named, found)
    return None


_PLANNED = re.compile(r"(?:预算|计划|目标)(?:数|为|是|安排)*$")


def _without_parts(scene: Scene, near: Sequence[Quantity]) -> Sequence[Quantity]:
    """Leave out two or more parts that stand side by side at the end: their whole is the topic.

    ``near`` runs from the nearest figure to the first.
    """
    parts = 0
    for q in near:
        start = scene.segments[q.segment].start
        if q.index != near[0].index - parts or not _LISTED.search(scene.text, start, q.start):
            break
        parts += 1
    return near[parts:] if 2 <= parts < len(near) else near


def _of_other_year(scene: Scene, q: Quantity, subject: str) -> bool:
    """2025年预算…，实际支出478.52万元；2026年预算比…增加: the figure is of the year told before it."""
    wanted = _YEAR.findall(subject)
    told = _YEAR.findall(scene.text, scene.sentence(q).start, q.start)
    return bool(wanted and told) and told[-1] != wanted[-1]


def _may_be_current(scene: Scene, q: Quantity, like: Quantity | None) -> bool:
    if q.role != "plain" or q.per or q.kind in {"percent", "points"} or q.figure.high is not None:
        return False
    if like is not None and q.dim != like.dim:
        return False
    return not _is_previous(scene, q) and not _LESS_THAN.search(q.before)


def _is_previous(scene: Scene, q: Quantity) -> bool:
    words = scene.text[max(scene.segments[q.segment].start, q.start - 30) : q.start]
    words = re.split(r"[，,。;]", words)[-1]
    return bool(_PREVIOUS.search(words))


def _earlier_year(scene: Scene, q: Quantity) -> bool:
    words = scene.text[max(scene.segments[q.segment].start, q.start - 30) : q.start]
    words = re.split(r"[，,。;]", words)[-1]
    year = _YEAR.search(words)
    return year is not None and int(year.group(1)) < _latest_year(scene, q)


def _latest_year(scene: Scene, q: Quantity) -> int:
    """The year the sentence (else the document) speaks of."""
    sentence = scene.sentence(q)
    years = [int(y) for y in _YEAR.findall(scene.text, sentence.start, sentence.end)]
    return max([*years, scene.outline.kind.year or 0])


def previous_of(scene: Scene, change: Quantity, current: Quantity | None) -> Quantity | None:
    """The year before, stated in the same sentence."""
    sentence = scene.sentence(change)
    for q in reversed(scene.just_before(change.start, sentence.start)):
        if q is current or (q.dim != change.dim and change.kind != "percent"):
            continue
        if q.kind in {"percent", "points"} or q.role != "plain" or q.per:
            continue
        if _is_previous(scene, q):
            return q if _in_comparison(scene, q, change) or _LAST_YEAR.search(q.before) else None
        if current is not None and _earlier_year(scene, q):
            return q
    return None


def _in_comparison(scene: Scene, previous: Quantity, change: Quantity) -> bool:
    """Does the previous figure stand in the comparing phrase itself (比上年的21.80万元增加)?"""
    return not re.search(r"[，,;。]", re.sub(r"相比[，,]", "", scene.gap(previous, change)))


def _subject(scene: Scene, change: Quantity) -> str:
    words = re.split(r"[，,。;]", scene.text[scene.segments[change.segment].start : change.start])[
        -1
    ]
    return re.split(r"比|较|与|同", words)[0].strip()


def _best_named(named: str, pool: Sequence[Quantity]) -> Quantity:
    """The figure whose label shares most with the subject of the change; else the first of ``pool``."""
    return max(pool, key=lambda q: (_alike(named, q), -pool.index(q)))


def _alike(named: str, q: Quantity) -> int:
    run = in_common(named, q.label)
    return run if run > 1 else 0


def _difference(scene: Scene, change: Quantity) -> Iterator[Claim]:
    ends = _from_to(scene, change) or _points(scene, change)
    if ends is not None:
        yield Claim("difference", change, ends, change.before, sign=_sign(change))
        return
    if change.kind == "points":
        return
    if _NET.search(change.before):
        yield from _net(scene, change)
        return
    current = current_of(scene, change)
    previous = previous_of(scene, change, current)
    if current is not None and previous is not None:
        yield Claim("difference", change, (current, previous), change.before, sign=_sign(change))


def _points(scene: Scene, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """93.5%，较上年的91.2%提高2.3个百分点."""
    near = scene.just_before(change.start, scene.sentence(change).start, 2)
    if change.kind != "points" or len(near) < 2:
        return None
    current, previous = near
    told = _in_comparison(scene, previous, change) and _is_previous(scene, previous)
    rates = current.kind == previous.kind == "percent" and current.role != "change"
    return (current, previous) if told and rates else None


def _net(scene: Scene, change: Quantity) -> Iterator[Claim]:
    """新纳入286户，退出344户，净减少58户."""
    alike = [
        q
        for q in scene.within(scene.sentence(change).start, change.start)
        if q.dim == change.dim and not _NET.search(q.before) and q.role == "plain"
    ]
    if len(alike) == 2:
        yield Claim("difference", change, (alike[0], alike[1]), change.before)


_FUNDS = re.compile(r"到位|可用|收入|筹集|控制价|预算|下达|结转")
_SPENT = re.compile(r"支出|使用|执行|成交|完成投资|决算")


def _surplus(scene: Scene, rest: Quantity) -> Iterator[Claim]:
    """到位62万元，实际支出61.10万元，结余0.9万元: funds available less what was spent."""
    if _LISTED.search(scene.text, scene.segments[rest.segment].start, rest.start):
        return  # a part beside others: the sum of the parts tells more
    pool = [
        q
        for q in scene.back(rest, 60)
        if q.dim == rest.dim and q.role == "plain" and not q.per and q.project == rest.project
    ]
    here = [q for q in pool if q.sentence == rest.sentence]
    spent = [q for q in pool if _SPENT.search(q.before or q.label)][:4] or pool[:1]
    funds = [q for q in pool if _FUNDS.search(q.before or q.label)]
    claims = [Claim("difference", rest, (b, a), "结余") for a, b in pairwise(here)]
    claims += [
        Claim("difference", rest, (a, b), "结余") for b in spent for a in funds[:8] if a is not b
    ]
    held = best(claims)
    if held is not None:
        yield held
    elif len(here) == 2 and _SPENT.search(here[0].before) and _FUNDS.search(here[1].before):
        yield claims[0]


def _against_budget(scene: Scene, gap: Quantity) -> Iterator[Claim]:
    """决算数大于预算数3.32万元."""
    words = scene.text[max(scene.segments[gap.segment].start, gap.start - 40) : gap.start]
    sides = re.search(
        r"([^，,。;\d]{2,14})(?:大于|高于|多于|小于|低于|少于)([^，,。;\d]{2,14})$", words
    )
    if sides is None:
        return
    pool = [
        q
        for q in scene.back(gap, 12)
        if q.paragraph == gap.paragraph and q.dim == gap.dim and q.role == "plain" and not q.per
    ]
    left = next((q for q in pool if _tagged(q, sides.group(1))), None)
    right = next((q for q in pool if _tagged(q, sides.group(2))), None)
    if left is not None and right is not None and left is not right:
        yield Claim("difference", gap, (left, right), words[sides.start() :])


def _tagged(q: Quantity, words: str) -> bool:
    """Is the figure's label about the same side (预算 or 决算)?"""
    budget = "预算" in words or "计划" in words or "目标" in words
    here = q.before or q.label
    stated_budget = bool(re.search(r"预算(?:数|为|安排|是)*$", here))
    return stated_budget if budget else not stated_budget
