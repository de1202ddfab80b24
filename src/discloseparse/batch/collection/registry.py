"""The checks between documents: every module of this folder that exposes ``CHECK``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache

from discloseparse.batch import collection as room
from discloseparse.batch.collection.check import CrossCheck
from discloseparse.check.registry import is_selected, rules


@cache
def checks() -> tuple[CrossCheck, ...]:
    """All checks, sorted by code. Raises ValueError if two checks, or a check and a rule, share one."""
    found: dict[str, CrossCheck] = {}
    for module in pkgutil.iter_modules(room.__path__):
        check = getattr(importlib.import_module(f"{room.__name__}.{module.name}"), "CHECK", None)
        if check is None:
            continue
        if check.code in found or any(rule.code == check.code for rule in rules()):
            raise ValueError(f"two rules are called {check.code}")
        found[check.code] = check
    return tuple(found[code] for code in sorted(found))


def selected_checks(
    select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[CrossCheck, ...]:
    """The checks chosen as rules are, by code or beginning of code."""
    return tuple(check for check in checks() if is_selected(check.code, select, ignore))
