"""What a kind of mention brings to the scan: one small record, found by :mod:`.registry`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from discloseparse.recognize.context import Context
from discloseparse.recognize.numeral import Numeral

Read = Callable[[Context, Numeral], int | None]


@dataclass(frozen=True, slots=True)
class Recognizer:
    """One kind of figure.

    ``read`` gets a numeral, adds a mention to the context and returns the offset behind it, or returns
    None if the numeral is none of its kind. It is asked only if the character where the unit must begin
    is one of ``cues`` (``""`` is the end of the text), or the one before the numeral one of ``heralds``;
    lower ``order`` is asked first.
    """

    name: str
    order: int
    cues: frozenset[str]
    read: Read
    heralds: frozenset[str] = frozenset()
