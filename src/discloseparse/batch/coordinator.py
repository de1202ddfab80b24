"""A run: find the documents, read those not read yet, write shards, make the tables.

This process, the coordinator, opens files, hashes them and keeps the ledger; it never parses one. It
may be stopped or killed at any moment: the next run goes on with what the ledger has no result for.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import groupby, islice
from os import PathLike
from pathlib import Path
from typing import NamedTuple, Unpack

from discloseparse.batch import folder
from discloseparse.batch.discovery import content, discover, documents_at
from discloseparse.batch.engines import Engine, EngineName, engine_for
from discloseparse.batch.keys import key_of, key_without_content
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.outcome import Outcome, Verdict, verdict_on
from discloseparse.batch.outputs import Outputs
from discloseparse.batch.progress import Progress, Silent
from discloseparse.batch.records import Pending
from discloseparse.batch.settings import Settings
from discloseparse.batch.shard import Task
from discloseparse.batch.shards import Shards
from discloseparse.batch.summary import Summary
from discloseparse.errors import EngineError
from discloseparse.load import loaders
from discloseparse.load.ocr.engine import require_engine
from discloseparse.pipeline import Reading

SHARD_SIZE = 500
_TICK = 0.5  # seconds after which a waiting coordinator looks whether it was interrupted


def run(
    sources: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    exclude: Sequence[str] = (),
    retry: Sequence[Outcome] = (),
    fresh: bool = False,
    workers: int | None = None,
    engine: EngineName = "local",
    address: str | None = None,
    shard_size: int = SHARD_SIZE,
    formats: Sequence[str] = ("csv",),
    baseline: str | PathLike[str] | None = None,
    write_baseline: str | PathLike[str] | None = None,
    progress: Progress | None = None,
    **reading: Unpack[Reading],
) -> Summary:
    """Read all documents of ``sources`` into the folder ``out``, or go on with it.

    ``sources`` are files, folders, glob patterns, zip archives and (extra ``[remote]``) URLs of
    fsspec; files whose id matches a pattern of ``exclude`` are passed over. Documents that earlier
    runs read and that have not changed are not read again, except those whose outcome ``retry``
    names. ``fresh`` removes an earlier batch. ``workers`` (one for each processor, if not told)
    processes read in parallel, on this machine or (``engine="ray"``, extra ``[ray]``) on the
    cluster at ``address``. ``formats`` of the tables, ``baseline`` and ``write_baseline`` are those of
    :func:`~discloseparse.batch.finish.finish`. The other keywords are those of
    :func:`~discloseparse.pipeline.audit`.

    Raises the errors under :class:`~discloseparse.errors.BatchError`,
    :class:`~discloseparse.errors.ExtraMissingError` and
    :class:`~discloseparse.errors.PluginError`; what is wrong with a document never raises.
    """
    reading.pop("isolate", None)  # every document is
    settings = Settings(reading, tuple(select), tuple(ignore))
    loaders()  # a broken plug-in would fail every document
    outputs = Outputs(formats, _path(baseline), _path(write_baseline))
    outputs.check()
    if settings.ocr:
        require_engine()
    out, progress = Path(out), progress or Silent()
    with (
        folder.opened(out, settings.told(), fresh=fresh),
        Ledger(out) as ledger,
    ):
        shards = Shards(out, ledger, shard_size)
        ledger.begin()
        shards.mend()
        _register(ledger, map(str, sources), exclude, settings)
        ledger.forget(retry)
        pending = ledger.count_pending()
        progress.begin(ledger.found(), ledger.found() - pending)
        try:
            if pending:
                count = min(workers or os.cpu_count() or 1, pending)
                with engine_for(engine, settings, workers=count, address=address) as running:
                    _Work(ledger, shards, running, settings, progress).do()
                    if running.lacks_memory_limit:
                        progress.notice("no_memory_limit")
        finally:
            shards.flush()
            progress.close()
        shards.tidy()
        summary = outputs.make(out, ledger, settings)
        ledger.end()
    return summary


def _path(path: str | PathLike[str] | None) -> Path | None:
    return None if path is None else Path(path)


def _register(
    ledger: Ledger, sources: Iterable[str], exclude: Sequence[str], settings: Settings
) -> None:
    """Enter every document of the sources into the ledger. Files it knows are not opened."""
    with ledger.whole():
        for found in discover(sources, exclude):
            if not ledger.known(found.path, found.stamp):
                for document in documents_at(found, settings.limits):
                    ledger.enter(document.id, found.path, document.member, found.stamp)


class _Claim(NamedTuple):
    """A document on its way through the engine."""

    key: str
    task: Task


class _Work:
    """Reads what is pending. Few documents are in memory at any time."""

    def __init__(
        self,
        ledger: Ledger,
        shards: Shards,
        running: Engine,
        settings: Settings,
        progress: Progress,
    ) -> None:
        self._ledger = ledger
        self._shards = shards
        self._engine = running
        self._settings = settings
        self._configuration = settings.configuration
        self._progress = progress
        self._under_way: dict[Future[list[Verdict]], list[tuple[str, str]]] = {}
        self._keys: set[str] = set()

    def do(self) -> None:
        """Go on until every document has a result.

        Some may need a second round: duplicates of a document whose content has changed since, and
        the documents of a lost shard, which are read one by one then.
        """
        size = self._engine.documents
        while self._ledger.count_pending():
            claims = self._claims()
            while shard := list(islice(claims, size)):
                while len(self._under_way) >= self._engine.room:
                    self._collect()
                future = self._engine.submit([claim.task for claim in shard])
                self._under_way[future] = [(claim.key, claim.task.id) for claim in shard]
            while self._under_way:
                self._collect()
            size = 1

    def _claims(self) -> Iterator[_Claim]:
        """The documents that have to be read; what becomes of the others is settled here."""
        for document, data in self._contents():
            if isinstance(data, Exception):
                self._settle(document, verdict_on(data, self._settings.lang))
                continue
            key = key_of(hashlib.sha256(data).hexdigest(), self._configuration)
            if self._ledger.claim(document, key) or key in self._keys:
                self._progress.step(document.id, None)
                continue
            self._keys.add(key)
            yield _Claim(key, Task(document.id, data))

    def _contents(self) -> Iterator[tuple[Pending, bytes | Exception]]:
        for path, group in groupby(self._ledger.pending(), key=lambda document: document.path):
            documents = {document.member: document for document in group}
            for found in content(path, set(documents), self._settings.limits):
                yield documents[found.member], found.data

    def _settle(self, document: Pending, verdict: Verdict) -> None:
        key = key_without_content(document.id)
        self._ledger.claim(document, key)
        self._ledger.record(key, document.id, verdict)
        self._progress.step(document.id, verdict)

    def _collect(self) -> None:
        """Record what has come in; waits a little for it."""
        done, _ = wait(self._under_way, timeout=_TICK, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=_failed):  # a lost cluster ends the run: first what came in
            shard = self._under_way.pop(future)
            self._keys.difference_update(key for key, _ in shard)
            verdicts = self._verdicts(future, len(shard))
            for (key, id_), verdict in zip(shard, verdicts, strict=bool(verdicts)):
                self._ledger.record(key, id_, verdict)
                self._progress.step(id_, verdict)
                if verdict.line is not None:
                    self._shards.add()

    def _verdicts(self, future: Future[list[Verdict]], count: int) -> Sequence[Verdict]:
        """What the engine says; of a lost shard nothing, or that its only document is to blame."""
        try:
            return future.result()
        except EngineError:
            raise
        except Exception as error:  # whatever becomes of a cluster's machines
            return [verdict_on(error, self._settings.lang)] if count == 1 else []


def _failed(future: Future[list[Verdict]]) -> bool:
    return future.exception() is not None
