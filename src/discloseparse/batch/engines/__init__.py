"""Engines: where the shard function runs. An engine is a context manager that takes shards and gives
futures; leaving it by an error (Ctrl-C among them) ends its workers at once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Literal, Protocol, Self

from discloseparse.batch.outcome import Verdict
from discloseparse.batch.settings import Settings
from discloseparse.batch.shard import Task

EngineName = Literal["local", "ray"]


class Engine(Protocol):
    """``documents``: how many make a shard. ``room``: how many shards may be under way."""

    documents: int
    room: int

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: object, *error: object) -> None: ...

    @property
    def lacks_memory_limit(self) -> bool:
        """Whether workers run whose memory their system does not limit."""

    def submit(self, shard: Sequence[Task]) -> Future[list[Verdict]]:
        """Begin to read ``shard``. The future's error is
        :class:`~discloseparse.errors.ReaderCrashedError` if the shard was lost with what read it, however
        often that was tried, and (raised at once, too) :class:`~discloseparse.errors.EngineError` if
        nothing can be read any more."""


def engine_for(
    name: EngineName, settings: Settings, *, workers: int, address: str | None = None
) -> Engine:
    """The engine called ``name`` with so many workers. ``address`` is a Ray cluster's.

    Raises :class:`~discloseparse.errors.ExtraMissingError` if its extra is not installed.
    """
    if name == "ray":
        from discloseparse.batch.engines.cluster import RayEngine

        return RayEngine(settings, workers, address)
    from discloseparse.batch.engines.local import LocalEngine

    return LocalEngine(settings, workers)
