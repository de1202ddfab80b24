"""The folder a batch writes: what its files are called, and who may write in it.

``run.json``    what every result in it depends on
``ledger.sqlite``   what came of each document, and when
``documents/``  the results, in shards
``extracts/``   what the end of a run needs of them
``documents.csv``, ``findings.xlsx``, ``summary.json`` and the tables are made from these at the end of
a run.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TextIO

from discloseparse.drafts import draft
from discloseparse.errors import (
    BatchError,
    DiscloseparseError,
    FolderBusyError,
    FolderTakenError,
    NoBatchError,
    OtherConfigurationError,
)

FORMAT = "2"
"""Version of the folder's layout and of its tables."""

RUN, LEDGER, LOCK = "run.json", "ledger.sqlite", "ledger.lock"
RESULTS, EXTRACTS = "documents", "extracts"
DOCUMENTS, FINDINGS, SUMMARY = "documents.csv", "findings.xlsx", "summary.json"


def is_batch(folder: Path) -> bool:
    """Whether a batch writes in ``folder``."""
    return (folder / LOCK).is_file() or (folder / LEDGER).is_file()


def require_batch(folder: Path) -> None:
    """Raises :class:`NoBatchError` unless there are results in ``folder``."""
    if not (folder / LEDGER).is_file():
        raise NoBatchError(path=folder)


@contextmanager
def opened(folder: Path, settings: dict[str, str], *, fresh: bool = False) -> Iterator[None]:
    """Make or go on with the batch in ``folder``, which no other run may write meanwhile.

    ``settings`` are what results depend on, ``fresh`` says that a batch there is to be removed.
    Raises the errors under :class:`~discloseparse.errors.BatchError`.
    """
    try:
        if folder.exists() and not is_batch(folder) and not _is_empty(folder):
            raise FolderTakenError(path=folder)
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            if fresh:
                _clear(folder)
            _agree(folder / RUN, {"format": FORMAT, **settings})
            for name in (RESULTS, EXTRACTS):
                (folder / name).mkdir(exist_ok=True)
            yield
    except DiscloseparseError:
        raise
    except (OSError, sqlite3.Error) as error:  # no rights, no room
        raise BatchError(path=folder, reason=error) from error


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """SQLite's lock on an empty database: it works on every system and ends with its process."""
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise FolderBusyError(path=folder) from error
        yield


def _clear(folder: Path) -> None:
    """Remove what a run must not find; the rest is written anew at its end."""
    for name in (f"{LEDGER}-wal", f"{LEDGER}-shm", LEDGER, RUN):
        (folder / name).unlink(missing_ok=True)
    for name in (RESULTS, EXTRACTS):
        for path in (folder / name).glob("part-*"):
            path.unlink()


def _agree(file: Path, settings: dict[str, str]) -> None:
    """Compare with what the folder was made with; write it down in a new one."""
    if not file.exists():
        with written(file) as stream:
            stream.write(json.dumps(settings, ensure_ascii=False, indent=2) + "\n")
        return
    try:
        known = dict(json.loads(file.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise BatchError(path=file.parent, reason=f"{file.name}: {error}") from error
    other = [name for name in {**known, **settings} if known.get(name) != settings.get(name)]
    if other:
        raise OtherConfigurationError(path=file.parent, settings=", ".join(other))


@contextmanager
def stored(file: Path) -> Iterator[IO[bytes]]:
    """A file that is there in whole, on the disk, or not at all."""
    with draft(file) as part, part.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def written(file: Path, encoding: str = "utf-8", errors: str = "strict") -> Iterator[TextIO]:
    """The same for text, whose line breaks are left alone."""
    with stored(file) as stream:
        text = io.TextIOWrapper(stream, encoding, errors, newline="")
        yield text
        text.detach()
