"""Shards: ``documents/part-000001.jsonl.gz``, each line a gzip member of its own.

A part appears by an atomic rename and never changes. Lines that no longer count are left out of a new
part that takes the old one's place; the ledger says which parts count, others are removed.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from discloseparse.batch.folder import SHARDS
from discloseparse.batch.ledger import Ledger, Line

_OPEN = 16  # parts that are read at the same time


class Shards:
    """The shards of the batch in ``folder``; ``size`` lines make one."""

    def __init__(self, folder: Path, ledger: Ledger, size: int) -> None:
        self._folder = folder / SHARDS
        self._ledger = ledger
        self._size = size
        self._waiting = ledger.count_unplaced()

    def mend(self) -> None:
        """Agree with the ledger: what of its parts is lost is to be read again, what is no part of
        it (a run was killed before it could say so) is removed."""
        for part, length in self._ledger.parts().items():
            path = path_of(self._folder, part)
            if not path.is_file() or path.stat().st_size < length:
                self._ledger.forget_part(part)
        self._sweep()

    def add(self) -> None:
        """The ledger has one more line; if it has enough of them, they become a part."""
        self._waiting += 1
        if self._waiting >= self._size:
            self.flush()

    def flush(self) -> None:
        """Write the lines that stand in no part yet."""
        self._write(self._ledger.unplaced())
        self._waiting = 0

    def tidy(self) -> None:
        """Write anew each part that holds lines which no longer count."""
        for part, length in sorted(self._ledger.parts().items()):
            path = path_of(self._folder, part)
            if path.stat().st_size != length:
                self._write(self._ledger.lines_in(part))
                path.unlink()
        self._sweep()

    def _sweep(self) -> None:
        known = {path_of(self._folder, part) for part in self._ledger.parts()}
        for path in self._folder.glob("part-*"):
            if path not in known:
                path.unlink()

    def _write(self, lines: Iterable[Line]) -> None:
        part = self._ledger.last_part() + 1
        path = path_of(self._folder, part)
        draft = path.with_name(f"{path.name}.part")
        places, start = [], 0
        with draft.open("wb") as stream, _Reader(self._folder) as reader:
            for line in lines:
                stream.write(reader.member(line))
                places.append((line.key, start, line.length))
                start += line.length
            stream.flush()
            os.fsync(stream.fileno())
        if places:
            draft.replace(path)
            self._ledger.place(part, places)
        else:
            draft.unlink()


def read_lines(folder: Path, lines: Iterable[Line]) -> Iterator[bytes]:
    """What stands in these lines of the batch in ``folder``, each with its line break."""
    with _Reader(folder / SHARDS) as reader:
        for line in lines:
            yield gzip.decompress(reader.member(line))


def path_of(folder: Path, part: int) -> Path:
    """The file of a part in the folder of the shards."""
    return folder / f"part-{part:06}.jsonl.gz"


class _Reader:
    """Reads lines here and there, with few files open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[int, IO[bytes]] = {}

    def __enter__(self) -> _Reader:
        return self

    def __exit__(self, *_error: object) -> None:
        for stream in self._open.values():
            stream.close()

    def member(self, line: Line) -> bytes:
        if line.part is None:
            return line.data or b""
        stream = self._open.pop(line.part, None)
        if stream is None:
            stream = path_of(self._folder, line.part).open("rb")
            if len(self._open) >= _OPEN:
                self._open.pop(next(iter(self._open))).close()
        self._open[line.part] = stream  # the one used last stands last
        stream.seek(line.start)
        return stream.read(line.length)
