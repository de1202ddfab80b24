"""One for so many: 停车位1184个、充电桩212个，平均每5.6个车位配1个充电桩; 水库46座，每座落实一名管护员，共46名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from discloseparse.figures import ONE, Figure
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import best
from discloseparse.relate.judging.luck import of_one_size
from discloseparse.relate.product.rates import as_mean, counts
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.spans import Span

_SO_MANY = re.compile(r"(?:平均)?每$")
_HAS_ONE = re.compile(
    r"(?P<what>[^，,。;:\d]{0,6}?)(?:拥有|配备|配有|配置|配|设有|设|有|建有|建)(?:1|一)(?:个|名|台|座|所|辆|位|张|套|处)?"
    r"(?P<one>[^，,。;:\d]{2,8})"
)
_ONE = re.compile(
    r"每(?:个|一)?(?P<per>[村座所站社区镇乡校处条班户组])[^，,。;:\d]{0,8}?(?P<one>一(?P<unit>[名位]))"
)
_TOTAL = re.compile(r"(?:合计|共计?|总计|计|累计)[^，,。;:\d]{0,6}$")
_REACH = 20


def bind(scene: Scene) -> Iterator[Claim]:
    """The product of each so-many, and of each 一名 that a total of persons follows."""
    for q in scene.quantities:
        if q.kind in {"people", "count"} and _SO_MANY.search(q.before):
            yield from _for_one(scene, q)
        elif q.kind == "people" and q.role == "plain" and not q.per and _TOTAL.search(q.before):
            yield from _one_each(scene, q)


def _for_one(scene: Scene, q: Quantity) -> Iterator[Claim]:
    told = _HAS_ONE.match(scene.text, q.end)
    if told is None:
        return
    near = [o for o in scene.back(q, _REACH) if addable(o) and o.paragraph == q.paragraph]
    many = [o for o in near if o.dim == q.dim and told["what"] in o.label + o.noun]
    ones = [o for o in near if o.kind == q.kind and _bears(o, told["one"])]
    if many and ones and many[0] is not ones[0]:
        claim = Claim("product", many[0], (ones[0], as_mean(q)), told.group())
        if of_one_size(claim):
            yield claim


def _bears(o: Quantity, name: str) -> bool:
    """充电桩212个 … 1个充电桩: the last word of its name."""
    said = o.label[-2:] if len(o.label) > 1 else o.noun[:2]
    return len(said) > 1 and said in name


def _one_each(scene: Scene, total: Quantity) -> Iterator[Claim]:
    """每座水库落实一名巡查管护员，合计配备46名: of the last count before that may be meant."""
    start = scene.sentence(total).start
    before = scene.quantities[total.index - 1].end if total.index else start
    told = _ONE.search(scene.text, max(start, before), total.start)
    if told is None:
        return
    counted = [
        o
        for o in scene.back(total, _REACH)
        if o.paragraph == total.paragraph and addable(o) and counts(o, told["per"])
    ]
    claims = [Claim("product", total, (o, _one(scene, total, told)), "各") for o in counted]
    held = best(claims)
    if held is not None:
        yield held
    elif len({o.figure.value for o in counted}) == 1:
        yield claims[0]


def _one(scene: Scene, like: Quantity, told: re.Match[str]) -> Quantity:
    at = Span(*told.span("one"))
    reading = scene.outline.reading
    return replace(
        like,
        span=Span(reading.at(at.start), reading.at(at.end - 1) + 1),
        at=at,
        figure=Figure(ONE),
        text=told["one"],
        unit=told["unit"],
    )
