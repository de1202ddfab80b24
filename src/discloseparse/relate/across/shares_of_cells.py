"""A share whose whole only a table prints: 占本年支出合计的62.50% (X302), by the words behind 占."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.relate.across.facts import SANGONG, WHOLE, Fact, facts, near_facts
from discloseparse.relate.across.terms import fund_in, plain
from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene

_WHOLE = re.compile(r"占(?P<words>[^占，,。;:\d]{2,30}?)的?(?:比例|比重|比)?(?:为|达)?$")
_OF_YEAR = re.compile(
    r"(?:(?:本年|当年|全年|年度|总)?(?P<side>收入|支出)(?:预算|决算)?(?:合计|总额|总数|总计|的)?|三公经费(?:支出)?(?:合计|总额|的)?)"
)
_PART = re.compile(r"[^占，,。;]{0,20}$")


class _Meant(NamedTuple):
    name: str
    fund: str
    side: str


def bind(scene: Scene) -> Iterator[Claim]:
    """Each share of a named total, the amount right before it over the one cell that states the total."""
    known = facts(scene)
    for q in scene.quantities if known else ():
        whole = _meant(scene, q)
        part = _part(scene, q) if whole else None
        if whole is None or part is None:
            continue
        cells = [f for f in near_facts(known.get(whole.name, ()), q) if _fits(scene, whole, f)]
        values = {f.quantity.figure.value for f in cells}
        if len(values) == 1 and values != {0}:
            because = f"占{whole.fund}{whole.side or whole.name}"
            yield Claim("share", q, (part, cells[0].quantity), because, form="text_share")


def _meant(scene: Scene, q: Quantity) -> _Meant | None:
    if q.kind != "percent" or q.role != "plain" or q.host is not None:
        return None
    clause = re.split(r"[，,。;:(]", scene.text[scene.sentence(q).start : q.start])[-1]
    match = _WHOLE.search(clause)
    if match is None:
        return None
    words = plain(match["words"])
    fund = fund_in(words)
    bare = re.sub(
        r"一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|财政拨款|本(?:部门|单位)|的",
        "",
        words,
    )
    own = _OF_YEAR.fullmatch(bare)
    if own is None:
        return None
    if own["side"] is None:
        return _Meant(SANGONG, "", "")
    return _Meant(WHOLE, fund, own["side"])


def _part(scene: Scene, q: Quantity) -> Quantity | None:
    """The amount that the share is of: right before it, with no other figure between."""
    if not q.index:
        return None
    before = scene.quantities[q.index - 1]
    plain_ = before.kind == "amount" and before.role == "plain" and before.host is None
    beside = re.fullmatch(r"[，,]?[^，,。;:()\d]*", scene.gap(before, q))
    return before if plain_ and before.sentence == q.sentence and beside else None


def _fits(scene: Scene, whole: _Meant, fact: Fact) -> bool:
    year, phase = scene.outline.kind.year, scene.outline.kind.phase
    own = fact.quantity.kind == "amount" and not fact.part and fact.measure in {"", phase}
    if whole.name == WHOLE:
        own = own and fact.titled and fact.topic == "" and fact.side == whole.side
    return own and fact.fund == whole.fund and (year is None or fact.year in {None, year})
