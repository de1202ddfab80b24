"""Emit: results as text in one of several formats.

Each module that exposes ``FORMAT`` is a format; a new format is a new module. A format is a pure
function from results to the pieces of the output, in order.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from discloseparse.result import Result


@dataclass(frozen=True, slots=True)
class Look:
    """How people want to see it: language, and colours or not."""

    lang: str = "zh"
    color: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. ``emit`` yields pieces of text, each ending where it should."""

    name: str
    emit: Callable[[Iterable[Result], Look], Iterator[str]]
    data: bool = True
    """True for machines: UTF-8 always; False for people: whatever the console can show."""


@cache
def formats() -> dict[str, Format]:
    """All formats by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    found = [m.FORMAT for m in modules if hasattr(m, "FORMAT")]
    return {f.name: f for f in found}
