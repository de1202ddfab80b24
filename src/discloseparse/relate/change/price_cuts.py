"""How far a price fell: 限价11150万元，中标价10714万元，综合下浮率3.91%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene, addable

_CUT = re.compile(r"(?:下浮|让利|优惠|降造|降价|压价)(?:率|比例|幅度|系数)?(?:约|近|达|为|是)*$")
_ASKED = re.compile(r"限价|控制价|预算|概算|标底|原价|报价上限|最高价|市场价")
_PAID = re.compile(r"中标|成交|合同|签约|采购价|实际")
_BACK = 6


def bind(scene: Scene) -> Iterator[Claim]:
    """One growth downwards for each rate told beside both prices."""
    for q in scene.quantities:
        if q.kind == "percent" and _CUT.search(q.before):
            yield from _of_sentence(scene, q)


def _of_sentence(scene: Scene, q: Quantity) -> Iterator[Claim]:
    near = [
        o
        for o in scene.back(q, _BACK)
        if o.sentence == q.sentence and o.kind == "amount" and addable(o) and o.role == "plain"
    ]
    paid = next((o for o in near if _PAID.search(o.before)), None)
    asked = next((o for o in near if _ASKED.search(o.before) and o is not paid), None)
    if paid is not None and asked is not None and paid.host is asked.host:
        yield Claim("growth", q, (paid, asked), q.before, ("current", "previous"), -1)
