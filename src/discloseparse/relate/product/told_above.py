"""What is worked out from figures told above: 按上述标准和人口，应筹措资金5508.4万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.product.rates import asked, asks_a_count, counts, is_rate
from discloseparse.relate.scene import Quantity, Scene, is_time

_AS_ABOVE = re.compile(
    r"(?:按照?|依照?|根据|以)(?:上述|以上|前述|上列|该|此|这一)[^，,。;:\d]{0,12}(?:标准|单价|口径|定额|基数|人数|人口)"
    r"[^，,。;:\d]{0,12}[，,]?[^，,。;:\d]{0,14}$"
)
_REACH = 40
_WORDS = 50
_FEW = 3


def bind(scene: Scene) -> Iterator[Claim]:
    """The product of the last standards and counts before that the words refer to."""
    for q in scene.quantities:
        if q.kind != "amount" or q.role != "plain":
            continue
        start = max(scene.segments[q.segment].start, q.start - _WORDS)
        if _AS_ABOVE.search(scene.text[start : q.start]):
            held = held_or_slipped(list(_readings(scene, q)))
            if held is not None:
                yield held


def _readings(scene: Scene, q: Quantity) -> Iterator[Claim]:
    near = [x for x in scene.back(q, _REACH) if x.project == q.project]
    rates = [
        x for x in near if x.kind == "amount" and is_rate(x) and x.dim == q.dim and asks_a_count(x)
    ]
    for rate in rates[:_FEW]:
        counted = [x for x in near if not x.per and counts(x, asked(rate)[0]) and not is_time(x)]
        for count in counted[:_FEW]:
            yield Claim("product", q, (count, rate), "上述标准")
