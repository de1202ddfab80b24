"""What is paid in instalments: 每人每年10000元，分4个季度发放，每季度2500元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.product.rates import counts
from discloseparse.relate.scene import Quantity, Scene

_SPREAD = re.compile(r"分(?:成|作|为)?$")


def bind(scene: Scene) -> Iterator[Claim]:
    """The amount before 分 is the number of instalments times the one that follows."""
    for times in scene.quantities:
        if times.kind == "count" and times.index > 0 and _SPREAD.search(times.before):
            yield from _paid(scene, times)


def _paid(scene: Scene, times: Quantity) -> Iterator[Claim]:
    whole = scene.quantities[times.index - 1]
    behind = scene.quantities[times.index + 1 : times.index + 2]
    for each in behind:
        together = whole.segment == times.segment == each.segment
        money = whole.kind == each.kind == "amount" and whole.dim == each.dim
        told = [per for per in each.per if counts(times, per) or times.unit == per]
        others = set(each.per) - set(told) - set(whole.per)
        if together and money and told and not others and whole.role != "change":
            yield Claim("product", whole, (times, each), "分" + times.text)
