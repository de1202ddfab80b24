"""Restated figures: the same quantity said again in another sentence or section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.equal.restated_slips import Lookalikes, in_scope
from discloseparse.relate.equal.retold import told_again
from discloseparse.relate.equal.titles import Titles, same_title
from discloseparse.relate.names.labels import Likeness, likeness
from discloseparse.relate.scene import Quantity, Scene, addable, is_time

_LARGE = 100  # things counted: two numbers as large are hardly equal by chance
_UNIT_STEPS = (Decimal(100), Decimal(10_000), Decimal(1_000_000))  # 0.01万元, 1万元, 0.01亿元
_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")


def bind(scene: Scene) -> Iterator[Claim]:
    """Each later mention against the first one of the same quantity."""
    earlier: dict[tuple[str, Decimal], list[Quantity]] = defaultdict(list)
    openings = _openings(scene)
    titles = Titles()
    lookalikes = Lookalikes(scene, openings)
    for q in scene.quantities:
        if not _restatable(q):
            continue
        pair = _written_twice(q)
        if pair is not None:
            yield Claim("equal", q, (_first(scene, pair, earlier, openings),), "大写与小写")
            continue
        same = _same_value(scene, q, earlier, openings)
        told = told_again(scene, q)
        if same is None and told is not None:
            yield Claim("equal", q, (_first(scene, told, earlier, openings),), q.before)
        elif same is not None:
            yield Claim("equal", q, (same,), f"{same.label} / {q.label}")
        else:
            other = titles.slipped(q) or lookalikes.slipped(q)
            if other is not None:
                yield Claim("equal", q, (other,), f"{other.label} / {q.label}")
        titles.add(q)
        for value in _roundings(q):
            earlier[q.dim, value].append(q)
        lookalikes.add(q)


def _first(
    scene: Scene,
    q: Quantity,
    earlier: dict[tuple[str, Decimal], list[Quantity]],
    openings: dict[int | None, Quantity],
) -> Quantity:
    """The first mention of what ``q`` restates, ``q`` itself if it restates nothing."""
    return _same_value(scene, q, earlier, openings) or q


def _restatable(q: Quantity) -> bool:
    if q.kind in {"percent", "points"} or q.figure.high is not None:
        return False
    if is_time(q) and q.unit not in {"天", "次"}:
        return False
    if q.kind == "count" and not q.text[0].isdigit() and q.figure.value < 10:
        return False  # 两项, 三个: said of anything
    return q.role in {"plain", "rate", "change"}


def _written_twice(q: Quantity) -> Quantity | None:
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
    if q.kind == "amount":
        for step in _UNIT_STEPS:
            if 0 < half < step / 2 and value >= step * _LARGE:
                found.add((value / step).to_integral_value(ROUND_HALF_UP) * step)
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
        if (
            other is not q
            and (other.figure.value == q.figure.value or other.figure.half != q.figure.half)
            and in_scope(q, other)
            and other.figure.loose.meets(q.figure.loose)
            and _means_the_same(scene, q, other, openings)
        ):
            return other
    return None


def _means_the_same(
    scene: Scene, q: Quantity, other: Quantity, openings: dict[int | None, Quantity]
) -> bool:
    if (q.role == "change") != (other.role == "change") or bool(q.per) != bool(other.per):
        return False
    if q.per and _own_counts(scene, q, other):
        return False
    how = likeness(scene, other, q)
    if how is Likeness.DIFFERENT:
        return False
    if how is not Likeness.SAME and _coarse(q, other):
        return False
    if q.per:
        return q.paragraph != other.paragraph and _same_rate(q, other)
    if q.kind == "count" and (q.figure.value == 1 or _few_of_other_kinds(q, other)):
        return how is Likeness.SAME
    if q.sentence != other.sentence and same_title(q, other):
        return True
    if q.figure.value == 0:
        return how is Likeness.SAME and q.role == "plain"
    if q.sentence == other.sentence:
        return how >= Likeness.AKIN and not _siblings(scene, q, other)
    return how >= Likeness.AKIN or _telling(q, other, how, openings)


def _few_of_other_kinds(q: Quantity, other: Quantity) -> bool:
    """单位6个 … 6个预算项目: a small number of things told under names that close otherwise."""
    if q.figure.value >= _SMALL or q.host is not None or bool(q.noun) == bool(other.noun):
        return False
    told, named = (q, other) if q.noun else (other, q)
    return set(told.noun[:_KIND]).isdisjoint(named.label[-_KIND:])


_KIND = 4
_TELLING = 3
_SMALL = 10


def _coarse(q: Quantity, other: Quantity) -> bool:
    """2万亩 and 2.4万亩: one may be the other rounded, but so may much else."""
    return q.figure.value != other.figure.value and min(_digits(q), _digits(other)) < _TELLING


def _digits(q: Quantity) -> int:
    return len(q.figure.value.normalize().as_tuple().digits)


def _telling(
    q: Quantity, other: Quantity, how: Likeness, openings: dict[int | None, Quantity]
) -> bool:
    """Where the names do not say it: is the value one that two different things hardly share?"""
    digits, fewest = _digits(q), min(_digits(q), _digits(other))
    if how is Likeness.UNKNOWN and q.kind == "amount":
        return digits >= 3 and q.project is not None and q.figure.value == other.figure.value
    if how is Likeness.UNKNOWN:
        return digits >= 2 and q.figure.value >= _LARGE
    if q.project is None and q.kind != "amount":
        return digits >= 2 and q.figure.value >= _LARGE
    if q.project is None:
        return fewest >= 4
    opening = openings.get(q.project)
    total = opening is not None and opening.figure.value == q.figure.value
    return total or digits >= 3 or (q.kind != "amount" and digits >= 2)


def _same_rate(q: Quantity, other: Quantity) -> bool:
    shorter, longer = sorted((q.per, other.per), key=len)
    return longer[: len(shorter)] == shorter


def _own_counts(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """Does each rate stand with a count of its own, so that they are the rates of two groups?"""
    if "平均" in q.before + other.before:
        return False  # 平均每册38元: of all that was counted before
    pair = [scene.quantities[x.index - 1] for x in (q, other) if x.index]
    own = [
        c for c, x in zip(pair, (q, other), strict=False) if c.segment == x.segment and not c.per
    ]
    return (
        len(own) == 2
        and own[0].figure.value != own[1].figure.value
        and all(c.kind in {"people", "count"} for c in own)
    )


def _siblings(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """Do both stand in one list, so that equal values are a coincidence?"""
    between = [x for x in scene.within(other.end, q.start) if x.dim == q.dim]
    return q.segment != other.segment or any(x.role == "plain" for x in between[:1])
