"""A batch as its run leaves it: results in shards, to be finished."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from discloseparse import Result, parse_text
from discloseparse.batch import folder
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.shards import Shards
from discloseparse.batch.worker import pack, unpack


def write_shards(out: Path, results: Sequence[Result], size: int = 3) -> Path:
    """``out`` with the ledger and the shards of ``results``, ``size`` in each."""
    with folder.opened(out, {}), Ledger(out) as ledger:
        shards = Shards(out, ledger, size)
        ledger.begin()
        with ledger.whole():
            for result in results:
                ledger.enter(result.source.path, result.source.path, None, None)
        for document, result in zip(list(ledger.pending()), results, strict=True):
            ledger.claim(document, document.id)
            ledger.record(document.id, document.id, unpack(pack(result)))
            shards.add()
        shards.flush()
    return out


def read(texts: dict[str, str]) -> list[Result]:
    """The results of texts by their paths."""
    return [parse_text(text, name=path) for path, text in texts.items()]
