"""The package → :class:`~discloseparse.document.Document`, page by page."""

from __future__ import annotations

from itertools import chain, islice

from discloseparse.document import Diagnostic, Document
from discloseparse.errors import LimitExceededError, UnreadableError
from discloseparse.load.archive import Archive
from discloseparse.load.docx.names import local
from discloseparse.load.loader import Limits
from discloseparse.load.ofd.glyphs import glyphs
from discloseparse.load.ofd.lines import Line, build_lines
from discloseparse.load.ofd.package import KIND, Package, objects
from discloseparse.load.pdf.origins import PageOrigins


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The text of the pages in ``data``, one line for each printed line."""
    package = Package(Archive(data, KIND, limits))
    pages = list(package.pages())
    reader = _Reader(package, limits)
    for number, (part, templates) in enumerate(pages[: limits.pages], 1):
        reader.page(number, part, templates)
    if len(pages) > limits.pages:
        reader.diagnostics.append(Diagnostic("page_limit", limits.pages + 1))
    return Document(
        "\n".join(reader.lines),
        media_type=media_type,
        pages=len(pages),
        origins=reader.origins,
        partial=bool(reader.diagnostics),
        diagnostics=tuple(reader.diagnostics),
    )


class _Reader:
    """Writes the lines of pages with the place of each character."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.lines: list[str] = []
        self.origins = PageOrigins()
        self.diagnostics: list[Diagnostic] = []
        self._package = package
        self._limits = limits
        self._length = 0

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
        if len(found) > most:
            self.diagnostics.append(Diagnostic("page_too_full", number))
        if not found and any(local(item) == "ImageObject" for item in drawn):
            self.diagnostics.append(Diagnostic("needs_ocr", number))
        for line in build_lines(found[:most]):
            self._write(number, line)

    def _write(self, page: int, line: Line) -> None:
        if self.lines:
            self.origins.unprinted()  # the line break
        self._length += len(line.glyphs) + 1
        if self._length > self._limits.characters:
            raise LimitExceededError(what="characters", limit=self._limits.characters)
        self.origins.line(page, line.top, line.bottom)
        for glyph in line.glyphs:
            if glyph is None:
                self.origins.unprinted()
            else:
                self.origins.printed(glyph.x0, glyph.x1)
        self.lines.append(line.text)
