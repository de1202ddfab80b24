"""Code lists: the names of budget items by code and year, one TOML file for each classification."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CodeName:
    """A name of a code in the years ``since`` (None: since ever) to ``until``, both included."""

    name: str
    until: int
    since: int | None = None

    def holds_in(self, year: int) -> bool:
        """Was this the name in ``year``?"""
        return (self.since or year) <= year <= self.until


@cache
def code_names() -> dict[str, tuple[CodeName, ...]]:
    """The names of every listed code, the oldest first. After the latest year that a list was checked
    for, none of its names holds."""
    found: dict[str, tuple[CodeName, ...]] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.startswith("codes_") and file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text("utf-8"))
            for code, names in data["codes"].items():
                found[code] = tuple(CodeName(**{"until": data["latest"], **name}) for name in names)
    return found
