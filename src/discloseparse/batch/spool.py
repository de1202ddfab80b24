"""The spool: the documents of a batch in order of their ids, whatever order they were finished in.

The id of a document is its ``source.path``: the path by which the batch knows it.
"""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from discloseparse.result import Result

_FAST = 1  # level of compression: the spool lives for minutes


def shards(out: Path) -> list[Path]:
    """The shards of a batch, in order."""
    return sorted((out / "documents").glob("part-*.jsonl.gz"))


def stored_lines(out: Path) -> Iterator[bytes]:
    """The results of all shards as JSON, in the order in which they stand there."""
    for shard in shards(out):
        with gzip.open(shard, "rb") as lines:
            yield from lines


class _Named(BaseModel):
    """As much of a source as tells which document it is."""

    path: str


class _Line(BaseModel):
    source: _Named


class Spool:
    """Results by document id, kept in ``database``; of two with one id the later stays."""

    def __init__(self, database: sqlite3.Connection, out: Path) -> None:
        self._database = database
        database.execute("CREATE TABLE spool (id TEXT PRIMARY KEY, line BLOB) WITHOUT ROWID")
        database.executemany(
            "INSERT OR REPLACE INTO spool VALUES (?, ?)",
            (
                (_Line.model_validate_json(line).source.path, zlib.compress(line, _FAST))
                for line in stored_lines(out)
            ),
        )

    def __iter__(self) -> Iterator[Result]:
        """All results in order of id."""
        for (line,) in self._database.execute("SELECT line FROM spool ORDER BY id"):
            yield Result.model_validate_json(zlib.decompress(line))
