"""Builds the text of a format whose paragraphs and tables are marked (DOCX, HTML, sheets)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from discloseparse.document import BlockOrigins, Cell, Diagnostic, Origin, Style, Table
from discloseparse.errors import LimitExceededError
from discloseparse.load.loader import Limits
from discloseparse.spans import Span


class GridCell(NamedTuple):
    """A cell of a table being built; ``text`` may hold several lines."""

    row: int
    col: int
    text: str
    rows: int = 1
    cols: int = 1


class Blocks:
    """Collects blocks in document order; each line of ``text`` is one paragraph."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: list[str] = []
        self._length = 0
        self._places: list[tuple[int, Origin]] = []
        self._paragraphs = 0
        self.tables: list[Table] = []
        self.styles: list[Style] = []
        self.diagnostics: list[Diagnostic] = []
        """What could not be written."""

    @property
    def text(self) -> str:
        """The lines written so far."""
        return "\n".join(self._lines)

    @property
    def places(self) -> list[tuple[int, Origin]]:
        """Where each block begins, and which paragraph or cell it is."""
        return self._places

    @property
    def origins(self) -> BlockOrigins:
        """Which paragraph or cell each character stands in."""
        return BlockOrigins(self._places)

    def paragraph(
        self, text: str, level: int | None = None, origin: Origin | None = None
    ) -> Span | None:
        """A paragraph; an empty one is counted but not written. ``level``: it is a heading.

        ``origin`` is given by formats that do not count paragraphs. Returns what it covers.
        """
        span = self._write(text, origin or Origin(paragraph=self._paragraphs))
        self._paragraphs += 1
        if span and level is not None:
            self.styles.append(Style(span, level))
        return span

    def table(
        self,
        cells: Iterable[GridCell],
        header_rows: int = 0,
        size: tuple[int, int] = (0, 0),
        title: Span | None = None,
        place: Mapping[tuple[int, int], Origin] | None = None,
    ) -> Table | None:
        """A table, its cells in reading order; each cell begins a line of its own.

        ``size``: its rows and columns as printed. ``place`` tells more of the origin of the cell at a
        row and column. Returns the table, or None if nothing is in it. Cells beyond the limit are
        left out and told in ``diagnostics``.
        """
        index = len(self.tables)
        written: list[Cell] = []
        for count, (row, col, text, rows, cols) in enumerate(cells):
            if count >= self._limits.cells:
                self.diagnostics.append(Diagnostic("table_limit", detail=str(self._limits.cells)))
                break
            origin = place.get((row, col), Origin()) if place else Origin()
            span = self._write(text, origin._replace(table=index, row=row, col=col))
            if span:
                written.append(Cell(row, col, span, rows, cols))
        if not written:
            return None
        span = Span(written[0].span.start, written[-1].span.end)
        self.tables.append(Table(span, tuple(written), title, header_rows, size))
        return self.tables[-1]

    def _write(self, text: str, origin: Origin) -> Span | None:
        lines = [line for _, line in printed_lines(text)]
        if not lines:
            return None
        start = self._length
        self._places.append((start, origin))
        self._lines.extend(lines)
        self._length += sum(map(len, lines)) + len(lines)
        if self._length > self._limits.characters:
            raise LimitExceededError(what="characters", limit=self._limits.characters)
        return Span(start, self._length - 1)


def printed_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a block that are written, without white space around, and where they begin."""
    at = 0
    for line in text.split("\n"):
        printed = line.strip()
        if printed:
            yield at + line.index(printed[0]), printed
        at += len(line) + 1
