"""Compare the documents of a collection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from discloseparse.batch.collection.check import CrossCheck
from discloseparse.batch.collection.findings import CrossFindings
from discloseparse.batch.collection.index import Index
from discloseparse.batch.collection.sayings import Saying


def compare(
    database: sqlite3.Connection,
    documents: Iterable[tuple[str, Iterable[Saying]]],
    checks: Sequence[CrossCheck],
    lang: str = "zh",
) -> CrossFindings:
    """What documents say against each other, worked out on disk in ``database``.

    ``documents``: the id of each and what it says, to other checks too; the messages are in ``lang``.
    """
    index, codes = Index(database), {check.code for check in checks}
    for document, said in documents:
        index.add(document, (saying for saying in said if saying.code in codes))
    index.sort()
    found = CrossFindings(database, lang)
    found.collect(index, checks)
    return found
