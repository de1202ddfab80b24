"""A standard per term or month, and what it comes to in a year: 每生每学期1500元，一年分2个学期发放，折合每生每年3000元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.product.rates import TIMES, counts, is_rate
from discloseparse.relate.scene import Scene, is_time

_COMES_TO = re.compile(
    r"(?:折算|折合|合计|共计|相当于|即|合|计)(?:下来|后|为)?[^，,。;:\d]{0,4}(?:每|人均|户均|为|共|计|合|$)"
)
_IN_A_YEAR = re.compile(r"(?:全年|一年|年度)")
_REACH = 3


def bind(scene: Scene) -> Iterator[Claim]:
    """A product for each yearly standard right behind a standard per period and the number of periods."""
    for result in scene.quantities:
        if result.kind != "amount" or "年" not in result.per:
            continue
        sure = bool(_COMES_TO.search(result.before))
        if not sure and not _IN_A_YEAR.match(result.before):
            continue
        near = [q for q in scene.back(result, _REACH) if q.sentence == result.sentence]
        for rate in near:
            if not is_rate(rate) or rate.kind != "amount" or rate.dim != result.dim:
                continue
            spread = [p for p in rate.per if p in TIMES and p != "年"]
            others = {p for p in rate.per if p not in spread} - {"年"}
            times = [q for q in near if is_time(q) and spread and counts(q, spread[0])]
            if len(spread) == len(times) == 1 and others == set(result.per) - {"年"}:
                claim = Claim("product", result, (rate, times[0]), "、".join(result.per))
                if sure or fit(claim) == 2:
                    yield claim
            break
