"""What the ledger tells of documents and results."""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.batch.outcome import Facts, Outcome


class Pending(NamedTuple):
    """A document to be read: ``member`` of the archive at ``path``, or (None) the file itself."""

    seq: int
    id: str
    path: str
    member: int | None


class Piece(NamedTuple):
    """So many bytes of a file of a part, or (``data``) of the ledger."""

    start: int
    length: int
    data: bytes | None


class Entry(NamedTuple):
    """The result read for the document ``id``, and where its line and its extract stand: in the files
    of a part, or (None) in the ledger."""

    key: str
    id: str
    outcome: Outcome
    part: int | None
    line: Piece
    extract: Piece


class Row(NamedTuple):
    """A document and what came of it; ``original``: the id its content was read for."""

    id: str
    path: str
    sha256: str
    outcome: Outcome
    error: str
    facts: Facts | None
    original: str
