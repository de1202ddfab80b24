"""Restated figures: the same quantity said again in another sentence or section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.labels import Likeness, likeness
from discloseparse.relate.lists import addable
from discloseparse.relate.scene import Quantity, Scene, is_time

_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")


def bind(scene: Scene) -> Iterator[Claim]:
    """Each later mention against the first one of the same quantity."""
    earlier: dict[tuple[str, Decimal], list[Quantity]] = defaultdict(list)
    named: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    openings = _openings(scene)
    for q in scene.quantities:
        if not _restatable(q):
            continue
        pair = _written_twice(scene, q)
        if pair is not None:
            yield Claim("equal", q, (pair,), "大写与小写")
            continue
        same = _same_value(scene, q, earlier, openings)
        if same is not None:
            yield Claim("equal", q, (same,), f"{same.label} / {q.label}")
        else:
            other = _same_name(q, named)
            if other is not None:
                yield Claim("equal", q, (other,), f"{other.label} / {q.label}")
        for value in _roundings(q):
            earlier[q.dim, value].append(q)
        if len(q.label) >= 3:
            named[q.dim, q.label[-2:]].append(q)


def _restatable(q: Quantity) -> bool:
    if q.kind in {"percent", "points"} or q.figure.high is not None:
        return False
    if is_time(q) and q.unit not in {"天", "次"}:
        return False
    return q.role in {"plain", "rate", "change"}


def _written_twice(scene: Scene, q: Quantity) -> Quantity | None:
    """98.4万元（大写：玖拾捌万肆仟元整）, or the reverse."""
    host = q.host
    if host is None or host.dim != q.dim or host.index != q.index - 1:
        return None
    capital = [bool(_CAPITALS.search(x.text)) for x in (host, q)]
    return host if capital[0] != capital[1] else None


def _openings(scene: Scene) -> dict[int | None, Quantity]:
    """The first plain amount of each project: what an unnamed total of the project restates."""
    first: dict[int | None, Quantity] = {}
    for q in scene.quantities:
        if q.kind == "amount" and q.project is not None and addable(q) and not q.approx:
            first.setdefault(q.project, q)
    return first


def _roundings(q: Quantity) -> set[Decimal]:
    """The value, and what it is when printed with one or two digits less."""
    value, half = q.figure.value, q.figure.half
    found = {value}
    if half and not q.figure.whole:
        for step in (half * 20, half * 200):
            found.add((value / step).to_integral_value(ROUND_HALF_UP) * step)
            found.add((value / step).to_integral_value(ROUND_DOWN) * step)
    return found


def _same_value(
    scene: Scene,
    q: Quantity,
    earlier: dict[tuple[str, Decimal], list[Quantity]],
    openings: dict[int | None, Quantity],
) -> Quantity | None:
    seen: dict[int, Quantity] = {}
    for value in _roundings(q):
        for other in earlier.get((q.dim, value), ())[-40:]:
            seen[other.index] = other
    for _, other in sorted(seen.items()):
        if _in_scope(q, other) and other.figure.loose.meets(q.figure.loose):
            if _means_the_same(scene, q, other, openings):
                return other
    return None


def _in_scope(q: Quantity, other: Quantity) -> bool:
    return other.project is None or q.project == other.project


def _means_the_same(
    scene: Scene, q: Quantity, other: Quantity, openings: dict[int | None, Quantity]
) -> bool:
    if (q.role == "change") != (other.role == "change") or bool(q.per) != bool(other.per):
        return False
    how = likeness(scene, q, other)
    if how is Likeness.DIFFERENT:
        return False
    if q.per:
        return q.paragraph != other.paragraph and _same_rate(q, other)
    if q.figure.value == 0:
        return how is Likeness.SAME
    if q.sentence == other.sentence:
        return how >= Likeness.AKIN and not _siblings(scene, q, other)
    if how >= Likeness.AKIN:
        return True
    digits = len(q.figure.value.normalize().as_tuple().digits)
    if q.project is not None:
        opening = openings.get(q.project)
        total = opening is not None and opening.figure.value == q.figure.value
        return how is Likeness.UNNAMED and (total or digits >= 3) and q.kind == "amount"
    return how is Likeness.UNNAMED and digits >= 4


def _same_rate(q: Quantity, other: Quantity) -> bool:
    shorter, longer = sorted((q.per, other.per), key=len)
    return longer[: len(shorter)] == shorter


def _siblings(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """Do both stand in one list, so that equal values are a coincidence?"""
    between = [x for x in scene.within(other.end, q.start) if x.dim == q.dim]
    return q.segment != other.segment or any(x.role == "plain" for x in between[:1])


def _same_name(q: Quantity, named: dict[tuple[str, str], list[Quantity]]) -> Quantity | None:
    """A figure of exactly the same name whose digits differ by one slip."""
    if q.role != "plain" or q.per or len(q.label) < 3 or q.figure.value == 0:
        return None
    candidates = [o for o in named.get((q.dim, q.label[-2:]), ())[-40:] if _in_scope(q, o)]
    for other in candidates:
        if other.figure.loose.meets(q.figure.loose):
            return None
    for other in candidates:
        if other.role == "plain" and other.label == q.label and slipped(q.text, other.text):
            if other.sentence != q.sentence and other.unit == q.unit:
                return other
    return None


def slipped(a: str, b: str) -> bool:
    """Do the digits of two printed figures differ by one digit or by two that changed places?"""
    x, y = (re.sub(r"\D", "", s) for s in (a, b))
    if len(x) != len(y) or x == y or len(x) < 2:
        return False
    wrong = [i for i in range(len(x)) if x[i] != y[i]]
    if len(wrong) == 1:
        return len(x) >= 3
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and x[wrong[0]] == y[wrong[1]]
