"""The worker process: reads a piece of work, does it, sends what came of it, waits for the next."""

from __future__ import annotations

import importlib
import json
import os
import pickle
import traceback
from collections.abc import Callable, Mapping
from typing import BinaryIO

from discloseparse.errors import DiscloseparseError, InternalError
from discloseparse.guard.deadline import DeadManSwitch
from discloseparse.guard.frames import Kind, receive, send
from discloseparse.guard.restraint import restrain

Target = Callable[[bytes, object], bytes]
"""What a worker does: ``target(data, options)``."""


def serve(target: str, memory: int) -> None:
    """Work until the guard closes the stream. ``target`` is ``module:function``."""
    inbox, outbox = _claim_streams()
    held = restrain(memory)
    module, _, name = target.partition(":")
    work: Target = getattr(importlib.import_module(module), name)
    send(outbox, Kind.READY, json.dumps(held).encode())
    switch = DeadManSwitch(lambda more: send(outbox, Kind.MORE_TIME, json.dumps(more).encode()))
    while (order := receive(inbox)) is not None and (data := receive(inbox)) is not None:
        seconds, options = pickle.loads(order.body)  # noqa: S301  the guard's own words
        switch.arm(seconds)
        answer = _attempt(work, data.body, options)
        switch.disarm()
        send(outbox, *answer)


def _claim_streams() -> tuple[BinaryIO, BinaryIO]:
    """The ends of the talk. What libraries print goes to stderr instead, and they read nothing."""
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    return inbox, outbox


def _attempt(work: Target, data: bytes, options: object) -> tuple[Kind, bytes]:
    try:
        return Kind.DONE, work(data, options)
    except DiscloseparseError as error:
        return Kind.FAILED, _told(type(error).__name__, error.facts)
    except MemoryError:
        return Kind.FAILED, _told(MemoryError.__name__, {})
    except Exception as error:  # whatever it is, the guard must hear of it
        kind = f"{type(error).__name__}: {error}".splitlines()[0]
        facts = {"kind": kind, "trace": traceback.format_exc()}
        return Kind.FAILED, _told(InternalError.__name__, facts)


def _told(name: str, facts: Mapping[str, object]) -> bytes:
    plain = {k: v if isinstance(v, (int, str)) else str(v) for k, v in facts.items()}
    return json.dumps({"error": name, "facts": plain}).encode()
