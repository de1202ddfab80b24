"""Facts: what a document says, in the few words that others are compared with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from discloseparse.batch.collection.names import are_apart, compact
from discloseparse.figures import ZERO, Figure
from discloseparse.result import Place, Spanned
from discloseparse.spans import fold


class Fact(NamedTuple):
    """Something a document says. ``key``: what it is compared with; ``item``: what is said.

    ``words`` are as printed (or whatever the check compares), ``figure`` their value with its
    printed precision, ``role`` and ``note`` are the check's own.
    """

    key: str
    item: str
    words: str
    place: Place
    figure: Figure = Figure(ZERO)
    role: str = ""
    note: str = ""

    def dump(self) -> list[Any]:
        """The fact as JSON knows it, without its key."""
        return [
            self.item,
            self.words,
            self.place.model_dump(exclude_none=True),
            str(self.figure.value),
            str(self.figure.half),
            self.role,
            self.note,
        ]

    @classmethod
    def load(cls, key: str, data: Sequence[Any]) -> Fact:
        """What :meth:`dump` gave."""
        item, words, place, value, half, role, note = data
        figure = Figure(Decimal(value), Decimal(half))
        return cls(key, item, words, Place.model_validate(place), figure, role, note)


class Held(NamedTuple):
    """A fact and the document that holds it (by its path in the batch)."""

    document: str
    fact: Fact

    def agrees(self, other: Held) -> bool:
        """May the two figures be one number, each as finely as it is printed?"""
        return self.fact.figure.loose.meets(other.fact.figure.loose)


_DECIMALS: Final = re.compile(r"\.(\d+)")
_SCALES: Final = (("亿", 8), ("百万", 6), ("万", 4), ("千元", 3))


def printed(words: str, value: str, unit: str = "") -> Figure:
    """The figure printed as ``words`` (in a column of ``unit``), worth ``value``, with its precision."""
    decimals = _DECIMALS.search(compact(words))
    scale = next((power for sign, power in _SCALES if sign in fold(words + unit)), 0)
    power = scale - (len(decimals[1]) if decimals else 0)
    return Figure(Decimal(value), Decimal(5).scaleb(power - 1) if power else ZERO)


def bare(item: Spanned) -> Place:
    """Where an item stands, without what it is."""
    return Place.model_validate(item, from_attributes=True)


def unanimous(facts: Iterable[Fact]) -> Iterator[Fact]:
    """One fact for each key, item and role: the most precise, if the document does not contradict
    itself; where it does, an audit of the document says so, and it says nothing here."""
    mentions: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        mentions[fact.key, fact.item, fact.role].append(fact)
    for said in mentions.values():
        best = min(said, key=lambda fact: fact.figure.half)
        if all(best.figure.loose.meets(fact.figure.loose) for fact in said):
            yield best


def disagreements(group: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """Facts of one item that do not agree: each odd one with one that holds what most of them say.

    Documents that have nothing in common but their key are not compared: there is a 鼓楼区财政局 in
    several cities, and a title may not tell a department's account from its own office's.
    """
    for known in _acquainted(group):
        items: dict[str, list[Held]] = defaultdict(list)
        for held in known:
            items[held.fact.item].append(held)
        for said in items.values():
            good = max(said, key=lambda one: sum(one.agrees(other) for other in said))
            for odd in said:
                if not odd.agrees(good):
                    yield odd, good


_STRANGERS: Final = 3
"""So many figures that both give, none of them alike, are of two subjects with one name."""


def _acquainted(group: Sequence[Held]) -> Iterator[list[Held]]:
    """The facts, apart for documents that are strangers to each other."""
    circles: list[list[Said]] = []
    for said in by_document(group):
        circle = next((c for c in circles if not any(are_strangers(said, o) for o in c)), None)
        if circle is None:
            circles.append([said])
        else:
            circle.append(said)
    for circle in circles:
        yield [held for said in circle for held in said.values()]


Said = dict[str, Held]
"""What one document says, by item."""


def by_document(group: Iterable[Held]) -> list[Said]:
    """What each document says, in the order of the group."""
    documents: dict[str, Said] = defaultdict(dict)
    for held in group:
        documents[held.document][held.fact.item] = held
    return list(documents.values())


def are_strangers(one: Said, other: Said) -> bool:
    """Are these two documents of two units with one name, as their paths or their figures tell?"""
    here, there = (next(iter(said.values())).document for said in (one, other))
    if are_apart(here, there):
        return True
    shared = one.keys() & other.keys()
    return len(shared) >= _STRANGERS and not any(one[i].agrees(other[i]) for i in shared)
