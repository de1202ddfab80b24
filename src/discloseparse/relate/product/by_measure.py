"""Amounts shared out by a measure at one standard: 三个标段的控制价依里程分别核定为52万元、44万元、41万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import TOLD, misses_narrowly
from discloseparse.relate.product.rates import counts
from discloseparse.relate.scene import Quantity, Scene, is_time

_IN_TURN = re.compile(r"(?:分别|依次)[^，,。;:、\d]{0,12}$")
_BARE = re.compile(r"[、和及与]")
_MOST = 10
_REACH = 60
_RUNS = 6


def bind(scene: Scene) -> Iterator[Claim]:
    """A product for each of a run of amounts told 分别, where all of them hold or all but one."""
    for n, q in enumerate(scene.quantities):
        if q.kind == "amount" and q.role == "plain" and _IN_TURN.search(q.before):
            results = _run(scene, n)
            if len(results) > 1:
                yield from next(filter(None, _readings(scene, results)), ())


def _run(scene: Scene, n: int) -> list[Quantity]:
    run = [scene.quantities[n]]
    for q in scene.quantities[n + 1 : n + _MOST]:
        if q.role != "plain" or q.dim != run[0].dim or not _BARE.fullmatch(scene.gap(run[-1], q)):
            break
        run.append(q)
    return run


def _readings(scene: Scene, results: Sequence[Quantity]) -> Iterator[list[Claim]]:
    """For every run of as many counts before, nearest first, and every standard that asks for them."""
    near = [q for q in scene.back(results[0], _REACH) if q.project == results[0].project][::-1]
    standards = [q for q in near if q.kind == "amount" and len(q.per) == 1]
    for counted in list(_counted(near, len(results)))[:_RUNS]:
        for rate in reversed(standards):
            if rate.dim == results[0].dim and counts(counted[0], rate.per[0]):
                claims = [
                    Claim("product", result, (count, rate), "分别")
                    for result, count in zip(results, counted, strict=True)
                ]
                yield claims if _all_but_one(claims) else []


def _counted(near: Sequence[Quantity], many: int) -> Iterator[list[Quantity]]:
    """As many counts of one measure in one sentence, alone or behind what they add up to."""
    told: dict[tuple[int, str], list[Quantity]] = {}
    for q in near:
        if q.kind in {"people", "count"} and not q.per and not is_time(q):
            told.setdefault((q.sentence, q.dim), []).append(q)
    for run in reversed(told.values()):
        if many <= len(run) <= many + 1:
            yield run[-many:]


def _all_but_one(claims: Sequence[Claim]) -> bool:
    missed = [claim for claim in claims if fit(claim) < 2]
    return not missed or (len(missed) == 1 and misses_narrowly(missed[0], TOLD))
