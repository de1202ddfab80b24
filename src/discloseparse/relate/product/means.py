"""Means of what is counted: 5236户、建筑面积41.2万平方米，户均建筑面积78.7平方米; 2955份，即每校197份.

Where its sentence holds one total and one count that the mean may be of, they are bound; where more of
the section may be meant, what holds or misses by a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.recognize.rates import before as denominators
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.luck import hardly_lucky, of_one_size
from discloseparse.relate.judging.near import NAMED, held_or_slipped, misses_narrowly
from discloseparse.relate.product.rates import MEAN, TIMES, as_mean, counts
from discloseparse.relate.scene import Quantity, Scene, addable, is_time

_MORE_OR_LESS = re.compile(r"(?:超过?|逾|高于|多于|不足|不到|低于|少于|至少|最多)$")
_THAT_IS = re.compile(r"^\(?(?:即|相当于|折合|合|也就是)?每")
_REACH = 60
_FAR = 150
_MOST = 4
_UNTOLD = set(TIMES) - {"次", "期"}


def bind(scene: Scene) -> Iterator[Claim]:
    """The total of every mean, with the count it is a mean over."""
    for q in scene.quantities:
        if q.kind not in {"people", "count"} or is_time(q) or q.role == "bound":
            continue
        per = denominators(scene.text, q.start)
        if len(per) != 1 or per[0] in _UNTOLD or not _is_mean(q):
            continue
        totals = _totals(scene, q)
        claims = [
            Claim("product", total, (count, as_mean(q)), f"{per[0]}均")
            for total in totals
            for count in _counts(scene, q, per[0])
            if count is not total
        ]
        yield from _chosen(scene, q, claims)


def _is_mean(q: Quantity) -> bool:
    told = MEAN.search(q.before) or _THAT_IS.search(q.before)
    return bool(told) and not _MORE_OR_LESS.search(q.before)


def _chosen(scene: Scene, q: Quantity, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The only reading of the sentence, else the one that holds with little luck, else a slip of one named."""
    at_hand = [c for c in claims if all(x.sentence == q.sentence for x in c.figures)]
    if len(at_hand) == 1 and (q.host is not None or MEAN.search(q.before)):
        yield from (claim for claim in at_hand if of_one_size(claim))
        return
    held = held_or_slipped(at_hand) if len(at_hand) == 1 else hardly_lucky(claims)
    if held is not None:
        yield held
        return
    words = _sentence(scene, q)
    named = [c for c in claims if c.result and c.result.sentence == q.sentence]
    named = [c for c in named if _named(c.flat[0], words)]
    if len(named) == 1 and misses_narrowly(named[0], NAMED):
        yield named[0]._replace(certain=False)


def _sentence(scene: Scene, q: Quantity) -> str:
    sentence = scene.sentence(q)
    return scene.text[sentence.start : sentence.end]


def _totals(scene: Scene, q: Quantity) -> list[Quantity]:
    """What is measured alike: the figure whose bracket holds the mean, those of its sentence, of its section."""
    if q.host is not None:
        return [q.host] if _alike(scene, q.host, q) else []
    near = [o for o in scene.back(q, _REACH) if _alike(scene, o, q) and o.section == q.section]
    here = [o for o in near if o.sentence == q.sentence]
    return (here or near)[:_MOST]


def _alike(scene: Scene, o: Quantity, q: Quantity) -> bool:
    alike = o.dim == q.dim or {o.dim, q.dim} == {"人", "人次"}
    larger = addable(o) and o.figure.value > q.figure.value
    return alike and larger and not denominators(scene.text, o.start)


def _counts(scene: Scene, q: Quantity, per: str) -> list[Quantity]:
    """What the mean may be over, each value once: of its sentence, then those the sentence names, then near ones."""
    words = _sentence(scene, q)
    behind = scene.within(q.end, scene.paragraphs[q.paragraph].end)[:_MOST]
    found: dict[object, tuple[int, Quantity]] = {}
    for o in (*scene.back(q, _FAR), *behind):
        if o.project != q.project or not addable(o) or is_time(o) or not counts(o, per):
            continue
        named = _named(o, words) or o.label.endswith(per)
        if named or abs(o.index - q.index) <= _REACH:
            rank = 0 if o.sentence == q.sentence else 1 if named else 2
            found.setdefault(o.figure.value, (rank, o))
    ranked = sorted(found.values(), key=lambda told: told[0])
    return [o for _, o in ranked[:_MOST]]


def _named(o: Quantity, words: str) -> bool:
    """护林员平均每人 of 412名护林员."""
    told = o.noun[:3] or o.label[-3:]
    return len(told) > 1 and told in words
