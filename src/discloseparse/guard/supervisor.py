"""The guard's side: keeps a worker, gives it work, replaces it, and says what went wrong."""

from __future__ import annotations

import json
import os
import threading
from typing import Self

from discloseparse import errors
from discloseparse.guard.frames import Kind
from discloseparse.guard.process import Worker
from discloseparse.guard.restraint import MEMORY

_MEGABYTE = 2**20


class Guard:
    """Does ``target(data, options) -> bytes`` (``"module:function"``) in a worker process.

    ``memory`` is the worker's address space in bytes. The worker is started when first needed (or
    by :meth:`start`), kept, and replaced after ``recycle`` pieces of work. Calls from several
    threads take turns. Usable as a context manager.
    """

    def __init__(self, target: str, *, memory: int = 2**31, recycle: int = 500) -> None:
        self._target = target
        self._memory = memory
        self._recycle = recycle
        self._worker: Worker | None = None
        self._aborted = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the worker without waiting for it."""
        with self._lock:
            self._current()

    def close(self) -> None:
        """End the worker. The guard may be used again."""
        with self._lock:
            self._discard()

    def abort(self) -> None:
        """End the worker whatever it does, from any thread. The guard is of no use afterwards.

        The call that waits for it raises :class:`~discloseparse.errors.StoppedError`.
        """
        self._aborted = True
        worker = self._worker
        if worker is not None:
            worker.kill()

    @property
    def lacks_memory_limit(self) -> bool:
        """True once a worker runs whose memory this system does not limit."""
        held = self._worker.held if self._worker else None
        return held is not None and MEMORY not in held

    def call(self, data: bytes, options: object, *, seconds: float) -> bytes:
        """What the target makes of ``data``, within ``seconds`` of wall-clock time.

        Raises what the target raised of :class:`~discloseparse.errors.DiscloseparseError`,
        :class:`~discloseparse.errors.InternalError` for anything else it raised, and
        :class:`~discloseparse.errors.StoppedError` if the worker died or had to be ended. What
        earlier work left in a worker is not blamed on this: a new worker tries again.
        """
        with self._lock:
            fresh = self._current().done == 0
            try:
                return self._attempt(data, options, seconds)
            except (errors.MemoryLimitError, errors.ReaderCrashedError):
                if fresh or self._aborted:
                    raise
            return self._attempt(data, options, seconds)

    def _attempt(self, data: bytes, options: object, seconds: float) -> bytes:
        worker = self._current()
        try:
            if self._aborted:
                raise errors.StoppedError()
            answer = worker.ask(data, options, seconds)
            if answer.kind is not Kind.DONE:
                raise self._told(answer.body)
        except (errors.StoppedError, KeyboardInterrupt):
            self._discard()
            raise
        if worker.done >= self._recycle:
            self._discard()
        return answer.body

    def _told(self, body: bytes) -> errors.DiscloseparseError:
        """The error that a worker reports."""
        told = json.loads(body)
        name = told["error"]
        if name == MemoryError.__name__:
            return errors.MemoryLimitError(megabytes=self._memory // _MEGABYTE)
        known = getattr(errors, name, errors.InternalError)
        return known(**told["facts"])

    def _current(self) -> Worker:
        if self._worker is not None and self._worker.owner != os.getpid():
            self._worker = None  # this process is a fork, the worker its parent's
        if self._worker is None:
            self._worker = Worker(self._target, self._memory)
        return self._worker

    def _discard(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None and worker.owner == os.getpid():
            worker.end()
