"""One worker process: started, asked, and ended when its time is over."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Self

from discloseparse.errors import MemoryLimitError, ReaderCrashedError, StoppedError, TimeLimitError
from discloseparse.guard.frames import Frame, Kind, receive, send

_START_SECONDS = 60.0
_LAST_SECONDS = 5.0
_BOOT = (
    "import json, sys; target, memory, sys.path[:] = json.loads(sys.argv[1]);"
    "from discloseparse.guard.worker import serve; serve(target, memory)"
)
_POSIX = os.name == "posix"
_MEGABYTE = 2**20
_MOSTLY = 0.4  # of the address space: what a process holds that dies asking for as much again


class Worker:
    """A worker process; :meth:`ask` waits for its start when it has to.

    ``owner`` is the process that started it, ``done`` how often it answered, ``held`` the names of
    the limits it runs under (None until it has started).
    """

    def __init__(self, target: str, memory: int) -> None:
        self.owner = os.getpid()
        self.done = 0
        self.held: frozenset[str] | None = None
        self._memory = memory
        # On POSIX a group of its own, so that helpers it started end with it.
        self._process = subprocess.Popen(  # noqa: S603  this interpreter and fixed words
            [sys.executable, "-P", "-c", _BOOT, json.dumps([target, memory, sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0 if _POSIX else None,
        )

    def ask(self, data: bytes, options: object, seconds: float) -> Frame:
        """The answer (``DONE`` or ``FAILED``) to a piece of work.

        Raises TimeLimitError and ReaderCrashedError; after any error the worker is of no use.
        """
        if self.held is None:
            self.held = frozenset(json.loads(self._start().body))
        with _Alarm(seconds, self.kill) as alarm:
            self._say(Kind.OPTIONS, pickle.dumps((seconds, options)))
            self._say(Kind.DATA, data)
            answer = self._hear()
            while answer is not None and answer.kind is Kind.MORE_TIME:
                alarm.extend(json.loads(answer.body))
                answer = self._hear()
        if alarm.rang:
            raise TimeLimitError(seconds=round(alarm.seconds))
        if answer is None:
            raise self._death()
        self.done += 1
        return answer

    def _start(self) -> Frame:
        with _Alarm(_START_SECONDS, self.kill):
            ready = self._hear()
        if ready is None:
            raise self._death()
        return ready

    def end(self) -> None:
        """Kill the worker and all it started, and wait until it is gone."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()

    def _say(self, kind: Kind, body: bytes) -> None:
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # a dead worker is noticed when it does not answer
                send(self._process.stdin, kind, body)

    def _hear(self) -> Frame | None:
        return None if self._process.stdout is None else receive(self._process.stdout)

    def kill(self) -> None:
        """Kill the worker and all it started, without waiting for their end."""
        with contextlib.suppress(OSError):
            if _POSIX:
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def _death(self) -> StoppedError:
        """Why the worker is gone. Foreign code that gets no memory aborts without a word."""
        with _Alarm(_LAST_SECONDS, self.kill):  # it may only have lost its tongue
            code, peak = self._bury()
        if code < 0 and peak > _MOSTLY * self._memory:
            return MemoryLimitError(megabytes=self._memory // _MEGABYTE)
        if code < 0:
            return ReaderCrashedError(reason=signal.Signals(-code).name)
        return ReaderCrashedError(reason=f"exit {code:#x}" if code > 255 else f"exit {code}")

    def _bury(self) -> tuple[int, int]:
        """Exit status (negative: the signal) and greatest resident size in bytes, if known."""
        if sys.platform == "win32":
            return self._process.wait(), 0
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        unit = 1 if sys.platform == "darwin" else 1024
        return self._process.returncode, used.ru_maxrss * unit


class _Alarm:
    """Calls ``action`` when time is over, unless left before; ``rang`` says whether it did."""

    def __init__(self, seconds: float, action: Callable[[], None]) -> None:
        self.seconds = seconds
        self.rang = False
        self._action = action
        self._begin = time.monotonic()
        self._timer = self._wind()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def extend(self, seconds: float) -> None:
        """Ring that much later."""
        self._timer.cancel()
        self.seconds += seconds
        self._timer = self._wind()

    def _wind(self) -> threading.Timer:
        left = self._begin + self.seconds - time.monotonic()
        timer = threading.Timer(max(0.0, left), self._ring)
        timer.daemon = True
        timer.start()
        return timer

    def _ring(self) -> None:
        self.rang = True
        self._action()
