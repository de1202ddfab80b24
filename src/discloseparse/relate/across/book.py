"""The book of a document's tables: cells looked up by table name, row label and column header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from discloseparse.profiles.identities import EACH, CellReference
from discloseparse.relate.in_tables.cells import quantities
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.spans import Span
from discloseparse.tables.labels import bare
from discloseparse.tables.model import Block, Column, LabelledTable, Line

_BEFORE = re.compile(
    r"^.*?(?:19|20)\d\d年(?:度)?|^.{0,20}?(?:部门|单位|本级)(?:综合预算)?(?=[收支财一政国项“三])|"
    r"^\(?(?:公开|预算|决算|附件?)?表?\d{1,2}(?:-\d{1,2})?表?\)?[:.、]?(?=\D)"
)
_CLASS = 3
"""Digits of a 类 code."""


class Place(NamedTuple):
    """Where a cell stands, by its words."""

    table: str
    line: Line
    column: Column


class Row(NamedTuple):
    """A row that can be joined with those of other tables by code, else by name."""

    code: str
    name: str
    cell: Quantity


@lru_cache(maxsize=1024)
def title_core(name: str) -> str:
    """A table's name without year, unit and number."""
    core = name
    while True:
        shorter = _BEFORE.sub("", core)
        if shorter == core:
            return re.sub(r"\([^()]*\)$", "", core)
        core = shorter


@once
def places(scene: Scene) -> dict[Span, Place]:
    """The words of every cell with a figure."""
    return {
        value.span: Place(title_core(table.name), line, value.column)
        for table in scene.tables
        for block in table.blocks
        for line in block.lines
        for value in line.values.values()
    }


def only_table(scene: Scene, pattern: str) -> LabelledTable | None:
    """The one table whose name matches; None if there is none or the scope is uncertain (several)."""
    found = [t for t in scene.tables if re.fullmatch(pattern, title_core(t.name))]
    return found[0] if len(found) == 1 else None


def look_up(scene: Scene, reference: CellReference) -> Quantity | None:
    """The first figure in a cell that the reference names."""
    return next(iter(look_up_all(scene, reference)), None)


def look_up_all(scene: Scene, reference: CellReference) -> list[Quantity]:
    """The figures in all cells that the reference names."""
    found: list[Quantity] = []
    for block, line in _lines(scene, reference):
        if re.fullmatch(reference.row, bare(line.label)) or reference.row == line.code != "":
            cell = _figure(scene, block, line, reference)
            found.extend([] if cell is None else [cell])
    return found


def rows(scene: Scene, reference: CellReference) -> list[Row]:
    """The figures of every coded or numbered row in the column that the reference names."""
    found: list[Row] = []
    for block, line in _lines(scene, reference):
        cell = _figure(scene, block, line, reference)
        if cell is not None and (line.code or line.level is not None):
            found.append(Row(line.code, bare(line.label), cell))
    return found


def joined(results: list[Row], others: list[Row]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of the same row in two tables: by code where both print codes, else 类 by name."""
    by_code = {row.code: row.cell for row in others if row.code}
    by_name: dict[str, list[Quantity]] = {}
    for row in others:
        if len(row.code) in {0, _CLASS}:
            by_name.setdefault(row.name, []).append(row.cell)
    for row in results:
        if row.code and by_code:
            if row.code in by_code:
                yield row.cell, by_code[row.code]
        elif len(row.code) in {0, _CLASS} and len(by_name.get(row.name, ())) == 1:
            yield row.cell, by_name[row.name][0]


def is_each(reference: CellReference) -> bool:
    """Does the reference stand for all rows?"""
    return reference.row == EACH


def _lines(scene: Scene, reference: CellReference) -> Iterator[tuple[Block, Line]]:
    table = only_table(scene, reference.table)
    for block in table.blocks if table else ():
        if _column(block, reference.column) is not None:
            for line in block.lines:
                yield block, line


def _column(block: Block, pattern: str) -> Column | None:
    return next((c for c in block.columns if re.search(pattern, c.words)), None)


def _figure(scene: Scene, block: Block, line: Line, reference: CellReference) -> Quantity | None:
    column = _column(block, reference.column)
    value = None if column is None else line.values.get(column.col)
    return None if value is None else quantities(scene)[value.span]
