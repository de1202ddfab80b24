"""Identities (勾稽关系) of the standard tables, as data: one TOML file per kind of document.

An identity names cells by table, row and column. Those with ``forms`` name relations that every table's
own structure tells (row sums, roll-ups); those with ``result`` are looked up by their labels.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

EACH = "each"
"""The row of a reference that stands for every row."""


@dataclass(frozen=True, slots=True)
class CellReference:
    """Patterns of a table's name (fullmatch), a row's label (fullmatch) and a column's header words
    (search); ``""`` takes the first."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Identity:
    """``result`` ``relation`` the sum of ``plus`` less that of ``minus``; or the name of the ``forms`` of
    relations in one table. ``given_total``: rows are compared only if the total rows are equal.
    ``usual``: what mostly holds; only a slip of the pen breaks it for certain."""

    id: str
    title: str
    forms: tuple[str, ...]
    place: CellReference
    result: CellReference | None = None
    plus: tuple[CellReference, ...] = ()
    minus: tuple[CellReference, ...] = ()
    relation: str = "="
    given_total: bool = False
    usual: bool = False


@cache
def identities(kind: str) -> tuple[Identity, ...]:
    """The identities of a kind of document, in the order of its file."""
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.startswith("identities_") and file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text("utf-8"))
            if data["kind"] == kind:
                return tuple(_identity(entry, data["tables"]) for entry in data["identity"])
    return ()


def _identity(entry: Mapping[str, Any], tables: Mapping[str, str]) -> Identity:
    forms = entry.get("form", "cross_equal" if entry.get("relation", "=") == "=" else "cross_part")
    result = entry.get("result")
    return Identity(
        id=entry["id"],
        title=entry.get("title", ""),
        forms=(forms,) if isinstance(forms, str) else tuple(forms),
        place=_reference(entry if result is None else result, tables),
        result=None if result is None else _reference(result, tables),
        plus=tuple(_reference(r, tables) for r in entry.get("plus", ())),
        minus=tuple(_reference(r, tables) for r in entry.get("minus", ())),
        relation=entry.get("relation", "="),
        given_total=entry.get("given_total", False),
        usual=entry.get("usual", False),
    )


def _reference(entry: Mapping[str, Any], tables: Mapping[str, str]) -> CellReference:
    names = "|".join(f"(?:{tables[name]})" for name in entry["table"].split("|"))
    for pattern in (names, entry.get("row", ""), entry.get("column", "")):
        re.compile(pattern)
    return CellReference(names, entry.get("row", ""), entry.get("column", ""))
