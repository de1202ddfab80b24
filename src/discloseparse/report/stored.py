"""Results that were stored: JSON or JSON lines, gzipped or not, or the folder of a batch."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from discloseparse.emit import Unread
from discloseparse.errors import NoResultError, StoredResultError
from discloseparse.result import Result

STDIN = "-"
_SHARDS = "documents/part-*.jsonl.gz"
_LEDGER = "documents.csv"


def read_results(source: str) -> Iterator[Result]:
    """The results stored at ``source``, one after the other. Raises StoredResultError."""
    if source == STDIN:
        yield from _results(source, sys.stdin.buffer)
    elif Path(source).is_dir():
        shards = sorted(Path(source).glob(_SHARDS))
        if not shards and not (Path(source) / _LEDGER).is_file():
            raise NoResultError(path=source, reason=_SHARDS)
        for shard in shards:
            yield from _file(shard)
    else:
        yield from _file(Path(source))


def read_unread(source: str) -> Iterator[Unread]:
    """The documents that a batch could not read; none for a file of results. Raises StoredResultError."""
    ledger = Path(source) / _LEDGER
    if source == STDIN or not ledger.is_file():
        return
    try:
        with ledger.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                if row.get("error"):
                    yield Unread(row.get("path") or "", row["error"])
    except (OSError, UnicodeError, csv.Error) as error:
        raise StoredResultError(path=ledger, reason=error) from error


def _file(path: Path) -> Iterator[Result]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            yield from _results(str(path), stream)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoredResultError(path=path, reason=reason) from error


def _results(name: str, stream: BinaryIO | gzip.GzipFile) -> Iterator[Result]:
    """A first line that is a result of its own makes JSON lines of the whole."""
    first = stream.readline().removeprefix(BOM_UTF8)
    if not _is_whole(first):
        yield from _document(name, first + stream.read())
        return
    for number, line in enumerate(chain([first], stream), 1):
        if line.strip():
            yield _result(line, f"{name}:{number}")


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _document(name: str, content: bytes) -> Iterator[Result]:
    """One result or an array of them."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NoResultError(path=name, reason=error) from error
    for entry in told if isinstance(told, list) else [told]:
        yield _result(json.dumps(entry), name)


def _result(content: str | bytes, name: str) -> Result:
    try:
        return Result.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise NoResultError(path=name, reason=f"{place} {first['msg']}".strip()) from error
