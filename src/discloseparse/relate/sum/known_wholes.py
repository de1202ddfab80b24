"""Wholes whose parts everyone knows: “三公”经费 and its three parts, told in the sentence after it without 其中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum import sums
from discloseparse.relate.sum.lists import column, comment


class Whole(NamedTuple):
    """The word that names a whole, and one for each of its parts."""

    name: str
    parts: tuple[re.Pattern[str], ...]


_WHOLES = (
    Whole(
        "三公",
        (
            re.compile(r"因公出国"),
            re.compile(r"公务用车购置(?:及|和)运行"),
            re.compile(r"公务接待费"),
        ),
    ),
    Whole(
        "三公",
        (
            re.compile(r"因公出国"),
            re.compile(r"公务用车购置(?!及|和|与|、)"),
            re.compile(r"公务用车运[行维]"),
            re.compile(r"公务接待费"),
        ),
    ),
)
_REACH = 4  # sentences between the whole and its parts


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each sentence that states every part of a known whole once."""
    known = sums.totals(scene)
    for number, sentence in enumerate(scene.sentences):
        if sentence.last - sentence.first < 2:
            continue
        for whole in _WHOLES:
            parts = _all_parts(scene, sentence, whole)
            if parts and not any(q.index in known for q in parts):
                yield from _into_whole(scene, number, whole, parts)


def _all_parts(scene: Scene, sentence: Stretch, whole: Whole) -> list[Quantity]:
    stated = [q for q in scene.of(sentence) if addable(q) and q.role == "plain" and q.host is None]
    found = []
    for part in whole.parts:
        choice = [
            q for q in stated if q.kind == "amount" and part.search(q.before) and not comment(q)
        ]
        if len(choice) != 1:
            return []
        found.append(choice[0])
    return found if len({column(q) for q in found}) == 1 else []


def _into_whole(scene: Scene, number: int, whole: Whole, parts: list[Quantity]) -> Iterator[Claim]:
    """The nearest figure of the parts' column in a sentence that names the whole."""
    side = column(parts[0])
    for earlier in scene.sentences[max(0, number - _REACH) : number][::-1]:
        place = scene.text.find(whole.name, earlier.start, earlier.end)
        stated = [
            q
            for q in scene.within(max(place, 0), earlier.end)
            if q.dim == parts[0].dim and addable(q) and q.role == "plain" and not comment(q)
        ]
        if place < 0 or not stated:
            continue
        same = [q for q in stated if column(q) == side] if side or len(stated) > 1 else stated
        if len(same) == 1:
            yield Claim("sum", same[0], tuple(parts), whole.name)
        return
