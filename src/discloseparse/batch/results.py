"""What a batch has found so far, read from its folder."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from discloseparse.batch.folder import require_batch
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.shards import Reader
from discloseparse.result import Result


def iter_lines(out: str | PathLike[str]) -> Iterator[bytes]:
    """The results in the batch folder ``out`` as lines of JSON, in order of document id.

    One is in memory at a time. Raises :class:`~discloseparse.errors.NoBatchError`.
    """
    folder = Path(out)
    require_batch(folder)
    with Ledger(folder, read_only=True) as ledger, Reader(folder) as reader:
        yield from map(reader.line, ledger.entries())


def iter_results(out: str | PathLike[str]) -> Iterator[Result]:
    """The results in the batch folder ``out``, in order of document id (``source.path``).

    One is in memory at a time. Raises :class:`~discloseparse.errors.NoBatchError`.
    """
    for line in iter_lines(out):
        yield Result.model_validate_json(line)
