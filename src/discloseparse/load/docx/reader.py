"""A guarded package → :class:`~discloseparse.document.Document`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from discloseparse.document import Diagnostic, Document, Furniture
from discloseparse.errors import DamagedDocumentError
from discloseparse.load.archive import Archive
from discloseparse.load.blocks import Blocks
from discloseparse.load.docx.fields import Fields
from discloseparse.load.docx.names import attribute, child, children, local
from discloseparse.load.docx.numbering import Numbering
from discloseparse.load.docx.runs import (
    Chunk,
    DocxOrigins,
    RunLedger,
    text_of,
    without_indent,
)
from discloseparse.load.docx.styles import Styles
from discloseparse.load.docx.tables import Grid, grid
from discloseparse.load.docx.walk import Inline, characters
from discloseparse.load.loader import Limits

_KIND = "docx"
_PASS_THROUGH = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_EMBEDDED = ("Excel.", "Word.", "ET.", "KET.", "WPS.", "KWPS.", "Package")
_LARGE = 5 * 360_000  # English Metric Units: five centimetres
_DEEPEST = 20  # tables and text boxes within each other


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The document in the package ``data``."""
    package = _Package(data, limits)
    reader = _Reader(package, Blocks(limits))
    reader.blocks_of(package.body)
    blocks = reader.blocks
    unread: tuple[Diagnostic, ...] = ()
    if reader.has_pictures and not blocks.text:
        blocks.diagnostics.append(Diagnostic("only_pictures"))
    elif reader.large_pictures:
        unread = (Diagnostic("pictures", detail=str(reader.large_pictures)),)
    return Document(
        blocks.text,
        media_type=media_type,
        origins=DocxOrigins(blocks.places, package.ledger.pieces),
        tables=tuple(blocks.tables),
        styles=tuple(blocks.styles),
        furniture=tuple(_furniture(package)),
        partial=bool(blocks.diagnostics),
        diagnostics=(*blocks.diagnostics, *unread),
        paragraphs_marked=True,
    )


