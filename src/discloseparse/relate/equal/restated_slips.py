"""A figure restated with a slip: under the name of an earlier one, and a digit, the point or the unit away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from discloseparse.relate.equal.staff import same_staff
from discloseparse.relate.judging.slips import digit_slip, digits, unit_apart
from discloseparse.relate.names.labels import Likeness, core, in_common, likeness, own_words
from discloseparse.relate.names.of_years import told_year
from discloseparse.relate.names.words import words
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum import sums
from discloseparse.relate.sum.lists_again import vouched
from discloseparse.relate.sum.readings import is_total


class Lookalikes:
    """The figures seen so far by digits that a slip leaves as they are.

    ``openings``: for each project the first amount told of it, which an unnamed total restates.
    """

    def __init__(self, scene: Scene, openings: Mapping[int | None, Quantity]) -> None:
        self._scene = scene
        self._openings = openings
        self._seen: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
        self._values: dict[tuple[str, str, int | None], set[Decimal]] = defaultdict(set)

    def add(self, q: Quantity) -> None:
        """Keep ``q``, if it is a plain figure."""
        if _plain(q):
            for key in _slip_keys(q.text):
                self._seen[q.dim, key].append(q)
            self._values[_named(q)].add(q.figure.value)

    def slipped(self, q: Quantity) -> Quantity | None:
        """The earlier figure that ``q`` restates with a slip."""
        if not _plain(q) or q.figure.value == 0:
            return None
        near = (o for key in _slip_keys(q.text) for o in self._seen.get((q.dim, key), ())[-20:])
        for _, other in sorted({o.index: o for o in near}.items()):
            apart = other.sentence != q.sentence and in_scope(q, other)
            if apart and not self._of_many(q, other) and self._restates(q, other):
                return other
        return None

    def _of_many(self, q: Quantity, other: Quantity) -> bool:
        """Does the document count a third number of things under the name, so that it names no single one?"""
        name = _named(q)
        if q.kind == "amount":
            return False
        return bool(name[1]) and bool(self._values[name] - {q.figure.value, other.figure.value})

    def _restates(self, q: Quantity, other: Quantity) -> bool:
        if _in_parallel(self._scene, q, other):
            return False
        if _moved(q, other):
            return _moved_the_same(self._scene, q, other, self._openings)
        slip = digit_slip(digits(q.text), digits(other.text), shortest=1)
        if self._is_part_of(q, other):
            return False
        few = len(digits(q.text)) < _FEWEST or same_staff(self._scene, q, other)
        if slip is None or (q.kind == "people" and few and self._told(q)):
            return False
        return _surely_the_same(self._scene, q, other, self._openings)

    def _is_part_of(self, q: Quantity, other: Quantity) -> bool:
        """86万元（其中本年80万元、上年结转6万元）: is the other figure one of those that make up this one?"""
        parts = sums.parts_of(self._scene).get(q.index, ())
        return any(p.figure.value == other.figure.value for p in parts)

    def _told(self, q: Quantity) -> bool:
        """Is the same number of persons told before? 53人，其中参公人员35人 … 35名在职人员."""
        return any(
            o.dim == q.dim and o.figure.value == q.figure.value
            for key in _slip_keys(q.text)
            for o in self._seen.get((q.dim, key), ())
        )


def _in_parallel(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """公办床位1400张，入住980人。民办床位1000张，入住580人: each is told of the figure before it, and those differ."""
    if not q.index or not other.index:
        return False
    a, b = (scene.quantities[x.index - 1] for x in (other, q))
    beside = a.sentence == other.sentence and b.sentence == q.sentence and a.dim == b.dim != q.dim
    alike = core(q.label) == core(other.label)
    return beside and alike and a.figure.value != b.figure.value and a.label != b.label


def in_scope(q: Quantity, other: Quantity) -> bool:
    """Is ``other`` told of the same project, or of all?"""
    return other.project is None or q.project == other.project


def _named(q: Quantity) -> tuple[str, str, int | None]:
    """What a figure is called by its last words (东片区完成设备购置, 设备购置), and in which project."""
    return q.dim, own_words(q)[-_LAST:], q.project


_LAST = 4


def _plain(q: Quantity) -> bool:
    return q.role == "plain" and not q.per


def _slip_keys(text: str) -> Iterator[str]:
    """Keys that two printed figures share if one is a slip of the other."""
    own = digits(text)
    if len(own) <= _MOST_DIGITS:
        yield "".join(sorted(own))
        for i in range(len(own)):
            yield f"{own[:i]}?{own[i + 1 :]}"


_MOST_DIGITS = 16
_REST = re.compile(r"余下|剩余|其余|首批|尾款|预付")


def _tenth(q: Quantity, other: Quantity) -> bool:
    values = sorted((q.figure.value, other.figure.value))
    return values[0] * 10 == values[1]


_TELLING = 4  # digits that two unrelated amounts hardly share


def _moved(q: Quantity, other: Quantity) -> bool:
    """万元 written as 元, or a decimal point lost: the same digits, another power of ten."""
    x, y = (digits(text).strip("0") for text in (q.text, other.text))
    if x != y or q.figure.value == other.figure.value:
        return False
    if unit_apart(q.text, other.text):  # the zeros are told again too
        return len(x) >= _TELLING - 1 or len(digits(q.text)) >= _TELLING
    return len(x) >= _TELLING


def _moved_the_same(
    scene: Scene, q: Quantity, other: Quantity, openings: Mapping[int | None, Quantity]
) -> bool:
    """The digits tell; the names must agree, or a bare amount be the project's own total."""
    how = likeness(scene, other, q)
    if how >= Likeness.AKIN:
        return True
    whole = is_total(q) and other is openings.get(q.project)
    if (_tenth(q, other) and not whole) or _REST.search(q.before):
        return False  # 余下81.16万元 of 811.6万元 is a tenth of it
    within = q.project is not None and other.project == q.project
    total = other is openings.get(q.project) or unit_apart(q.text, other.text)
    return how is Likeness.UNNAMED and within and total


