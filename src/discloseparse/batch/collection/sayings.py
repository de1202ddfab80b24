"""Sayings: the facts of a document, gathered by what they are compared with, ready for the index."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from discloseparse.batch.collection.check import CrossCheck
from discloseparse.batch.collection.facts import Fact
from discloseparse.batch.collection.subject import Subject


class Saying(NamedTuple):
    """What a document says under a ``key`` of the check ``code``: its ``facts``, as JSON."""

    code: str
    key: str
    facts: str

    def load(self) -> list[Fact]:
        """The facts, in the order that the check took them."""
        return [Fact.load(self.key, data) for data in json.loads(self.facts)]


def sayings(subject: Subject, checks: Iterable[CrossCheck]) -> Sequence[Saying]:
    """What a document says to ``checks``."""
    said: dict[tuple[str, str], list[object]] = defaultdict(list)
    for check in checks:
        for fact in check.take(subject):
            said[check.code, fact.key].append(fact.dump())
    return [Saying(code, key, json.dumps(facts)) for (code, key), facts in said.items()]
