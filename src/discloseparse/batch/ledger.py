"""The ledger: which documents there are, and what came of each content. Only the coordinator writes.

Three tables, with the content's key (its hash and the configuration) between them::

    documents   id → path, member, stamp, run that last found it, key (None: to be read)
    results     key → the id it was read for, outcome, facts, time; where its line and extract stand
    waiting     key → line and extract that stand in no shard yet

Several documents of the same content share one result: the first was read, the others are its
duplicates. Whatever is killed, what is recorded is kept: the ledger alone says which shards and which
parts of them count.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from discloseparse.batch.folder import LEDGER
from discloseparse.batch.keys import sha256_of
from discloseparse.batch.outcome import Facts, Outcome, Verdict
from discloseparse.batch.records import Entry, Pending, Piece, Row

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY, started TEXT, ended TEXT);
CREATE TABLE IF NOT EXISTS documents (
    seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, path BLOB NOT NULL, member INTEGER,
    stamp TEXT, run INTEGER NOT NULL, key TEXT);
CREATE INDEX IF NOT EXISTS documents_by_path ON documents (path);
CREATE INDEX IF NOT EXISTS documents_by_key ON documents (key);
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY, id TEXT UNIQUE NOT NULL, outcome TEXT NOT NULL, error TEXT NOT NULL,
    facts TEXT, seconds REAL NOT NULL, finished TEXT NOT NULL,
    part INTEGER, start INTEGER, length INTEGER, extract_start INTEGER, extract_length INTEGER);
CREATE INDEX IF NOT EXISTS results_by_part ON results (part);
CREATE TABLE IF NOT EXISTS waiting (
    key TEXT PRIMARY KEY, line BLOB NOT NULL, extract BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_PENDING = """
