"""The package → :class:`~discloseparse.document.Document`, page by page."""

from __future__ import annotations

from itertools import chain, islice

from lxml.etree import _Element

from discloseparse.document import Cell, Diagnostic, Document, Table
from discloseparse.errors import LimitExceededError, UnreadableError
from discloseparse.load.archive import Archive
from discloseparse.load.docx.names import local
from discloseparse.load.loader import Limits
from discloseparse.load.ofd.glyphs import Glyph, glyphs
from discloseparse.load.ofd.lines import Line, build_lines, divided
from discloseparse.load.ofd.package import KIND, Package, objects
from discloseparse.load.ofd.paths import rules
from discloseparse.load.pdf.grids import Grid, find_grids
from discloseparse.load.pdf.origins import PageOrigins
from discloseparse.spans import Span


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The text of the pages in ``data``, one line for each printed line or cell of a ruled table."""
    package = Package(Archive(data, KIND, limits))
    pages = list(package.pages())
    reader = _Reader(package, limits)
    for number, (part, templates) in enumerate(pages[: limits.pages], 1):
        reader.page(number, part, templates)
    if len(pages) > limits.pages:
        reader.diagnostics.append(Diagnostic("page_limit", limits.pages + 1))
    return Document(
        reader.text,
        media_type=media_type,
        pages=len(pages),
        origins=reader.origins,
        tables=tuple(reader.tables),
        partial=bool(reader.diagnostics),
        diagnostics=tuple(reader.diagnostics),
    )


class _Reader:
    """Writes the lines and ruled tables of pages with the place of each character."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.origins = PageOrigins()
        self.tables: list[Table] = []
        self.diagnostics: list[Diagnostic] = []
        self._parts: list[str] = []
        self._package = package
        self._limits = limits
        self._length = 0

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    def page(self, number: int, part: str, templates: dict[str, str]) -> None:
        """Write a page; one that is broken is left out and reported."""
        most = self._limits.page_characters
        try:
            layers = self._package.content(part, templates)
            drawn = list(chain.from_iterable(map(objects, layers)))
        except UnreadableError:
            self.diagnostics.append(Diagnostic("page_damaged", number))
            return
        texts = (glyphs(item) for item in drawn if local(item) == "TextObject")
        found = list(islice(chain.from_iterable(texts), most + 1))
        if not found and any(local(item) == "ImageObject" for item in drawn):
            self.diagnostics.append(Diagnostic("needs_ocr", number))
        grids, complete = self._grids(drawn)
        if len(found) > most or not complete:
            self.diagnostics.append(Diagnostic("page_too_full", number))
        outside, inside = divided(found[:most], grids)
        blocks: list[Line | int] = [*build_lines(outside), *(k for k in inside)]
        tops = [grid.box.top for grid in grids]
        for block in sorted(blocks, key=lambda b: tops[b] if isinstance(b, int) else b.top):
            if isinstance(block, int):
                self._table(number, grids[block], inside[block])
            else:
                self._write(number, block)

    def _grids(self, drawn: list[_Element]) -> tuple[list[Grid], bool]:
        """The ruled tables of a page, and whether all of its rules could be followed."""
        paths = (item for item in drawn if local(item) == "PathObject")
        try:
            return find_grids(*rules(paths), self._limits.cells), True
        except LimitExceededError:
            return [], False

    def _table(self, page: int, grid: Grid, inside: dict[int, list[Glyph]]) -> None:
        cells = []
        for number in sorted(inside):
            start = None
            for line in build_lines(inside[number]):
                begins = self._write(page, line, joined=start is not None)
                start = begins if start is None else start
            if start is not None:
                area = grid.areas[number]
                span = Span(start, self._length)
                cells.append(Cell(area.row, area.col, span, area.rows, area.cols))
        if cells:
            whole = Span(cells[0].span.start, cells[-1].span.end)
            self.tables.append(Table(whole, tuple(cells), size=grid.shape))

    def _write(self, page: int, line: Line, *, joined: bool = False) -> int:
        """Write a printed line; the result is the offset of its first character."""
        if self._parts and not joined:
            self._parts.append("\n")
            self._length += 1
            self.origins.unprinted()
        start = self._length
        self._length += len(line.glyphs)
        if self._length > self._limits.characters:
            raise LimitExceededError(what="characters", limit=self._limits.characters)
        self.origins.line(page, line.top, line.bottom)
        for glyph in line.glyphs:
            if glyph is None:
                self.origins.unprinted()
            else:
                self.origins.printed(glyph.x0, glyph.x1)
        self._parts.append(line.text)
        return start