class _Package:
    """The parts of a document; the runs of each that is read are numbered in ``ledger``."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.ledger = RunLedger()
        self._archive = Archive(data, _KIND, limits)
        main = next(iter(self._archive.related("").get("officeDocument", ())), "word/document.xml")
        self._related = self._archive.related(main)
        body = child(self._read(main), "body")
        if body is None:
            raise DamagedDocumentError(kind=_KIND, reason=f"{main}: no body")
        self.body = body

    def parts(self, name: str) -> Iterator[_Element]:
        """The roots of the parts related as ``name``."""
        for part in self._related.get(name, ()):
            if part in self._archive:
                yield self._read(part)

    def part(self, name: str) -> _Element | None:
        """The first of them."""
        return next(self.parts(name), None)

    def _read(self, part: str) -> _Element:
        root = self._archive.xml(part)
        self.ledger.number(part, root)
        return root


def _furniture(package: _Package) -> Iterator[Furniture]:
    seen = set()
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            text = "\n".join(line for line in _plain_lines(root) if line)
            if text and (kind, text) not in seen:
                seen.add((kind, text))
                yield Furniture(kind, None, text=text)


def _plain_lines(element: _Element) -> Iterator[str]:
    """The lines under ``element``, those of its text boxes after the line that holds them."""
    for paragraph in _paragraphs(element):
        found = Inline()
        yield text_of(characters(paragraph, Fields(), found)).strip()
        for box in found.boxes:
            yield from _plain_lines(box)


class _Reader:
    """Walks block elements in document order and writes them to ``blocks``."""

    def __init__(self, package: _Package, blocks: Blocks) -> None:
        self.blocks = blocks
        self.has_pictures = False
        self.large_pictures = 0
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._notes = {
            (kind, attribute(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in children(package.part(f"{kind}s"), kind)
        }
        self._ledger = package.ledger
        self._fields = Fields()
        self._joined: list[Chunk] = []
        self._depth = 0

    def blocks_of(self, element: _Element) -> None:
        """Write the blocks under ``element``."""
        for inner in element:
            name = local(inner)
            if name == "p":
                self._paragraph(inner)
            elif name == "tbl":
                self._table(inner)
            elif name in _PASS_THROUGH:
                self.blocks_of(inner)
            elif name == "altChunk":
                self.blocks.diagnostics.append(Diagnostic("skipped_part", detail="altChunk"))

    def _paragraph(self, paragraph: _Element) -> None:
        line, found = self._line(paragraph)
        if line is not None:
            if not text_of(line[1:]).strip():
                line = []  # a number alone is counted, not told
            level = self._styles.heading(child(paragraph, "pPr"))
            span = self.blocks.paragraph(text_of(line), level)
            if span:
                self._ledger.note(line, span.start)
        self._attachments(found)

    def _line(self, paragraph: _Element) -> tuple[list[Chunk] | None, Inline]:
        """What a paragraph prints (None: it goes on in the next one) and its attachments."""
        properties = child(paragraph, "pPr")
        found = Inline()
        chunks = [*self._joined, *characters(paragraph, self._fields, found)]
        self._joined = []
        if any(child(properties, "rPr", gone) is not None for gone in ("del", "moveFrom")):
            self._joined = chunks  # its paragraph mark was deleted
            return None, found
        label = self._numbering.label(properties)
        return [Chunk(label), *without_indent(chunks)], found

    def _attachments(self, found: Inline) -> None:
        """Text boxes and notes stand after the block that holds or calls them."""
        for drawing in found.drawings:
            self._drawing(drawing)
        if self._depth >= _DEEPEST:
            self.blocks.diagnostics.append(Diagnostic("too_deep", detail=str(_DEEPEST)))
            return
        self._depth += 1
        for box in found.boxes:
            self.blocks_of(box)
        for note in found.notes:
            called = self._notes.pop(note, None)  # printed once, even if it calls itself
            if called is not None:
                self.blocks_of(called)
        self._depth -= 1

    def _drawing(self, drawing: _Element) -> None:
        """A picture is only noted; an embedded sheet or document is a part that is not read."""
        pictured = large = False
        for inner in drawing.iter():
            name = local(inner)
            pictured |= name in ("blip", "imagedata")
            large |= name == "extent" and _is_large(inner)
            program = attribute(inner, "ProgID") or "" if name == "OLEObject" else ""
            if program.startswith(_EMBEDDED):
                self.blocks.diagnostics.append(Diagnostic("skipped_part", detail=program))
        self.has_pictures |= pictured
        self.large_pictures += pictured and large

    def _table(self, table: _Element) -> None:
        if self._depth >= _DEEPEST:
            self.blocks.diagnostics.append(Diagnostic("too_deep", detail=str(_DEEPEST)))
            return
        self._depth += 1
        cells = grid(table)
        if cells.is_frame:
            for cell in cells.elements:
                self.blocks_of(cell)
            self._depth -= 1
        else:
            found = self._grid(cells)
            self._depth -= 1
            self._attachments(found)

    def _grid(self, cells: Grid) -> Inline:
        """Write a table; gives what is attached to its cells."""
        found = Inline()
        printed: dict[tuple[int, int], list[Chunk]] = {}

        def text(cell: _Element, row: int, col: int) -> str:
            printed[row, col] = self._cell(cell, found)
            return text_of(printed[row, col])

        table = self.blocks.table(cells.read(text), cells.header_rows, cells.size)
        for cell in table.cells if table else ():
            self._ledger.note(printed[cell.row, cell.col], cell.span.start)
        return found

    def _cell(self, cell: _Element, found: Inline) -> list[Chunk]:
        """What a table cell prints, one line per paragraph, inner tables flattened."""
        printed: list[Chunk] = []
        for paragraph in _paragraphs(cell):
            line, inner = self._line(paragraph)
            found.add(inner)
            printed += [Chunk("\n"), *(line or ())]
        return printed


def _is_large(extent: _Element) -> bool:
    """Large enough to show a table or a page: seals and logos are smaller."""
    sides = [attribute(extent, name) or "" for name in ("cx", "cy")]
    return all(side.isdecimal() and len(side) < 12 and int(side) >= _LARGE for side in sides)


def _paragraphs(element: _Element) -> Iterator[_Element]:
    """The paragraphs of a cell in order, those of inner tables included."""
    for inner in element:
        name = local(inner)
        if name == "p":
            yield inner
        elif name in _PASS_THROUGH or name in ("tbl", "tr", "tc"):
            yield from _paragraphs(inner)
