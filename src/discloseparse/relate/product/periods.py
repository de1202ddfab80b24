"""A standard per term or month, and what it comes to in a year: 每生每学期1500元，一年分2个学期发放，折合每生每年3000元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.product.rates import TIMES, counts, is_rate
from discloseparse.relate.scene import Quantity, Scene, is_time

_COMES_TO = re.compile(
    r"(?:折算|折合|合计|共计|相当于|即|合|计)(?:下来|后|为)?[^，,。;:\d]{0,4}(?:每|人均|户均|为|共|计|合|$)"
)
_IN_A_YEAR = re.compile(r"(?:全年|一年|年度)")
_LONGER = {"年", "学年", "学期", "季度", "期", "月"}
_REACH = 3


def bind(scene: Scene) -> Iterator[Claim]:
    """A product for each standard of a longer period behind one of a shorter and the number of periods."""
    for result in scene.quantities:
        if result.kind != "amount" or result.figure.high is not None or not _of_longer(result):
            continue
        near = [q for q in scene.back(result, _REACH) if q.sentence == result.sentence]
        rate = next((q for q in near if q.kind == "amount"), None)
        if rate is None or not is_rate(rate) or rate.dim != result.dim:
            continue
        spread = [p for p in rate.per if p in TIMES and p != "年"]
        others = set(rate.per) - {*spread, "年"}
        times = [q for q in near if is_time(q) and spread and counts(q, spread[0])]
        if not len(spread) == len(times) == 1 or others != set(result.per) - _LONGER:
            continue
        if spread[0] in result.per:
            continue
        claim = Claim("product", result, (rate, times[0]), "、".join(result.per))
        beside = {q.index for q in (rate, times[0])} == {result.index - 1, result.index - 2}
        if _COMES_TO.search(result.before) or (beside and nearly(claim)) or fit(claim) == 2:
            yield claim


def _of_longer(q: Quantity) -> bool:
    """每人每年, 每生每学期, 每人全年: is it told for a year, term or course?"""
    return bool(q.per) and (not _LONGER.isdisjoint(q.per) or bool(_IN_A_YEAR.search(q.before)))
