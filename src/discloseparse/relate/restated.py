"""Restated figures: the same quantity said again in another sentence or section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.labels import Likeness, core, in_common, likeness, own_words
from discloseparse.relate.lists import addable
from discloseparse.relate.retold import told_again
from discloseparse.relate.scene import Quantity, Scene, is_time
from discloseparse.relate.slips import slipped
from discloseparse.relate.titles import Titles, same_title
from discloseparse.relate.words import words

_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")


def bind(scene: Scene) -> Iterator[Claim]:
    """Each later mention against the first one of the same quantity."""
    earlier: dict[tuple[str, Decimal], list[Quantity]] = defaultdict(list)
    lookalikes: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    openings = _openings(scene)
    titles = Titles()
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
            other = titles.slipped(q) or _slipped_from(scene, q, lookalikes, openings)
            if other is not None:
                yield Claim("equal", q, (other,), f"{other.label} / {q.label}")
        titles.add(q)
        for value in _roundings(q):
            earlier[q.dim, value].append(q)
        for key in _slip_keys(q.text):
            lookalikes[q.dim, key].append(q)


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
            and _in_scope(q, other)
            and other.figure.loose.meets(q.figure.loose)
            and _means_the_same(scene, q, other, openings)
        ):
            return other
    return None


def _in_scope(q: Quantity, other: Quantity) -> bool:
    return other.project is None or q.project == other.project


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
    if q.per:
        return q.paragraph != other.paragraph and _same_rate(q, other)
    if q.kind == "count" and q.figure.value == 1:
        return how is Likeness.SAME
    if q.sentence != other.sentence and same_title(q, other):
        return True
    if q.figure.value == 0:
        return how is Likeness.SAME and q.role == "plain"
    if q.sentence == other.sentence:
        return how >= Likeness.AKIN and not _siblings(scene, q, other)
    if how >= Likeness.AKIN:
        return True
    digits = len(q.figure.value.normalize().as_tuple().digits)
    if how is Likeness.UNKNOWN:
        return q.kind == "people" and digits >= 4
    if q.project is None:
        return digits >= 4
    opening = openings.get(q.project)
    total = opening is not None and opening.figure.value == q.figure.value
    return total or digits >= 3 or (q.kind != "amount" and digits >= 2)


def _same_rate(q: Quantity, other: Quantity) -> bool:
    shorter, longer = sorted((q.per, other.per), key=len)
    return longer[: len(shorter)] == shorter


def _own_counts(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """Does each rate stand with a count of its own, so that they are the rates of two groups?"""
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


def _slip_keys(text: str) -> Iterator[str]:
    """Keys that two printed figures share if one is a slip of the other."""
    digits = re.sub(r"\D", "", text)
    if 2 <= len(digits) <= 16:
        yield "".join(sorted(digits))
        for i in range(len(digits)):
            yield f"{digits[:i]}?{digits[i + 1 :]}"


def _slipped_from(
    scene: Scene,
    q: Quantity,
    lookalikes: dict[tuple[str, str], list[Quantity]],
    openings: dict[int | None, Quantity],
) -> Quantity | None:
    """An earlier figure of the same name whose digits differ by one slip."""
    if q.role != "plain" or q.per or q.figure.value == 0:
        return None
    seen = {
        o.index: o for key in _slip_keys(q.text) for o in lookalikes.get((q.dim, key), ())[-20:]
    }
    for _, other in sorted(seen.items()):
        if (
            other.role == "plain"
            and not other.per
            and other.sentence != q.sentence
            and _in_scope(q, other)
            and (
                _moved_the_same(scene, q, other)
                if _moved(q, other)
                else slipped(q.text, other.text) and _surely_the_same(scene, q, other, openings)
            )
        ):
            return other
    return None


_REST = re.compile(r"余下|剩余|其余|首批|尾款|预付")


def _tenth(q: Quantity, other: Quantity) -> bool:
    values = sorted((q.figure.value, other.figure.value))
    return values[0] * 10 == values[1]


_TELLING = 4  # digits that two unrelated amounts hardly share


def _moved(q: Quantity, other: Quantity) -> bool:
    """万元 written as 元, or a decimal point lost: the same digits, another power of ten."""
    x, y = (re.sub(r"\D", "", text).strip("0") for text in (q.text, other.text))
    return x == y and len(x) >= _TELLING and q.figure.value != other.figure.value


def _moved_the_same(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """The digits tell; the names must agree, or one be a bare amount of the same project."""
    how = likeness(scene, other, q)
    within = q.project is not None and other.project == q.project
    if _tenth(q, other) or _REST.search(q.before):  # 余下81.16万元 of 811.6万元 is a tenth of it
        return how >= Likeness.AKIN
    return how >= Likeness.AKIN or (how is Likeness.UNNAMED and within)


def _surely_the_same(
    scene: Scene, q: Quantity, other: Quantity, openings: dict[int | None, Quantity]
) -> bool:
    """Stronger than for equal values: the names must leave no doubt that one quantity is meant."""
    how = likeness(scene, other, q)
    years = {_told_year(scene, q), _told_year(scene, other)} - {None}
    if how is Likeness.DIFFERENT or len(years) > 1:
        return False
    if _beside_equals(scene, q, other):
        return True
    x, y = own_words(other), own_words(q)
    if q.kind == "count" and len(re.sub(r"\D", "", q.text)) < _FEWEST and not (x and y):
        return False
    if how is Likeness.SAME and len(x) > 1:
        return q.project is not None or len(re.sub(r"\D", "", q.text)) > 2
    if how is Likeness.UNNAMED and q.kind == "amount":
        return not y and other is openings.get(q.project) and _swapped(q.text, other.text)
    if q.kind == "amount":  # names of amounts differ by single words: 中央…, 省级…
        return False
    if not y:
        said = scene.text[max(scene.segments[q.segment].start, q.start - 40) : q.start]
        return q.project is not None and in_common(x, core(said)) >= 3
    return _same_people(other, q) or in_common(x, y) >= 4


_FEWEST = 3  # digits of things counted; with less, 4.5 and 4.6 without names are two figures
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def _told_year(scene: Scene, q: Quantity) -> int | None:
    """The year that the sentence names last before the figure, None if it names none."""
    years = _YEAR.findall(scene.text, scene.sentence(q).start, q.start)
    return int(years[-1]) if years else None


_PERSONS = 6


def _same_people(a: Quantity, b: Quantity) -> bool:
    """聘用从业人员172名 … 179名从业人员: the shorter name closes or opens the longer one.

    Two figures with digits exchanged need only share the word for the persons: 护林员, 学生.
    """
    exchanged = _swapped(a.text, b.text)
    for x in filter(None, (a.noun, a.label)):
        for y in filter(None, (b.noun, b.label)):
            shorter, longer = sorted((x, y), key=len)
            if len(shorter) >= 4 and (longer.endswith(shorter) or longer.startswith(shorter)):
                return True
            if exchanged and x is a.label and y is b.noun and words(x)[-1] in y[:_PERSONS]:
                return True
    return False


def _beside_equals(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """4,326户15,870人 … 4,326户15,780人: the figure right before is the same in both places."""
    if not q.index or not other.index:
        return False
    a, b = scene.quantities[q.index - 1], scene.quantities[other.index - 1]
    touching = a.end == q.start and b.end == other.start
    return touching and a.dim == b.dim and a.figure.value == b.figure.value


def _swapped(a: str, b: str) -> bool:
    return sorted(re.sub(r"\D", "", a)) == sorted(re.sub(r"\D", "", b))
