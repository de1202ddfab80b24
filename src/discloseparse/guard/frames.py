"""What guard and worker say to each other: frames of a kind, a length and that many bytes."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import IO, NamedTuple

_HEAD = struct.Struct(">BQ")
_LONGEST = 2**30  # bytes of a frame; a worker that announces more has lost its mind


class Kind(IntEnum):
    """What a frame holds."""

    READY = 1
    """Worker: the names of the limits that hold, as JSON."""
    OPTIONS = 2
    """Guard: what is to be done, pickled (only ever sent to the worker)."""
    DATA = 3
    """Guard: the untrusted bytes."""
    DONE = 4
    """Worker: what the target returned."""
    FAILED = 5
    """Worker: an error, as JSON."""
    MORE_TIME = 6
    """Worker: seconds to add to the time limit, as JSON."""


class Frame(NamedTuple):
    """A frame as received."""

    kind: Kind
    body: bytes


def send(stream: IO[bytes], kind: Kind, body: bytes) -> None:
    """Write a frame. Raises OSError if the other side is gone."""
    stream.write(_HEAD.pack(kind, len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> Frame | None:
    """The next frame; None if the other side is gone or talks nonsense."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    number, length = _HEAD.unpack(head)
    if number not in Kind.__members__.values() or length > _LONGEST:
        return None
    body = stream.read(length)
    return Frame(Kind(number), body) if len(body) == length else None
