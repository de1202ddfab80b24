"""Extracts: what the end of a run needs of a result, made by the worker that made the result.

Its rows of the tables and what it says to the checks between documents travel and are stored beside
it, so that finishing a batch joins them and reads hardly a result again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from discloseparse.batch.collection.registry import checks
from discloseparse.batch.collection.sayings import Saying, sayings
from discloseparse.batch.collection.subject import Subject
from discloseparse.batch.tables.delimited import Rows, rows_of
from discloseparse.batch.tables.registry import tables
from discloseparse.batch.tables.schema import Page
from discloseparse.result import Result


class Extract(NamedTuple):
    """``sayings`` are what the document says to every check, ``rows`` those of each table by its
    name, but for tables whose rows other documents have a part in."""

    sayings: Sequence[Saying]
    rows: Mapping[str, Rows]

    @classmethod
    def of(cls, result: Result) -> Extract:
        """The extract of ``result``."""
        page = Page(result)
        return cls(
            sayings(Subject(result), checks()),
            {table.name: rows_of(table, page) for table in tables() if not table.late},
        )

    def pack(self) -> bytes:
        """The extract as bytes, the same for the same result."""
        head = {
            "sayings": self.sayings,
            "rows": {name: (rows.number, len(rows.lines)) for name, rows in self.rows.items()},
        }
        lines = b"".join(rows.lines for rows in self.rows.values())
        return zlib.compress(json.dumps(head).encode() + b"\n" + lines)

    @classmethod
    def unpack(cls, packed: bytes) -> Extract:
        """What :meth:`pack` packed."""
        head, _, lines = zlib.decompress(packed).partition(b"\n")
        told = json.loads(head)
        rows, start = {}, 0
        for name, (number, length) in told["rows"].items():
            rows[name] = Rows(number, lines[start : start + length])
            start += length
        return cls([Saying(*saying) for saying in told["sayings"]], rows)
