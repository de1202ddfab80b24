"""Compare the documents of a collection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from discloseparse.batch.collection.check import CrossCheck
from discloseparse.batch.collection.findings import CrossFindings
from discloseparse.batch.collection.index import Index
from discloseparse.batch.collection.subject import Subject


def compare(
    database: sqlite3.Connection,
    subjects: Iterable[Subject],
    checks: Sequence[CrossCheck],
    lang: str = "zh",
) -> CrossFindings:
    """What the documents say against each other, worked out on disk in ``database``.

    ``subjects`` in order of their ids; the messages are in ``lang``.
    """
    index = Index(database)
    for subject in subjects:
        index.add(subject, checks)
    index.sort()
    found = CrossFindings(database, lang)
    found.collect(index, checks)
    return found
