"""Tables: from cells to labelled figures — captions, header paths, row labels, units, halves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.document import Document, Table
from discloseparse.mentions import Mentions
from discloseparse.spans import Span, fold
from discloseparse.tables.blocks import blocks_of
from discloseparse.tables.captions import Caption, caption, is_title, unit_in
from discloseparse.tables.matrix import Matrix
from discloseparse.tables.model import LabelledTable, Value
from discloseparse.tables.unit_beside import units_beside


def understand(document: Document) -> tuple[LabelledTable, ...]:
    """The tables of ``document`` in text order, each with what its words say about its figures."""
    found: list[LabelledTable] = []
    floor = 0
    for table in document.tables:
        found.append(_labelled(document.text, table, floor))
        floor = max(floor, table.span.end)
    return tuple(found)


def without_cells(mentions: Mentions, tables: tuple[LabelledTable, ...]) -> Mentions:
    """``mentions`` less those that are the whole figure of a table's cell: they belong to the table."""
    inside = {value.span for table in tables for value in values_of(table)}
    return mentions._replace(
        amounts=tuple(m for m in mentions.amounts if m.span not in inside),
        headcounts=tuple(m for m in mentions.headcounts if m.span not in inside),
        percentages=tuple(m for m in mentions.percentages if m.span not in inside),
        counts=tuple(m for m in mentions.counts if m.span not in inside),
    )


def values_of(table: LabelledTable) -> Iterator[Value]:
    """All figures of a table."""
    for block in table.blocks:
        for line in block.lines:
            yield from line.values.values()


def _labelled(text: str, table: Table, floor: int) -> LabelledTable:
    matrix = Matrix(table, text)
    over = caption(text, table.span.start, floor)
    inside = _inside(matrix)
    title = table.title or over.title or inside.title
    unit = over.unit or inside.unit
    name = "" if title is None else re.sub(r"\s", "", fold(title.of(text)))
    return LabelledTable(
        source=table,
        title=title,
        name=name.split("单位:")[0],
        unit=unit,
        header_rows=matrix.header_rows,
        blocks=blocks_of(matrix, unit, {} if unit else units_beside(text, table.span, matrix)),
    )


def _inside(matrix: Matrix) -> Caption:
    """The caption of a sheet, printed in the first cells of the table itself."""
    title: Span | None = None
    unit = ""
    for row in range(min(matrix.header_rows, 4)):
        for col in matrix.row(row):
            words = matrix.words[row, col]
            unit = unit or unit_in(words)
            if title is None and len(matrix.row(row)) == 1 and is_title(words):
                title = matrix.cells[row, col].span
    return Caption(title, unit)
