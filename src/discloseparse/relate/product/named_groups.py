"""Standards told side by side, each for people counted elsewhere under the same name.

国家级3人、省级14人 … 国家级每人每年2万元，省级每人每年1万元，合计20万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.names.labels import core
from discloseparse.relate.product.rates import asked, asks_a_count, counts, whose_standard
from discloseparse.relate.scene import Quantity, Scene

_REACH = 60
_MOST = 8
CLOSES = re.compile(r"(?:合计|共计|总计|共|小计|总额)[^\d，,。;]{0,12}$")


def find(scene: Scene, rates: Sequence[Quantity]) -> Iterator[Claim]:
    """A sum of products for each run of ``rates`` that no count stands beside."""
    of_sentence: dict[int, list[Quantity]] = {}
    for rate in rates:
        if rate.kind == "amount" and rate.per:
            of_sentence.setdefault(rate.sentence, []).append(rate)
    for run in of_sentence.values():
        if len(run) < 2 or run[-1].index - run[0].index != len(run) - 1:
            continue
        behind = _counts_behind(scene, run[-1])
        result = scene.within(run[-1].end, scene.sentence(run[-1]).end)[
            len(behind) : len(behind) + 1
        ]
        closed = bool(result) and _total(result[0], run[-1])
        result = result if closed else _right_before(scene, run)
        if not result:
            continue
        groups = [_group(scene, rate, run[0]) if not behind else _of(rate, behind) for rate in run]
        used = {g[0].index for g in groups if g}
        if all(groups) and len(used) == len(run) >= len(behind):
            claim = Claim("sum_of_products", result[0], tuple[Operand, ...](groups), "groups")
            if closed or fit(claim) == 2 or misses_narrowly(claim):
                yield claim


def _right_before(scene: Scene, run: Sequence[Quantity]) -> list[Quantity]:
    """总投资640万元，其中新建每座40万元，改建每座20万元: the amount right before the standards that it holds."""
    near = scene.just_before(run[0].start, scene.sentence(run[0]).start, 1)
    return [
        q
        for q in near
        if q.kind == "amount" and q.role == "plain" and q.dim == run[0].dim
        if _OF_WHICH.match(scene.gap(q, run[0]))
    ]


_OF_WHICH = re.compile(r"[，,(:]?(?:其中|包括)")


def _counts_behind(scene: Scene, last: Quantity) -> list[Quantity]:
    """每村5万元，每个社区3万元，全县村120个、社区15个，共需645万元: the counts between standards and total."""
    return list(
        takewhile(
            lambda q: q.kind in {"people", "count"} and q.segment == last.segment and not q.per,
            scene.quantities[last.index + 1 : last.index + _MOST],
        )
    )


def _of(rate: Quantity, behind: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The only one of the counts that the standard may be paid for."""
    found = [q for q in behind if len(rate.per) == 1 and counts(q, rate.per[0])]
    return (found[0], rate) if len(found) == 1 else ()


def _total(q: Quantity, last: Quantity) -> bool:
    plain = q.kind == "amount" and q.role == "plain" and q.dim == last.dim
    return plain and q.sentence == last.sentence and bool(CLOSES.search(q.before))


def _group(scene: Scene, rate: Quantity, first: Quantity) -> tuple[Quantity, ...]:
    """The one count, or the last of several alike, that bears the name before 每."""
    name = whose_standard(rate).removesuffix("为")
    if len(name) < 2 or not asks_a_count(rate):
        return ()
    near = [
        q
        for q in scene.back(first, _REACH)
        if q.project == rate.project and not q.per and counts(q, asked(rate)[0])
    ]
    exact = [q for q in near if core(q.label) == name]
    akin = [
        q
        for q in near
        if len(own := core(q.label)) >= 2 and (name.startswith(own) or own.startswith(name))
    ]
    found = exact or akin
    return (found[0], rate) if len({q.figure.value for q in found}) == 1 else ()
