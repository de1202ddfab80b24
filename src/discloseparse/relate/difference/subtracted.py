"""Subtractions told in words: 收入总计扣除本年支出后，年末结转2387万元; 满分100分减去扣分即为得分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Quantity, Scene, addable

_VERB = r"(?:扣除|减去|扣减|剔除)"
_THEN = re.compile(
    rf"(?P<larger>[^，,。;:\d]{{2,12}}){_VERB}(?P<smaller>[^，,。;:\d]{{2,12}}?)(?:之?后|得到?|得出|即)[^。;\d]{{0,16}}$"
)
_IS = re.compile(
    rf"(?P<larger>[^，,。;:\d]{{2,12}})(?:[\d.,]+[^，,。;:\d]{{0,3}})?{_VERB}(?P<smaller>[^，,。;:\d]{{2,12}}?)[，,]?(?:即为|就是|等于|即是|得出|为)(?P<result>[^，,。;:\d]{{2,8}})(?=[，,。;])"
)
_BACK = 40
_NEAR = 24
_MOST = 3


def bind(scene: Scene) -> Iterator[Claim]:
    """One difference for each subtraction whose sides and result are stated."""
    for q in scene.quantities:
        if q.kind != "percent" and addable(q):
            start = max(scene.sentence(q).start, q.start - 48)
            told = _THEN.search(scene.text, start, q.start)
            if told is not None:
                yield from _claims(scene, [q], told, q.index)
    for told in _IS.finditer(scene.text):
        here = scene.just_before(told.end(), 0, 1)
        if here:
            results = _bearing(scene, here[0].index + 1, told["result"])
            yield from _claims(scene, results, told, here[0].index + 1)


def _claims(
    scene: Scene, results: Sequence[Quantity], told: re.Match[str], place: int
) -> Iterator[Claim]:
    larger = _bearing(scene, place, told["larger"])
    smaller = _bearing(scene, place, told["smaller"])
    claims = [
        Claim("difference", q, (a, b), told.group())
        for q in results
        for a in larger
        for b in smaller
        if a is not b and q is not a and q is not b and a.dim == b.dim == q.dim
    ]
    held = held_or_slipped(claims)
    if held is not None or len(claims) == 1:
        yield held or claims[0]._replace(certain=False)


def _bearing(scene: Scene, place: int, name: str) -> list[Quantity]:
    """The nearest figures before ``place`` in whose clause or right before which the name is said."""
    found = []
    for q in scene.quantities[max(0, place - _BACK) : place][::-1]:
        start = max(scene.sentence(q).start, q.start - _NEAR)
        if addable(q) and q.role == "plain" and name in scene.text[start : q.start]:
            found.append(q)
    return found[:_MOST]
