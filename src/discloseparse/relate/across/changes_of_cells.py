"""A change whose figures only a table prints: 公务接待费比上年减少0.60万元，下降40% (X303)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.across.asked import Asked, Names, asked
from discloseparse.relate.across.facts import (
    EITHER_TOTAL,
    GRAND_TOTAL,
    WHOLE,
    Fact,
    facts,
    near_facts,
)
from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.surroundings import FALL

_LAST = re.compile(r"[比较与]?(?:上年|去年|上一年|(?P<year>(?:19|20)\d\d)年)")
_NEXT = re.compile(r"^\(?[^，,。;\d]{0,4}$")


def bind(scene: Scene) -> Iterator[Claim]:
    """Each change of an item that one table states for both years."""
    known = facts(scene)
    if scene.outline.kind.year is None or not known:
        return
    names = Names(name for name in known if name not in {WHOLE, GRAND_TOTAL})
    for q in scene.quantities:
        if q.role != "change" or q.kind != "amount" or not _against_last_year(scene, q):
            continue
        what = asked(scene, q, names)
        if what is None or what.name in {WHOLE, GRAND_TOTAL, EITHER_TOTAL}:
            continue
        pair = _pair(scene, what, near_facts(known.get(what.name, ()), q))
        if pair is not None:
            yield from _claims(scene, q, what, pair)


def _against_last_year(scene: Scene, q: Quantity) -> bool:
    start = scene.segments[q.segment].start
    found = list(_LAST.finditer(scene.text, start, q.start))
    if not found:
        return False
    year = found[-1]["year"]
    return year is None or int(year) + 1 == scene.outline.kind.year


def _pair(scene: Scene, what: Asked, near: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """The cells of this year and the last, if one table of the item's subject prints both once."""
    year = scene.outline.kind.year or 0
    fitting = [
        f for f in near if f.quantity.kind == "amount" and f.measure != "change" and not f.part
    ]
    if what.topic:
        fitting = [f for f in fitting if f.topic == what.topic]
    tables = {f.table for f in fitting if f.year == year - 1}
    if len(tables) != 1:
        return None
    inside = [f for f in fitting if f.table in tables]
    now = [f for f in inside if f.year == year]
    before = [f for f in inside if f.year == year - 1]
    if len(now) != 1 or len(before) != 1 or now[0].measure != before[0].measure:
        return None
    return now[0], before[0]


def _told(scene: Scene, q: Quantity) -> Quantity | None:
    """The figure of this year, where the sentence itself says it right before the change."""
    before = scene.quantities[q.index - 1] if q.index else None
    if before is None or before.sentence != q.sentence or before.dim != q.dim:
        return None
    return before if before.role == "plain" and not before.per else None


def _claims(scene: Scene, q: Quantity, what: Asked, pair: tuple[Fact, Fact]) -> Iterator[Claim]:
    now, before = (fact.quantity for fact in pair)
    told = _told(scene, q)
    sign = -1 if FALL.search(q.before) else 1
    because = f"{what.name} / {before.label}"
    certain = bool(what.topic)
    yield Claim(
        "difference",
        q,
        (told or now, before),
        because,
        sign=sign,
        form="text_change",
        certain=certain,
    )
    following = scene.quantities[q.index + 1 : q.index + 2]
    for rate in following:
        beside = rate.kind == "percent" and rate.sentence == q.sentence
        if told is not None and rate.host is None:
            continue  # the rate is of the figures of the text
        if beside and (rate.role == "change" or _NEXT.match(scene.gap(q, rate))):
            yield Claim(
                "growth",
                rate,
                (told or now, before),
                because,
                ("current", "previous"),
                sign=sign,
                form="text_change",
                certain=certain,
            )
