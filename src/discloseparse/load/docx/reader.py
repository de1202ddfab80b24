"""A guarded package → :class:`~discloseparse.document.Document`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from discloseparse.document import Diagnostic, Document, Furniture
from discloseparse.errors import DamagedDocumentError
from discloseparse.load.archive import Archive
from discloseparse.load.blocks import Blocks
from discloseparse.load.docx.names import attribute, child, children, is_on, local
from discloseparse.load.docx.numbering import Numbering
from discloseparse.load.docx.styles import Styles
from discloseparse.load.docx.tables import grid
from discloseparse.load.docx.walk import Fields, Inline, characters
from discloseparse.load.loader import Limits

_KIND = "docx"
_PASS_THROUGH = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_DEEPEST = 20  # tables and text boxes within each other


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The document in the package ``data``."""
    archive = Archive(data, _KIND, limits)
    main = next(iter(archive.related("").get("officeDocument", ())), "word/document.xml")
    body = child(archive.xml(main), "body")
    if body is None:
        raise DamagedDocumentError(kind=_KIND, reason=f"{main}: no body")
    parts = archive.related(main)
    reader = _Reader(archive, parts, Blocks(limits))
    reader.blocks_of(body)
    blocks = reader.blocks
    return Document(
        blocks.text,
        media_type=media_type,
        origins=blocks.origins,
        tables=tuple(blocks.tables),
        styles=tuple(blocks.styles),
        furniture=tuple(_furniture(archive, parts)),
        partial=bool(blocks.diagnostics),
        diagnostics=tuple(blocks.diagnostics),
        paragraphs_marked=True,
    )


def _part(archive: Archive, parts: dict[str, list[str]], name: str) -> _Element | None:
    """The XML of the first part related as ``name``, if the package has it."""
    found = next((part for part in parts.get(name, ()) if part in archive), None)
    return None if found is None else archive.xml(found)


def _furniture(archive: Archive, parts: dict[str, list[str]]) -> Iterator[Furniture]:
    seen = set()
    for kind in ("header", "footer"):
        for part in parts.get(kind, ()):
            if part not in archive:
                continue
            root = archive.xml(part)
            lines = [
                "".join(characters(paragraph, Fields(), Inline())).strip()
                for paragraph in root.iter()
                if local(paragraph) == "p"
            ]
            text = "\n".join(line for line in lines if line)
            if text and (kind, text) not in seen:
                seen.add((kind, text))
                yield Furniture(kind, None, text=text)


class _Reader:
    """Walks block elements in document order and writes them to ``blocks``."""

    def __init__(self, archive: Archive, parts: dict[str, list[str]], blocks: Blocks) -> None:
        self.blocks = blocks
        self._styles = Styles(_part(archive, parts, "styles"))
        self._numbering = Numbering(_part(archive, parts, "numbering"), self._styles)
        self._notes = {
            (kind, attribute(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in children(_part(archive, parts, f"{kind}s"), kind)
        }
        self._fields = Fields()
        self._joined = ""
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
        text, level, found = self._line(paragraph)
        if text is not None:
            self.blocks.paragraph(text, level)
        self._attachments(found)

    def _line(self, paragraph: _Element) -> tuple[str | None, int | None, Inline]:
        """Text (None: it goes on in the next paragraph), heading level and attachments."""
        properties = child(paragraph, "pPr")
        found = Inline()
        text = "".join(characters(paragraph, self._fields, found))
        if text.strip():
            text = self._numbering.label(properties) + text.lstrip(" \t\u3000")
        text = self._joined + text
        self._joined = ""
        if is_on(child(properties, "rPr"), "del"):  # its paragraph mark was deleted
            self._joined = text
            return None, None, found
        return text, self._styles.heading(properties), found

    def _attachments(self, found: Inline) -> None:
        """Text boxes and notes stand after the block that holds or calls them."""
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

    def _table(self, table: _Element) -> None:
        if self._depth >= _DEEPEST:
            self.blocks.diagnostics.append(Diagnostic("too_deep", detail=str(_DEEPEST)))
            return
        self._depth += 1
        found = Inline()
        cells = grid(table, lambda cell: self._cell(cell, found))
        if cells.is_frame:
            for cell in cells.elements:
                self.blocks_of(cell)
        else:
            self.blocks.table(cells.read())
            self._depth -= 1
            self._attachments(found)
            self._depth += 1
        self._depth -= 1

    def _cell(self, cell: _Element, found: Inline) -> str:
        """The text of a table cell, one line per paragraph, inner tables flattened."""
        lines = []
        for paragraph in _paragraphs(cell):
            text, _, inner = self._line(paragraph)
            found.boxes.extend(inner.boxes)
            found.notes.extend(inner.notes)
            if text is not None:
                lines.append(text)
        return "\n".join(lines)


def _paragraphs(element: _Element) -> Iterator[_Element]:
    """The paragraphs of a cell in order, those of inner tables included."""
    for inner in element:
        name = local(inner)
        if name == "p":
            yield inner
        elif name in _PASS_THROUGH or name in ("tbl", "tr", "tc"):
            yield from _paragraphs(inner)
