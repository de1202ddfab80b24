"""``documents.csv``: every document of the batch and what came of it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.batch.folder import DOCUMENTS, written
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.records import Row
from discloseparse.batch.summary import Summary
from discloseparse.batch.tables.delimited import ENCODING, guarded
from discloseparse.batch.worker import COUNTS

if TYPE_CHECKING:
    from _csv import Writer as Table

HEADER = (
    *("id", "path", "outcome", "duplicate_of", "sha256", "kind", "unit", "year", "partial"),
    *COUNTS,
    "error",
)


def write_listing(folder: Path, ledger: Ledger) -> Summary:
    """Write ``documents.csv``, which is as safe to open in Excel as the tables are. Memory does not
    grow with the batch."""
    with written(folder / DOCUMENTS, ENCODING, "replace") as stream:
        table = csv.writer(stream)
        table.writerow(HEADER)
        return Summary.of(_listed(ledger.rows(), table))


def _listed(rows: Iterable[Row], table: Table) -> Iterator[Row]:
    for row in rows:
        table.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in _cells(row))
        yield row


def _cells(row: Row) -> Iterator[object]:
    yield from (row.id, row.path, row.outcome)
    yield "" if row.original == row.id else row.original
    yield row.sha256
    if row.facts is None:
        yield from ("", "", "", "", *("" for _ in COUNTS))
    else:
        facts = row.facts
        yield from (facts.kind, facts.unit, facts.year, int(facts.partial))
        yield from (facts.counts[name] for name in COUNTS)
    yield row.error
