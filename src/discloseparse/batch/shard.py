"""The shard function: some documents in, what came of each out. Every engine runs this one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from discloseparse.batch import worker
from discloseparse.batch.outcome import Verdict, verdict_on
from discloseparse.batch.settings import Settings
from discloseparse.guard import Guard


class Task(NamedTuple):
    """A document to be read: its id and its bytes."""

    id: str
    data: bytes


def guard_with(memory: int) -> Guard:
    """A worker process (and those that replace it) with so many bytes of address space."""
    return Guard(worker.TARGET, memory=memory)


def read_shard(tasks: Sequence[Task], settings: Settings, guard: Guard) -> list[Verdict]:
    """What came of each task, in their order; none harms another."""
    return [_read(task, settings, guard) for task in tasks]


def _read(task: Task, settings: Settings, guard: Guard) -> Verdict:
    begin = time.monotonic()
    try:
        answer = guard.call(
            task.data,
            (task.id, settings),
            seconds=settings.limits.time_for(len(task.data)),
        )
        return worker.unpack(answer, time.monotonic() - begin)
    except Exception as error:  # one document must not stop the others
        return verdict_on(error, settings.lang, time.monotonic() - begin)
