"""What a check between documents is: its sentences, its source, the facts it takes and how it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.batch.collection.facts import Fact, Held
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text
from discloseparse.result import Category, Severity

Find = Callable[[str], Sequence[Held]]
"""Finds the facts of another key of the same check."""


class Contradiction(NamedTuple):
    """``odd`` does not go with ``others``; ``facts`` fill the gaps of the check's message.

    Those of one check about the same two documents are one finding, told by the first of them.
    """

    odd: Held
    others: Sequence[Held]
    facts: Mapping[str, str | Text]


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A check between documents. Each module that exposes one as ``CHECK`` makes one.

    ``take`` yields the facts of one document; ``judge`` gets those of one key, in order of document,
    if several documents have some under it, or anyhow where a check ``seeks`` the facts of others
    under other keys.
    ``failing`` and ``passing`` are texts of documents that do and do not contradict each other.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    message: Text
    explanation: Text
    source: str
    failing: tuple[str, ...]
    passing: tuple[str, ...]
    take: Callable[[Subject], Iterable[Fact]]
    judge: Callable[[Sequence[Held], Find], Iterator[Contradiction]]
    category: Category = "other"
    seeks: bool = False
