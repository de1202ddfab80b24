"""What understanding a table gives: columns with their header paths, rows with their labels, figures.

Words are folded and free of white space. A table whose income half and expenditure half stand side by
side has two blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.document import Table
from discloseparse.figures import Figure
from discloseparse.spans import Span


class Column(NamedTuple):
    """A column of figures. ``path`` are its header's words from the widest to its own; ``kind`` is
    ``amount``, ``percent``, ``people`` or ``count``; ``unit`` as printed (万元), ``""`` if unknown."""

    col: int
    path: tuple[str, ...]
    kind: str
    unit: str

    @property
    def words(self) -> str:
        """All words of the path."""
        return "/".join(self.path)

    @property
    def name(self) -> str:
        """The words right above the figures."""
        return self.path[-1] if self.path else ""


class Value(NamedTuple):
    """A figure in a cell, in base units (yuan, persons, per cent)."""

    row: int
    column: Column
    span: Span
    figure: Figure


class Line(NamedTuple):
    """A row of a block.

    ``code`` joins the 类, 款 and 项 of the row (2080505), ``""`` without one; ``level`` is the depth of
    the label's numbering (一、 is 0), None without one; ``part`` marks 其中; ``values`` by column.
    """

    row: int
    label: str
    span: Span | None
    code: str
    level: int | None
    part: bool
    values: dict[int, Value]
    code_spans: tuple[Span, ...] = ()


class Block(NamedTuple):
    """Rows with one column of labels and the figures beside it."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """A table understood. ``name`` are the words of its title, ``""`` without one."""

    source: Table
    title: Span | None
    name: str
    unit: str
    header_rows: int
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """The source range of the table."""
        return self.source.span
