"""Emit: results as text in one of several formats.

Each module that exposes ``FORMAT`` is a format; a new format is a new module. A format is a pure
function from results to the pieces of the output, in order.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from discloseparse.result import Result


class Unread(NamedTuple):
    """A document that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Look:
    """How people want to see it: language, colours or not; links are relative to ``folder``, and left
    out if that is not known. ``unread`` grows while results are drawn, and is whole at their end."""

    lang: str = "zh"
    color: bool = False
    folder: Path | None = None
    unread: Sequence[Unread] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. ``emit`` yields pieces of text (of a file's bytes, if ``binary``), in order."""

    name: str
    emit: Callable[[Iterable[Result], Look], Iterator[str] | Iterator[bytes]]
    data: bool = True
    """True for machines: UTF-8 always; False for people: whatever the console can show."""
    binary: bool = False
    by_line: bool = False
    """Whether a file without a line is one of this format."""


def formats(*packages: str) -> dict[str, Format]:
    """The formats of this package and of other ``packages``, by name."""
    return {format_.name: format_ for package in (__name__, *packages) for format_ in _of(package)}


def _of(package: str) -> Iterator[Format]:
    home = importlib.import_module(package)
    for name in sorted(module.name for module in pkgutil.iter_modules(home.__path__)):
        found = getattr(importlib.import_module(f"{package}.{name}"), "FORMAT", None)
        if isinstance(found, Format):
            yield found
