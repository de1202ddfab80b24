"""The flat tables: every module of this folder that exposes ``TABLE``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

from discloseparse.batch import tables as room
from discloseparse.batch.tables.schema import Table


@cache
def tables() -> tuple[Table[Any], ...]:
    """All tables, sorted by name."""
    modules = (
        importlib.import_module(f"{room.__name__}.{module.name}")
        for module in pkgutil.iter_modules(room.__path__)
    )
    found: list[Table[Any]] = [m.TABLE for m in modules if hasattr(m, "TABLE")]
    return tuple(sorted(found, key=lambda table: table.name))
