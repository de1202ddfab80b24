"""A Ray cluster, with the extra ``[ray]``: the shard function as a task that Ray runs where it likes.

Documents travel to the tasks and results back, so the cluster's machines need the same installed
packages and nothing else. A task's worker keeps a guard of its own: what harms a document ends that
guard's process, not Ray's. A worker or machine that is lost has its shard read again elsewhere; if the
cluster itself is lost the run ends, and the next one goes on with what was under way.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache
from typing import Any, Self

from discloseparse.batch.outcome import Verdict
from discloseparse.batch.settings import Settings
from discloseparse.batch.shard import Task, guard_with, read_shard
from discloseparse.errors import (
    DiscloseparseError,
    EngineError,
    ExtraMissingError,
    ReaderCrashedError,
)
from discloseparse.guard import Guard

_TRIES = 5  # after a lost worker


class RayEngine:
    """``workers`` shards at a time on the cluster at ``address`` (None: the one of ``RAY_ADDRESS``,
    else a local one of that size)."""

    documents = 16

    def __init__(self, settings: Settings, workers: int, address: str | None) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # read when ray starts: nothing is reported
        try:
            import ray
        except ImportError as error:
            raise ExtraMissingError(name="ray", reason=str(error)) from error
        self._ray: Any = ray
        self._settings = settings
        self._workers = workers
        self._address = address or os.environ.get("RAY_ADDRESS")
        self.room = 2 * workers
        self._joined = False
        self._options: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        self._joined = not self._ray.is_initialized()  # else the caller's own
        size = {} if self._address else {"num_cpus": self._workers, "include_dashboard": False}
        try:
            self._ray.init(
                address=self._address,
                log_to_driver=False,
                logging_level="ERROR",
                ignore_reinit_error=True,
                **size,
            )
        except Exception as error:  # whatever keeps it from coming up
            raise self._told(error) from error
        self._options = self._ray.put(self._settings)
        self._task = self._ray.remote(num_cpus=1, max_retries=_TRIES)(_work)
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        if self._joined:
            self._ray.shutdown()

    @property
    def lacks_memory_limit(self) -> bool:
        """Not known of other machines."""
        return False

    def submit(self, shard: Sequence[Task]) -> Future[list[Verdict]]:
        """See :class:`~discloseparse.batch.engines.Engine`."""
        try:
            begun: Future[list[Verdict]] = self._task.remote(list(shard), self._options).future()
        except Exception as error:  # there is no cluster any more
            raise self._told(error) from error
        future: Future[list[Verdict]] = Future()
        begun.add_done_callback(lambda done: self._pass_on(done, future))
        return future

    def _pass_on(self, done: Future[list[Verdict]], future: Future[list[Verdict]]) -> None:
        error = done.exception()
        if error is None:
            future.set_result(done.result())
        else:
            future.set_exception(self._told(error))

    def _told(self, error: BaseException) -> DiscloseparseError:
        """What an error of Ray's means: that a task's workers died every time, or that there is no more
        cluster (worth the name: machines died every time)."""
        died = (self._ray.exceptions.WorkerCrashedError, self._ray.exceptions.OutOfMemoryError)
        reason = f"{type(error).__name__}: {error}".partition("\n")[0]
        return (ReaderCrashedError if isinstance(error, died) else EngineError)(reason=reason)


def _work(shard: list[Task], settings: Settings) -> list[Verdict]:
    return read_shard(shard, settings, _guard(settings.memory))


@cache
def _guard(memory: int) -> Guard:
    """The guard of this Ray worker, which ends with it."""
    return guard_with(memory)
