"""Shards: ``documents/part-000001.jsonl.gz``, each line a gzip member of its own, and beside it
``extracts/part-000001.bin`` with the extracts of the same results.

The two files of a part appear by atomic renames, count once the ledger says so, and never change. What
no longer counts is left out of a new part that takes the old one's place; parts that the ledger does
not know are removed.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final, Self

from discloseparse.batch.folder import EXTRACTS, RESULTS, stored
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.records import Entry, Piece

_OPEN: Final = 32  # files that are read at the same time


class Shards:
    """The shards of the batch in ``folder``; ``size`` results make one."""

    def __init__(self, folder: Path, ledger: Ledger, size: int) -> None:
        self._folder = folder
        self._ledger = ledger
        self._size = size
        self._waiting = ledger.count_unplaced()

    def mend(self) -> None:
        """Agree with the ledger: what of its parts is lost is to be read again, what is no part of
        it (a run was killed before it could say so) is removed."""
        for part, lengths in self._ledger.parts().items():
            files = zip(files_of(self._folder, part), lengths, strict=True)
            if not all(path.is_file() and path.stat().st_size >= size for path, size in files):
                self._ledger.forget_part(part)
        self._sweep()

    def add(self) -> None:
        """The ledger has one more result; if it has enough of them, they become a part."""
        self._waiting += 1
        if self._waiting >= self._size:
            self.flush()

    def flush(self) -> None:
        """Write the results that stand in no part yet."""
        self._write(self._ledger.unplaced())
        self._waiting = 0

    def tidy(self) -> None:
        """Write anew each part that holds results which no longer count."""
        for part, (length, _) in sorted(self._ledger.parts().items()):
            lines, _ = files_of(self._folder, part)
            if lines.stat().st_size != length:
                self._write(self._ledger.entries_in(part))
        self._sweep()

    def _sweep(self) -> None:
        known = {path for part in self._ledger.parts() for path in files_of(self._folder, part)}
        for name in (RESULTS, EXTRACTS):
            for path in (self._folder / name).glob("part-*"):
                if path not in known:
                    path.unlink()

    def _write(self, entries: Iterable[Entry]) -> None:
        part = self._ledger.last_part() + 1
        starts = []
        with ExitStack() as files, Reader(self._folder) as reader:
            streams: list[IO[bytes]] = []
            for entry in entries:
                if not streams:
                    paths = files_of(self._folder, part)
                    streams += [files.enter_context(stored(path)) for path in paths]
                lines, extracts = streams
                starts.append((entry.key, lines.tell(), extracts.tell()))
                lines.write(reader.member(entry))
                extracts.write(reader.extract(entry))
        if starts:
            self._ledger.place(part, starts)


def files_of(folder: Path, part: int) -> tuple[Path, Path]:
    """The files of a part of the batch in ``folder``: of its lines and of its extracts."""
    return (
        folder / RESULTS / f"part-{part:06}.jsonl.gz",
        folder / EXTRACTS / f"part-{part:06}.bin",
    )


class Reader:
    """A context manager that reads results here and there, with few files open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[Path, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for stream in self._open.values():
            stream.close()

    def line(self, entry: Entry) -> bytes:
        """The result as a line of JSON, with its line break."""
        return gzip.decompress(self.member(entry))

    def member(self, entry: Entry) -> bytes:
        """The line as it stands in its shard: a gzip member."""
        return self._piece(entry.part, entry.line, 0)

    def extract(self, entry: Entry) -> bytes:
        """The packed extract."""
        return self._piece(entry.part, entry.extract, 1)

    def _piece(self, part: int | None, piece: Piece, file: int) -> bytes:
        if part is None:
            return piece.data or b""
        path = files_of(self._folder, part)[file]
        stream = self._open.pop(path, None)
        if stream is None:
            stream = path.open("rb")
            if len(self._open) >= _OPEN:
                self._open.pop(next(iter(self._open))).close()
        self._open[path] = stream  # the one used last stands last
        stream.seek(piece.start)
        return stream.read(piece.length)
