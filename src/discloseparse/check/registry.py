"""The rules: every module below :mod:`discloseparse.check` that exposes ``RULE``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache

from discloseparse import check as room
from discloseparse.check.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, sorted by code. Raises ValueError if two share a code."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        rule = getattr(importlib.import_module(module.name), "RULE", None)
        if rule is None:
            continue
        if rule.code in found:
            raise ValueError(f"two rules are called {rule.code}")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


def selected(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules chosen by code or beginning of code."""
    return tuple(rule for rule in rules() if is_selected(rule.code, select, ignore))


def is_selected(code: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> bool:
    """Is a code chosen by ``select`` and ``ignore``? Of two that match, the longer wins."""
    return _length(code, select, 0) > _length(code, ignore, -1)


def _length(code: str, prefixes: Sequence[str], none: int) -> int:
    if not prefixes:
        return none
    return max((len(p) for p in prefixes if code.startswith(p)), default=-1)