FROM documents LEFT JOIN results USING (key)
WHERE run = ? AND results.key IS NULL AND seq > ?
"""
_PAGE = 500


class Ledger:
    """The ledger of the batch in ``folder``; a context manager. It may be read while a run writes."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.run = 0
        if read_only:
            place = f"{(folder / LEDGER).resolve().as_uri()}?mode=ro"
            self._db = sqlite3.connect(place, uri=True)
            return
        self._db = sqlite3.connect(folder / LEDGER)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._db.close()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All that is written within is kept, or none of it."""
        with self._db:
            yield

    # Runs

    def begin(self) -> None:
        """A new run; what it finds carries its number."""
        with self._db:
            told = self._db.execute("INSERT INTO runs (started) VALUES (?)", (_now(),))
            self.run = told.lastrowid or 0

    def end(self) -> None:
        """The run came to its end."""
        with self._db:
            self._db.execute("UPDATE runs SET ended = ? WHERE run = ?", (_now(), self.run))

    def finished(self, outputs: str) -> bool:
        """Whether these ``outputs`` were made and nothing has come or gone since."""
        query = "SELECT 1 FROM state WHERE name = 'finished' AND value = ?"
        return self._db.execute(query, (outputs,)).fetchone() is not None

    def finish(self, outputs: str) -> None:
        """``outputs`` (see :class:`~discloseparse.batch.outputs.Outputs`) are made of all there is."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO state VALUES ('finished', ?)", (outputs,))

    def _unfinish(self) -> None:
        self._db.execute("DELETE FROM state WHERE name = 'finished'")

    # Documents; to be called within `whole`

    def known(self, path: str, stamp: str | None) -> bool:
        """Whether the file is as an earlier run (or this one) found it; then it is found again."""
        told = self._db.execute(
            "UPDATE documents SET run = ? WHERE path = ? AND stamp = ?",
            (self.run, os.fsencode(path), stamp),
        )
        return told.rowcount > 0

    def enter(self, id_: str, path: str, member: int | None, stamp: str | None) -> None:
        """A document was found. Two of the same id in one run get ids of their own."""
        self._unfinish()
        wanted, number, place = id_, 1, os.fsencode(path)
        while (row := self._document(id_)) is not None:
            if row[3] != self.run or row[:2] == (place, member):
                self._db.execute(
                    "UPDATE documents SET path = ?, member = ?, stamp = ?, run = ?, key = NULL"
                    " WHERE id = ?",
                    (place, member, stamp, self.run, id_),
                )
                return
            number += 1
            id_ = f"{wanted} ({number})"
        self._db.execute(
            "INSERT INTO documents (id, path, member, stamp, run) VALUES (?, ?, ?, ?, ?)",
            (id_, place, member, stamp, self.run),
        )

    def _document(self, id_: str) -> tuple[bytes, int | None, str | None, int] | None:
        query = "SELECT path, member, stamp, run FROM documents WHERE id = ?"
        row: tuple[bytes, int | None, str | None, int] | None = self._db.execute(
            query, (id_,)
        ).fetchone()
        return row

    def path_of(self, id_: str) -> str | None:
        """What opens the document of this id, or the archive that it is in."""
        row = self._document(id_)
        return None if row is None else os.fsdecode(row[0])

    def found(self) -> int:
        """How many documents this run found."""
        query = "SELECT count(*) FROM documents WHERE run = ?"
        return int(self._db.execute(query, (self.run,)).fetchone()[0])

    def count_pending(self) -> int:
        """How many of them have no result."""
        query = f"SELECT count(*) {_PENDING}"
        return int(self._db.execute(query, (self.run, 0)).fetchone()[0])

    def pending(self) -> Iterator[Pending]:
        """Those without a result, in the order they were found; results may be recorded meanwhile."""
        query = f"SELECT seq, documents.id, path, member {_PENDING} ORDER BY seq LIMIT {_PAGE}"
        last = 0
        while rows := self._db.execute(query, (self.run, last)).fetchall():
            for seq, id_, path, member in rows:
                yield Pending(seq, id_, os.fsdecode(path), member)
            last = rows[-1][0]

    # Results

    def claim(self, document: Pending, key: str) -> bool:
        """The document has this content; whether that has a result already.

        What was read for this id when it had another content is forgotten.
        """
        with self._db:
            self._forget("id = ? AND key != ?", (document.id, key))
            self._db.execute("UPDATE documents SET key = ? WHERE seq = ?", (key, document.seq))
            self._unfinish()
        query = "SELECT 1 FROM results WHERE key = ?"
        return self._db.execute(query, (key,)).fetchone() is not None

    def record(self, key: str, id_: str, verdict: Verdict) -> None:
        """What came of a content, read for the document ``id_``."""
        facts = verdict.facts and json.dumps(
            {name: getattr(verdict.facts, name) for name in Facts.__slots__}, ensure_ascii=False
        )
        row = (key, id_, verdict.outcome, verdict.error, facts, verdict.seconds, _now())
        pieces = (verdict.line, verdict.extract)
        lengths = (None if piece is None else len(piece) for piece in pieces)
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0, ?, 0, ?)",
                (*row, *lengths),
            )
            if verdict.line is not None:
                self._db.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", (key, *pieces))
            self._unfinish()

    def forget(self, outcomes: Sequence[Outcome]) -> None:
        """Results of these outcomes are to be made again, if this run found their documents."""
        found = "key IN (SELECT key FROM documents WHERE run = ?)"
        with self._db:
            for outcome in outcomes:
                self._forget(f"outcome = ? AND {found}", (outcome, self.run))

    def forget_part(self, part: int) -> None:
        """What stands in this part is lost."""
        with self._db:
            self._forget("part = ?", (part,))

    def _forget(self, condition: str, values: Sequence[object]) -> None:
        """Every document that loses its result by this is one of this run, wherever it was found:
        it is read again, or told to be gone."""
        forgotten = f"FROM results WHERE {condition}"
        self._db.execute(
            f"UPDATE documents SET run = ? WHERE key IN (SELECT key {forgotten})",  # noqa: S608
            (self.run, *values),
        )
        self._db.execute(
            f"DELETE FROM waiting WHERE key IN (SELECT key {forgotten})",  # noqa: S608
            values,
        )
        if self._db.execute(f"DELETE {forgotten}", values).rowcount:
            self._unfinish()

    # Where results stand

    def unplaced(self) -> Iterator[Entry]:
        """Those that stand in no shard yet, in order of id."""
        return self._entries("part IS NULL AND length IS NOT NULL")

    def count_unplaced(self) -> int:
        """How many stand in no shard yet."""
        return int(self._db.execute("SELECT count(*) FROM waiting").fetchone()[0])

    def parts(self) -> dict[int, tuple[int, int]]:
        """The parts that count, and how many bytes of lines and of extracts in each."""
        query = """
            SELECT part, sum(length), sum(extract_length) FROM results
            WHERE part IS NOT NULL GROUP BY part"""
        return {part: (lines, extracts) for part, lines, extracts in self._db.execute(query)}

    def last_part(self) -> int:
        """The number of the last part that counts; 0 if there is none."""
        return int(self._db.execute("SELECT coalesce(max(part), 0) FROM results").fetchone()[0])

    def entries_in(self, part: int) -> Iterator[Entry]:
        """Those that stand in a part, in their order."""
        return self._entries("part = ?", (part,), order="start")

    def entries(self) -> Iterator[Entry]:
        """All that were read, in order of id."""
        return self._entries("length IS NOT NULL")

    def _entries(
        self, condition: str, values: Sequence[object] = (), order: str = "id"
    ) -> Iterator[Entry]:
        query = f"""
            SELECT key, id, outcome, part, start, length, line,
            extract_start, extract_length, extract
            FROM results LEFT JOIN waiting USING (key) WHERE {condition} ORDER BY {order}"""  # noqa: S608
        for key, id_, outcome, part, *pieces in self._db.execute(query, values):
            yield Entry(key, id_, outcome, part, Piece(*pieces[:3]), Piece(*pieces[3:]))

    def place(self, part: int, starts: Iterable[tuple[str, int, int]]) -> None:
        """The results of these keys stand in ``part``; where each one's line and extract start."""
        with self._db:
            self._db.executemany(
                "UPDATE results SET part = ?, start = ?, extract_start = ? WHERE key = ?",
                ((part, line, extract, key) for key, line, extract in starts),
            )
            self._db.execute(
                "DELETE FROM waiting WHERE key IN (SELECT key FROM results WHERE part = ?)", (part,)
            )

    # What is told of all

    def rows(self) -> Iterator[Row]:
        """Every document with a result, of this run and earlier ones, in order of id."""
        query = """
            SELECT documents.id, path, key, outcome, error, facts, results.id
            FROM documents JOIN results USING (key) ORDER BY documents.id"""
        for id_, path, key, outcome, error, facts, original in self._db.execute(query):
            told = None if facts is None else Facts(**json.loads(facts))
            name = os.fsdecode(path).encode("utf-8", "backslashreplace").decode()
            yield Row(id_, name, sha256_of(key), outcome, error, told, original)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