def _surely_the_same(
    scene: Scene, q: Quantity, other: Quantity, openings: Mapping[int | None, Quantity]
) -> bool:
    """Stronger than for equal values: the names must leave no doubt that one quantity is meant."""
    how = likeness(scene, other, q)
    years = {told_year(scene, q), told_year(scene, other)} - {None}
    if how is Likeness.DIFFERENT or len(years) > 1 or _of_one_list(scene, q, other):
        return False
    if _beside_equals(scene, q, other) or vouched(scene, q, other) or same_staff(scene, q, other):
        return True
    if len(digits(q.text)) < _FEWEST_DIGITS or _of_two_wholes(scene, q, other):
        return False
    x, y = own_words(other), own_words(q)
    if q.kind == "count" and len(digits(q.text)) < _FEWEST and not (x and y):
        return False
    if how is Likeness.SAME and len(x) > 1:
        sure = q.project is not None or _swapped(q.text, other.text)
        return sure or len(digits(q.text)) > 2
    if how is Likeness.UNNAMED and q.kind == "amount":
        return not y and _of_the_whole(scene, q, other, openings)
    if q.kind == "amount":  # names of amounts differ by single words: 中央…, 省级…
        return False
    if not y:
        said = scene.text[max(scene.segments[q.segment].start, q.start - 40) : q.start]
        return q.project is not None and in_common(x, core(said)) >= 3
    return _same_people(other, q) or _names_one_thing(x, y)


def _of_two_wholes(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """6200万元，其中…市级500万元 … 240万元，其中市级财政200万元: parts of one name of two different wholes."""
    known = sums.totals(scene)
    a, b = ({whole.figure.value for whole in known.get(x.index, ())} for x in (q, other))
    return bool(a and b) and a.isdisjoint(b)


def _of_the_whole(
    scene: Scene, q: Quantity, other: Quantity, openings: Mapping[int | None, Quantity]
) -> bool:
    """Is a bare total that of the project: of its first amount, or of one that its sources give?"""
    telling = len(digits(q.text)) >= _TELLING
    if other is openings.get(q.project):
        return telling or _swapped(q.text, other.text) or _summed_up(scene, q)
    summed = other.project is not None and other.index in sums.proved(scene)
    return telling and summed and is_total(q)


def _summed_up(scene: Scene, q: Quantity) -> bool:
    """Is the figure a total whose parts give it, so that it is the other one that is wrong?"""
    return is_total(q) and len(digits(q.text)) >= _FEWEST and q.index in sums.proved(scene)


_ITEM = re.compile(r"第?[\d一二三四五六七八九十]+(?:批|期|标段|轮|次)")


def _of_one_list(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """第9批：…完成管网更新678公里; 第17批：…628公里: the items of a list are different things."""
    if q.section != other.section or q.paragraph == other.paragraph:
        return False
    return all(
        _ITEM.match(scene.text, scene.paragraphs[x.paragraph].start) is not None for x in (q, other)
    )


def _names_one_thing(x: str, y: str) -> bool:
    """Do two names share four characters, and has only one of them a word more? 东片区…, 西片区… have both."""
    run = in_common(x, y)
    return run >= 4 and min(len(x), len(y)) - run < 2


_FEWEST_DIGITS = 2
_FEWEST = 3  # digits of things counted; with less, 4.5 and 4.6 without names are two figures
_PERSONS = 6


_SOME = re.compile(r"组织|选派|抽调|抽查|走访|慰问|表彰|参加|参训|参保|体检|接受|新增|另|部分")
"""组织退休人员15名参加体检: some of those counted before."""


def _same_people(a: Quantity, b: Quantity) -> bool:
    """聘用从业人员172名 … 179名从业人员: the shorter name closes or opens the longer one.

    Two figures with digits exchanged need only share the word for the persons: 护林员, 学生.
    """
    if any(_SOME.search(x.before) or _SOME.match(x.noun) for x in (a, b)):
        return False
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
    return sorted(digits(a)) == sorted(digits(b))
