"""Parts whose shares of one whole are all told: the parts add up to it, the shares to 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.figures import HUNDRED
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.scene import Scene
from discloseparse.relate.share import shares
from discloseparse.relate.sum import sums


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each run of shares of the same whole that is complete by its percentages."""
    runs: dict[tuple[int, int], list[Claim]] = {}
    for claim in shares.bind(scene):
        part, whole = claim.flat
        if fit(claim) or misses_narrowly(claim):
            runs.setdefault((whole.index, part.paragraph), []).append(claim)
    told: dict[int, list[set[int]]] = {}
    for known in sums.bind(scene):
        indices = {q.index for q in known.flat}
        for index in indices:
            told.setdefault(index, []).append(indices)
    for run in runs.values():
        parts = tuple(dict.fromkeys(claim.flat[0] for claim in run))
        among = {q.index for q in parts}
        if any(among <= indices for indices in told.get(parts[0].index, ())):
            continue
        rates = [claim.result for claim in run if claim.result is not None]
        if len(parts) < 2 or len(parts) != len(rates):
            continue
        slack = sum((rate.figure.half for rate in rates), start=HUNDRED - HUNDRED)
        if abs(sum(rate.figure.value for rate in rates) - HUNDRED) <= slack:
            yield Claim("sum", run[0].flat[1], parts, "占比合计100%", certain=False)
