"""The streams of a document → :class:`~discloseparse.document.Document`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.document import Diagnostic, Document, Furniture
from discloseparse.load.blocks import Blocks
from discloseparse.load.doc.characters import Characters, Line
from discloseparse.load.doc.header import Header, Part, read_header
from discloseparse.load.doc.numbering import Numbers
from discloseparse.load.doc.pieces import Pieces, read_pieces
from discloseparse.load.doc.sprms import (
    DEPTH,
    IN_TABLE,
    INNER_ROW_END,
    ROW_END,
    TABLE,
    Properties,
    Sprms,
    flag,
    number,
    sprms,
)
from discloseparse.load.doc.stories import Anchored, header_stories
from discloseparse.load.doc.styles import Styles
from discloseparse.load.doc.tables import Row, grid
from discloseparse.load.loader import Limits

_CELL = 0x07
_MARKS = (0x0D, _CELL, 0x0C)  # what ends a paragraph: its mark, a cell, a page
_DEEPEST = 5  # text boxes with notes in text boxes


def read(streams: dict[str, bytes], limits: Limits, media_type: str) -> Document:
    """The document in ``streams``; raises as :func:`~discloseparse.load.doc.header.read_header`."""
    header = read_header(streams)
    reader = _Reader(header, read_pieces(header, limits.characters), Blocks(limits))
    reader.story(*header.stories["main"])
    reader.loose()
    blocks = reader.blocks
    return Document(
        blocks.text,
        media_type=media_type,
        origins=blocks.origins,
        tables=tuple(blocks.tables),
        styles=tuple(blocks.styles),
        furniture=tuple(reader.furniture()),
        partial=bool(blocks.diagnostics),
        diagnostics=tuple(blocks.diagnostics),
        paragraphs_marked=True,
    )


class _Paragraph(NamedTuple):
    start: int
    end: int
    mark: int
    style: int
    sprms: Sprms


class _Reader:
    """Walks the paragraphs of a story and writes them to ``blocks``."""

    def __init__(self, header: Header, pieces: Pieces, blocks: Blocks) -> None:
        self.blocks = blocks
        self._header = header
        self._pieces = pieces
        self._paragraphs = Properties(header, paragraphs=True)
        self._characters = Characters(pieces, Properties(header, paragraphs=False))
        self._styles = Styles(header)
        self._numbers = Numbers(header, self._styles)
        self._anchored = Anchored(header)
        self._joined = Line("")
        self._written: set[Part] = set()
        self._depth = 0

    def story(self, start: int, end: int) -> None:
        """Write the blocks between two positions."""
        if self._depth >= _DEEPEST:
            self.blocks.diagnostics.append(Diagnostic("too_deep", detail=str(_DEEPEST)))
            return
        self._depth += 1
        in_table: list[_Paragraph] = []
        for paragraph in self._split(start, end):
            if flag(paragraph.sprms, IN_TABLE):
                in_table.append(paragraph)
                continue
            self._table(in_table)
            in_table = []
            self._paragraph(paragraph)
        self._table(in_table)
        self._depth -= 1

    def loose(self) -> None:
        """Write the text boxes that are anchored nowhere."""
        for part in self._anchored.loose:
            self.story(*part)

    def furniture(self) -> Iterator[Furniture]:
        """Headers and footers, each text once."""
        seen = set()
        for kind, part in header_stories(self._header):
            lines = (
                self._characters.line(paragraph.start, paragraph.end).text.strip()
                for paragraph in self._split(*part)
            )
            text = "\n".join(line for line in lines if line)
            if text and (kind, text) not in seen:
                seen.add((kind, text))
                yield Furniture(kind, None, text=text)

    def _split(self, start: int, end: int) -> Iterator[_Paragraph]:
        units = self._pieces.units
        first = start
        for position in range(start, min(end, len(units))):
            if units[position] in _MARKS:
                piece = self._pieces.piece_at(position)
                style, found = self._paragraphs.at(self._pieces.offset(position) or 0)
                laid_over = dict(sprms(piece.properties)) if piece else {}
                yield _Paragraph(first, position, units[position], style, found | laid_over)
                first = position + 1

    def _paragraph(self, paragraph: _Paragraph) -> None:
        line = self._line(paragraph)
        if line is not None:
            level = self._styles.heading(paragraph.style, paragraph.sprms)
            self.blocks.paragraph(line.text, level)
            self._attachments(line.anchors)

    def _line(self, paragraph: _Paragraph) -> Line | None:
        """The line of a paragraph; None if its mark was deleted, so that it goes on in the next."""
        line = self._characters.line(paragraph.start, paragraph.end)
        if line.text.strip():
            label = self._numbers.of(paragraph.style, paragraph.sprms)
            line.text = label + line.text.lstrip(" \t\u3000")
        line = Line(self._joined.text + line.text, self._joined.anchors + line.anchors, line.joined)
        self._joined = line if line.joined else Line("")
        return None if line.joined else line

    def _attachments(self, anchors: list[int]) -> None:
        """Notes and boxes stand after the block that holds or calls them."""
        for anchor in anchors:
            for part in self._anchored.at(anchor):
                if part not in self._written:  # a note that calls itself would never end
                    self._written.add(part)
                    self.story(*part)

    def _table(self, paragraphs: list[_Paragraph]) -> None:
        if not paragraphs:
            return
        anchors: list[int] = []
        cells = list(grid(list(self._rows(paragraphs, anchors))))
        if len(cells) == 1:  # only a frame
            for text in cells[0].text.split("\n"):
                self.blocks.paragraph(text)
        else:
            self.blocks.table(cells)
        self._attachments(anchors)

    def _rows(self, paragraphs: list[_Paragraph], anchors: list[int]) -> Iterator[Row]:
        """The rows of a table; tables within a cell are lines of it."""
        texts: list[str] = []
        lines: list[str] = []
        for paragraph in paragraphs:
            found = paragraph.sprms
            inner = number(found, DEPTH, 1) > 1
            if flag(found, ROW_END) and not inner:
                yield Row(texts, found.get(TABLE, b""))
                texts, lines = [], []
            elif not flag(found, INNER_ROW_END):
                line = self._line(paragraph)
                if line is not None:
                    anchors.extend(line.anchors)
                    lines.append(line.text)
                if paragraph.mark == _CELL and not inner:
                    texts.append("\n".join(lines))
                    lines = []
        if texts or lines:  # torn: the end of the row is missing
            yield Row([*texts, "\n".join(lines)], b"")
