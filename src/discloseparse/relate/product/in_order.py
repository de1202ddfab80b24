"""Standards told in a row for counts told in the same order: 初级620人、中级410人，依次补1,000元/人、1,500元/人，共需…

The counts stand right before the standards or right behind them (讲座场均3000元，展览场均5000元，按24场、10场计),
or elsewhere under the names that the standards are told for (县道、乡道分别为每公里1.2万元、0.6万元).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import of_one_size
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.names.labels import core
from discloseparse.relate.product.named_groups import CLOSES
from discloseparse.relate.product.rates import TIMES, asked, counts, implied_months
from discloseparse.relate.scene import Quantity, Scene, is_time, once

_MOST = 10
_REACH = 60
_BARE = re.compile(r"(?:[/／][^，,、。;\d]{1,4})?[、和及与]")
_BARE_COMMAS = re.compile(r"(?:[/／][^，,、。;\d]{1,4})?[、，,和及与]")
_NAMED = re.compile(r"(?:[/／][^，,、。;\d]{1,4})?[、，,和及与][^、，,。;:\d]{0,16}")
_IN_TURN = re.compile(r"分别|依次|按顺序|各按|分[档级类]")
_RESULTS = re.compile(r"(?:依次|分别|各)[^，,。;:、\d]{0,8}$")
_NAMES = re.compile(
    r"(?P<names>[^，,。;:、\d]{2,12}(?:[、和及与][^，,。;:、\d]{2,12}?)+)"
    r"(?:的[^，,。;:、\d]{0,14})?(?:分别|依次)"
)


@once
def listed_rates(scene: Scene) -> list[list[Quantity]]:
    """Every run of standards of one denominator of which only the first or the last names it."""
    bare = [run for run in _runs(scene, _BARE) if len(run) > 1]
    commas = [
        run
        for run in _runs(scene, _BARE_COMMAS)
        if len(run) > 1 and _IN_TURN.search(scene.text, scene.sentence(run[0]).start, run[0].start)
    ]
    return [*bare, *(run for run in commas if run not in bare)]


def find(scene: Scene) -> Iterator[Claim]:
    """The products of each run whose standards and counts are as many; one sum where only a total is told."""
    for run in _runs(scene, _NAMED):
        if not 1 < len(run) <= _MOST:
            continue
        bare = all(_BARE.fullmatch(scene.gap(a, b)) for a, b in pairwise(run))
        counted = _right_before(scene, run) if bare else []
        counted = counted or _right_behind(scene, run) or (_by_names(scene, run) if bare else [])
        if len(counted) != len(run):
            continue
        last = max(run[-1], *counted, key=lambda q: q.start)
        groups = _with_months(scene, list(zip(counted, run, strict=True)))
        if groups:
            yield from _paid(scene, last, groups)
    yield from _rewarded(scene)


def _with_months(
    scene: Scene, groups: Sequence[tuple[Quantity, ...]]
) -> Sequence[tuple[Quantity, ...]]:
    """The groups with the months of their sentence, where the standards ask for them; none without."""
    rate = groups[0][1]
    if "月" not in asked(rate):
        return groups
    sentence = scene.sentence(rate)
    told = [q for q in scene.of(sentence) if is_time(q) and counts(q, "月")]
    months = told[-1] if told else implied_months(scene, sentence.start, sentence.end, rate)
    return [(*group, months) for group in groups] if months is not None else []


def _rewarded(scene: Scene) -> Iterator[Claim]:
    """奖励先进集体5个、先进个人20名，分别奖励1万元、0.2万元，共9万元: what each gets, without 每, if the total says so."""
    for first in scene.quantities:
        if first.kind != "amount" or first.role != "plain" or not _RESULTS.search(first.before):
            continue
        run = [first]
        for q in scene.quantities[first.index + 1 : first.index + _MOST]:
            if (
                q.dim != first.dim
                or q.role != "plain"
                or not _BARE.fullmatch(scene.gap(run[-1], q))
            ):
                break
            run.append(q)
        counted = scene.quantities[max(0, first.index - len(run)) : first.index]
        told = [
            q
            for q in counted
            if q.sentence == first.sentence and q.kind in {"people", "count"} and not is_time(q)
        ]
        if 1 < len(run) == len(told):
            claims = _paid(scene, run[-1], list(zip(told, run, strict=True)))
            yield from (c for c in claims if fit(c) == 2 or misses_narrowly(c))


def _runs(scene: Scene, joined: re.Pattern[str]) -> Iterator[list[Quantity]]:
    run: list[Quantity] = []
    for q in scene.quantities:
        if not _is_standard(q):
            continue
        if run and not (_beside(run[-1], q) and joined.fullmatch(scene.gap(run[-1], q))):
            yield run
            run = []
        run.append(q)
    if run:
        yield run


def _is_standard(q: Quantity) -> bool:
    return q.kind == "amount" and q.role == "rate" and len(_asked(q)) == 1


def _asked(rate: Quantity) -> tuple[str, ...]:
    """The one denominator that a count is told for; 每人每月 asks for the months besides."""
    wanted = asked(rate)
    return wanted[:1] if wanted[1:] == ("月",) else wanted


def _beside(a: Quantity, b: Quantity) -> bool:
    return a.index + 1 == b.index and a.sentence == b.sentence and a.per == b.per


def _fits(q: Quantity, rate: Quantity) -> bool:
    (per,) = _asked(rate)
    return not q.per and counts(q, per) and (per in TIMES or not is_time(q))


def _right_before(scene: Scene, run: Sequence[Quantity]) -> list[Quantity]:
    """初级620人、中级410人、高级170人，依次补…: as many counts of one measure, and the words say 依次."""
    first = run[0]
    near = scene.quantities[max(0, first.index - len(run) - 1) : first.index]
    counted = near[-len(run) :]
    start = scene.sentence(first).start
    told = len(counted) == len(run) and all(_fits(q, first) and q.start >= start for q in counted)
    if not told or not _IN_TURN.search(scene.text[counted[-1].end : first.start]):
        return []
    before = near[0] if len(near) > len(run) else None
    joined = (
        before is not None
        and _fits(before, first)
        and _NAMED.fullmatch(scene.gap(before, counted[0]))
        and "其中" not in scene.gap(before, counted[0])
    )
    return [] if joined else counted


def _right_behind(scene: Scene, run: Sequence[Quantity]) -> list[Quantity]:
    """按24场次、10场次、46场次计: as many counts, told without names of their own."""
    behind = scene.quantities[run[-1].index + 1 : run[-1].index + 2 + len(run)]
    counted = list(takewhile(lambda q: _fits(q, run[0]) and q.sentence == run[0].sentence, behind))
    bare = all(_BARE.fullmatch(scene.gap(a, b)) for a, b in pairwise(counted))
    return counted if bare else []


def _by_names(scene: Scene, run: Sequence[Quantity]) -> list[Quantity]:
    """县道、乡道、村道的养护补助分别为…: the last count before that is told under each name."""
    said = scene.text[scene.sentence(run[0]).start : run[0].start]
    told = _NAMES.search(said)
    names = re.split("[、和及与]", told["names"]) if told else []
    near = [
        q for q in scene.back(run[0], _REACH) if q.project == run[0].project and _fits(q, run[0])
    ]
    found = [next((q for q in near if _bears(q, name)), None) for name in names]
    counted = [q for q in found if q is not None]
    return counted if len(counted) == len(names) else []


def _bears(q: Quantity, name: str) -> bool:
    """村道1437公里 … 村道补助分别为: does the name begin with what the count is told for?"""
    own, asked = core(q.label), core(name)
    return min(len(own), len(asked)) > 1 and (asked.startswith(own) or own.endswith(asked))


def _paid(scene: Scene, last: Quantity, groups: Sequence[tuple[Quantity, ...]]) -> Iterator[Claim]:
    """The total behind, or as many results in the same order, and then what they come to is a sum."""
    behind = [
        q
        for q in scene.within(last.end, scene.sentence(last).end)[: len(groups) + 1]
        if q.kind == "amount"
    ]
    behind = [q for q in behind if q.role == "plain" and q.dim == groups[0][1].dim]
    if not behind or behind[0].index != last.index + 1:
        return
    results = [behind[0]]
    for q in behind[1:]:
        if not _BARE.fullmatch(scene.gap(results[-1], q)):
            break
        results.append(q)
    if len(results) == len(groups):
        claims = [
            Claim("product", result, group, "依次")
            for result, group in zip(results, groups, strict=True)
        ]
        if _RESULTS.search(results[0].before) or any(fit(claim) == 2 for claim in claims):
            yield from claims
    elif len(results) == 1:
        claim = Claim("sum_of_products", results[0], tuple[Operand, ...](groups), "依次")
        closes = bool(CLOSES.search(results[0].before)) and of_one_size(claim)
        if closes or fit(claim) == 2 or misses_narrowly(claim):
            yield claim
