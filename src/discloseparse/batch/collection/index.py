"""The index: facts of all documents, sorted by key on disk, and what the checks make of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from discloseparse.batch.collection.check import Contradiction, CrossCheck
from discloseparse.batch.collection.facts import Fact, Held
from discloseparse.batch.collection.subject import Subject

_LARGEST: Final = 1000
"""Facts of one key that are compared; more are no disclosure of one unit but a made-up set."""
_HELD: Final = "SELECT key, document, data FROM facts"
_ORDER: Final = "ORDER BY key, document, rowid"


class Index:
    """Facts by check and key, in ``database``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("CREATE TABLE facts (code TEXT, key TEXT, document TEXT, data TEXT)")

    def add(self, subject: Subject, checks: Sequence[CrossCheck]) -> None:
        """The facts of one document."""
        self._database.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?)",
            (
                (check.code, fact.key, subject.document, fact.dump())
                for check in checks
                for fact in check.take(subject)
            ),
        )

    def sort(self) -> None:
        """To be called when all documents are in."""
        self._database.execute("CREATE INDEX sorted ON facts (code, key, document)")

    def contradictions(self, check: CrossCheck) -> Iterator[Contradiction]:
        """What ``check`` finds, key by key."""

        def find(key: str) -> Sequence[Held]:
            asked = self._database.execute(
                f"{_HELD} WHERE code = ? AND key = ? {_ORDER}", (check.code, key)
            )
            return [_held(row) for row in islice(asked, _LARGEST)]

        rows = self._database.execute(f"{_HELD} WHERE code = ? {_ORDER}", (check.code,))
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield from check.judge([_held(row) for row in islice(group, _LARGEST)], find)


def _held(row: tuple[str, str, str]) -> Held:
    key, document, data = row
    return Held(document, Fact.load(key, data))
