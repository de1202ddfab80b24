"""The figures of tables as quantities, so that cells can be results and operands like figures in text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.spans import Span
from discloseparse.tables.labels import bare
from discloseparse.tables.model import Block, Column, LabelledTable, Line, Value

_DIMENSIONS = {"amount": "CNY", "percent": "%", "people": "人"}


@once
def quantities(scene: Scene) -> dict[Span, Quantity]:
    """Every figure of every table by its place in the source."""
    found: dict[Span, Quantity] = {}
    for table in scene.tables:
        section = section_of(scene, table)
        for block in table.blocks:
            for line in block.lines:
                for value in line.values.values():
                    found[value.span] = quantity(scene, line, value, section)
    return found


def section_of(scene: Scene, table: LabelledTable) -> int:
    """The section a table stands in, -1 before the first heading."""
    headings = [section.heading.start for section in scene.outline.sections]
    return bisect_right(headings, table.span.start) - 1


def blocks(scene: Scene) -> Iterator[tuple[LabelledTable, Block]]:
    """All blocks with the table they belong to."""
    for table in scene.tables:
        for block in table.blocks:
            yield table, block


def cell(scene: Scene, line: Line, column: Column) -> Quantity | None:
    """The figure of ``line`` in ``column``; None where nothing is printed."""
    value = line.values.get(column.col)
    return None if value is None else quantities(scene)[value.span]


def place(line: Line, column: Column) -> str:
    """The words of the row and of the column, as a reader would name the cell."""
    return "，".join(filter(None, (bare(line.label), column.words)))


def quantity(scene: Scene, line: Line, value: Value, section: int) -> Quantity:
    """A figure of a table as a quantity; ``section`` is negative before the first heading."""
    column, reading = value.column, scene.outline.reading
    printed = "".join(value.span.of(reading.source).split())
    unit = column.unit if column.kind in {"amount", "percent", "people"} else ""
    return Quantity(
        index=-1,
        span=value.span,
        at=Span(reading.find(value.span.start), reading.find(value.span.end)),
        figure=value.figure,
        kind=column.kind,
        dim=_DIMENSIONS.get(column.kind, ""),
        unit=unit,
        per=(),
        approx=False,
        text=printed if printed.endswith(("元", "%")) else printed + unit,
        label=bare(line.label) or column.name,
        section=section if section >= 0 else None,
    )
