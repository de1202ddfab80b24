"""The index: sayings of all documents, sorted by key on disk, and what the checks make of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from discloseparse.batch.collection.check import Contradiction, CrossCheck
from discloseparse.batch.collection.facts import Held
from discloseparse.batch.collection.sayings import Saying

_LARGEST: Final = 1000
"""Facts of one key that are compared; more are no disclosure of one unit but a made-up set."""
_SAID: Final = "SELECT code, key, facts, document FROM sayings WHERE code = ?"
_SHARED: Final = """
AND key IN (SELECT key FROM sayings WHERE code = ? GROUP BY key HAVING count(*) > 1)"""
_ORDER: Final = "ORDER BY key, document"


class Index:
    """Sayings by check and key, in ``database``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("CREATE TABLE sayings (code TEXT, key TEXT, facts TEXT, document TEXT)")

    def add(self, document: str, said: Iterable[Saying]) -> None:
        """What one document says."""
        self._database.executemany(
            "INSERT INTO sayings VALUES (?, ?, ?, ?)", ((*saying, document) for saying in said)
        )

    def sort(self) -> None:
        """To be called when all documents are in."""
        self._database.execute("CREATE UNIQUE INDEX sorted ON sayings (code, key, document)")

    def contradictions(self, check: CrossCheck) -> Iterator[Contradiction]:
        """What ``check`` finds, key by key."""

        def find(key: str) -> Sequence[Held]:
            asked = self._database.execute(f"{_SAID} AND key = ? {_ORDER}", (check.code, key))
            return list(islice(_held(asked), _LARGEST))

        asked = (
            self._database.execute(f"{_SAID} {_ORDER}", (check.code,))
            if check.seeks
            else self._database.execute(f"{_SAID} {_SHARED} {_ORDER}", (check.code, check.code))
        )
        for _, rows in groupby(asked, key=lambda row: row[1]):
            yield from check.judge(list(islice(_held(rows), _LARGEST)), find)


def _held(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[Held]:
    for *saying, document in rows:
        for fact in Saying(*saying).load():
            yield Held(document, fact)
