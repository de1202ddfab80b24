"""A PDF → :class:`~discloseparse.document.Document`, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from discloseparse.document import Cell, Diagnostic, Document, Table
from discloseparse.errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
)
from discloseparse.load.loader import Context, Limits
from discloseparse.load.pdf.aligned import take_aligned
from discloseparse.load.pdf.continued import Placement, place_tables
from discloseparse.load.pdf.furniture import take_furniture
from discloseparse.load.pdf.lines import Line
from discloseparse.load.pdf.lost import LostText
from discloseparse.load.pdf.origins import PageOrigins
from discloseparse.load.pdf.pages import Page, PageTable, read_page
from discloseparse.load.pdf.paragraphs import Column, column_of, columns, goes_on, shape
from discloseparse.load.pdf.sides import Sides, take_sides
from discloseparse.spans import Span

_KIND = "pdf"


def read(data: bytes, context: Context, media_type: str) -> Document:
    """The document in ``data``. Pages that cannot be read are named in the diagnostics."""
    diagnostics: list[Diagnostic] = []
    pdf = _open(data, context.password)
    try:
        count = len(pdf)
        if context.pdf_engine == "pdfplumber":
            from discloseparse.load.pdf.plumber import read_pages

            found = read_pages(data, context, diagnostics)
        else:
            lost = LostText(data, context.password)
            found = _pages(pdf, context.limits, lost, diagnostics)
        pages = list(_finished(found, context.limits, diagnostics))
    finally:
        pdf.close()
    furniture = take_furniture(pages)
    placements = place_tables(pages)
    sides = {page.number: take_sides(page) for page in pages}
    text = _Text(context.limits)
    text.write(pages, placements, sides)
    return Document(
        text.text,
        media_type=media_type,
        pages=count,
        origins=text.origins,
        tables=tuple(text.tables),
        furniture=tuple(furniture),
        partial=bool(diagnostics),
        diagnostics=tuple(diagnostics),
    )


def _open(data: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise EncryptedDocumentError(kind=_KIND) from error
        raise DamagedDocumentError(kind=_KIND, reason=str(error)) from error
    if len(pdf) == 0:
        pdf.close()
        raise DamagedDocumentError(kind=_KIND, reason="no pages")
    return pdf


def _pages(
    pdf: pdfium.PdfDocument, limits: Limits, lost: LostText, diagnostics: list[Diagnostic]
) -> Iterator[Page]:
    for number in range(1, len(pdf) + 1):
        if number > limits.pages:
            diagnostics.append(Diagnostic("page_limit", number, str(limits.pages)))
            return
        try:
            page = pdf[number - 1]
        except pdfium.PdfiumError as error:
            diagnostics.append(Diagnostic("page_damaged", number, str(error)))
            continue
        try:
            read_one = read_page(page, number, limits, lost)
        finally:
            page.close()
        yield read_one


def _finished(
    pages: Iterator[Page], limits: Limits, diagnostics: list[Diagnostic]
) -> Iterator[Page]:
    """The pages with their aligned tables, and a word about each that was not read as printed."""
    for page in pages:
        if page.needs_ocr:
            diagnostics.append(Diagnostic("needs_ocr", page.number))
        if not page.complete:
            diagnostics.append(Diagnostic("page_too_full", page.number, str(limits.page_objects)))
        take_aligned(page)
        yield page


class _Text:
    """Writes pages as one text, each character with its place."""

    def __init__(self, limits: Limits) -> None:
        self.origins = PageOrigins()
        self._cells: dict[int, list[Cell]] = {}
        self._sizes: dict[int, tuple[int, int]] = {}
        self._most = limits.characters
        self._parts: list[str] = []
        self._length = 0
        self._paragraph: list[Line] = []
        self._before: Page | None = None

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    def write(
        self, pages: list[Page], placements: list[list[Placement]], sides: dict[int, list[Sides]]
    ) -> None:
        """Write the lines and tables of ``pages``; paragraphs and tables go on over pages."""
        blocks_of_text = columns(pages)
        for page, places in zip(pages, placements, strict=True):
            remaining = iter(places)
            self.origins.turn(page.number, page.frame, page.shown)
            column = blocks_of_text[shape(page)]
            blocks = [*page.blocks, *sides[page.number]]
            for block in sorted(blocks, key=lambda block: block.top):
                if isinstance(block, PageTable):
                    self._table(page, block, next(remaining))
                    self._paragraph = []
                elif isinstance(block, Sides):
                    self._sides(page, block)
                else:
                    self._go_on(page, block, column)

    def _sides(self, page: Page, sides: Sides) -> None:
        """Write two columns; a paragraph goes on from the first to the second."""
        self._paragraph = []
        for lines in (sides.left, sides.right):
            edges = min(line.x0 for line in lines) + max(line.x1 for line in lines)
            column = column_of([lines], edges)
            for line in lines:
                self._go_on(page, line, column)
            self._paragraph = [
                line._replace(x0=line.x0 + sides.step, x1=line.x1 + sides.step)
                for line in self._paragraph
            ]
        self._paragraph = []

    def _go_on(self, page: Page, line: Line, column: Column) -> None:
        """Write a line of running text, to the end of the last one if that goes on in it."""
        before = self._before
        joined = False
        if self._paragraph and before is not None and shape(before) == shape(page):
            joined = goes_on(self._paragraph, line, column, same_page=before is page)
        self._line(page, line, joined=joined)
        self._paragraph = [*self._paragraph, line] if joined else [line]
        self._before = page

    @property
    def tables(self) -> list[Table]:
        """The tables written so far."""
        return [
            Table(
                Span(cells[0].span.start, cells[-1].span.end),
                tuple(cells),
                size=self._sizes[number],
            )
            for number, cells in self._cells.items()
            if cells
        ]

    def _table(self, page: Page, table: PageTable, place: Placement) -> None:
        cells = self._cells.setdefault(place.table, [])
        rows, cols = self._sizes.get(place.table, (0, 0))
        self._sizes[place.table] = (
            max(rows, *(row + 1 for row in place.rows if row is not None), 0),
            max(cols, place.columns[-1]),
        )
        for area, lines in table.cells:
            start = None
            for line in lines:
                begins = self._line(page, line, joined=start is not None)
                start = begins if start is None else start
            for below, line in table.tails.get(area, ()):
                self.origins.turn(below.number, below.frame, below.shown)
                self._line(below, line, joined=True)
            row = place.rows[area.row]
            if start is not None and row is not None:
                col = place.columns[area.col]
                cols = place.columns[area.col + area.cols] - col
                cells.append(Cell(row, col, Span(start, self._length), area.rows, cols))

    def _line(self, page: Page, line: Line, *, joined: bool) -> int:
        """Write a printed line; the result is the offset of its first character."""
        glue = "\n" if self._parts and not joined else ""
        if joined and _is_latin(self._parts[-1][-1]) and _is_latin(line.text[0]):
            glue = " "
        if glue:
            self._parts.append(glue)
            self.origins.unprinted()
        start = self._length + len(glue)
        self.origins.line(page.number, line.top, line.bottom)
        glyphs = page.glyphs
        for i in line.indices:
            if i < 0:
                self.origins.unprinted()
            else:
                self.origins.printed(glyphs.x0[i], glyphs.x1[i])
        self._parts.append(line.text)
        self._length = start + len(line.text)
        if self._length > self._most:
            raise LimitExceededError(what="characters", limit=self._most)
        return start


def _is_latin(char: str) -> bool:
    """A letter of a word; digits may be halves of one number."""
    return char.isascii() and char.isalpha()
