"""The local engine: one thread a worker process, which reads, dies and is replaced behind its guard.

The guard, rather than a pool of ``multiprocessing`` children, because it is what `parse` and `audit`
read behind: the same file has the same fate in all of them; slow work may ask for more time; helper
programs end with their worker; nothing a worker sends is unpickled.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Self

from discloseparse.batch.outcome import Verdict
from discloseparse.batch.settings import Settings
from discloseparse.batch.shard import Task, guard_with, read_shard
from discloseparse.guard import Guard


class LocalEngine:
    """``workers`` worker processes. A shard is one document, so that only those in work are lost."""

    documents = 1

    def __init__(self, settings: Settings, workers: int) -> None:
        self.room = 2 * workers  # the next document waits where a worker becomes free
        self._settings = settings
        self._guards = [guard_with(settings.memory) for _ in range(workers)]
        self._free: SimpleQueue[Guard] = SimpleQueue()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="batch")

    def __enter__(self) -> Self:
        for guard in self._guards:
            guard.start()  # they come up while the first documents are found
            self._free.put(guard)
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        if kind is not None:
            for guard in self._guards:
                guard.abort()
        self._threads.shutdown(cancel_futures=True)
        for guard in self._guards:
            guard.close()

    @property
    def lacks_memory_limit(self) -> bool:
        """See :class:`~discloseparse.batch.engines.Engine`."""
        return any(guard.lacks_memory_limit for guard in self._guards)

    def submit(self, shard: Sequence[Task]) -> Future[list[Verdict]]:
        """Begin to read ``shard`` as soon as a worker is free."""
        return self._threads.submit(self._read, shard)

    def _read(self, shard: Sequence[Task]) -> list[Verdict]:
        guard = self._free.get()
        try:
            return read_shard(shard, self._settings, guard)
        finally:
            self._free.put(guard)
