"""The recognisers: every module of this package that exposes ``RECOGNIZER``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from discloseparse.recognize import recognizer
from discloseparse.recognize.recognizer import Read, Recognizer


@cache
def recognizers() -> tuple[Recognizer, ...]:
    """All recognisers in the order they are asked."""
    package = recognizer.__name__.rpartition(".")[0]
    path = importlib.import_module(package).__path__
    modules = (importlib.import_module(f"{package}.{m.name}") for m in pkgutil.iter_modules(path))
    found = (getattr(module, "RECOGNIZER", None) for module in modules)
    return tuple(sorted((r for r in found if r is not None), key=lambda r: (r.order, r.name)))


@cache
def by_cue() -> dict[str, tuple[Read, ...]]:
    """Who is asked, by the character where the unit begins."""
    cues = frozenset[str]().union(*(r.cues for r in recognizers()))
    return {cue: tuple(r.read for r in recognizers() if cue in r.cues) for cue in cues}


@cache
def by_herald() -> dict[str, tuple[Read, ...]]:
    """Who is asked besides, by the character before the numeral."""
    heralds = frozenset[str]().union(*(r.heralds for r in recognizers()))
    return {sign: tuple(r.read for r in recognizers() if sign in r.heralds) for sign in heralds}
