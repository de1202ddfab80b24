"""The package of a workbook: which sheets there are, what they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from discloseparse.document import Diagnostic, Document
from discloseparse.errors import DamagedDocumentError, UnreadableError, UnsupportedFormatError
from discloseparse.load.archive import Archive
from discloseparse.load.docx.names import attribute, child, children
from discloseparse.load.loader import Limits
from discloseparse.load.sheets.layout import document
from discloseparse.load.sheets.model import Sheet
from discloseparse.load.xlsx.beside import read_beside
from discloseparse.load.xlsx.strings import text_of
from discloseparse.load.xlsx.styles import Styles
from discloseparse.load.xlsx.worksheet import read_sheet

_KIND = "xlsx"


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The visible sheets of the workbook in ``data``, in their order."""
    archive = Archive(data, _KIND, limits)
    main = next(iter(archive.related("").get("officeDocument", ())), "xl/workbook.xml")
    if main.endswith(".bin"):
        raise UnsupportedFormatError(kind="xlsb")
    book = _Workbook(archive, main, limits)
    found = document(book.sheets(), limits, media_type)
    return replace(
        found,
        partial=found.partial or book.partial,
        diagnostics=(*book.diagnostics, *found.diagnostics),
    )


class _Workbook:
    """What a workbook's sheets share; ``diagnostics`` fills while they are read."""

    def __init__(self, archive: Archive, main: str, limits: Limits) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.partial = False
        self._archive = archive
        self._limits = limits
        self._root = archive.xml(main)
        parts = archive.related(main)
        self._links = archive.links(main)
        self._strings = list(self._shared(parts.get("sharedStrings", ())))
        styles = next((part for part in parts.get("styles", ()) if part in archive), None)
        self._styles = Styles(None if styles is None else archive.xml(styles))
        properties = child(self._root, "workbookPr")
        flag = None if properties is None else attribute(properties, "date1904")
        self._from_1904 = flag in ("1", "true")

    def _shared(self, parts: list[str] | tuple[str, ...]) -> Iterator[str]:
        for part in parts:
            if part in self._archive:
                for item in self._archive.elements(part, "si"):
                    yield text_of(item)

    def sheets(self) -> Iterator[Sheet]:
        """Each visible sheet; one that is broken is left out and reported."""
        listed = list(children(child(self._root, "sheets"), "sheet"))
        if not listed:
            raise DamagedDocumentError(kind=_KIND, reason="no sheets")
        for entry in listed:
            name = attribute(entry, "name") or ""
            kind, part = self._links.get(attribute(entry, "id") or "", ("worksheet", ""))
            if attribute(entry, "state") in ("hidden", "veryHidden"):
                self.diagnostics.append(Diagnostic("hidden_sheet", detail=name))
                continue
            if kind != "worksheet":  # a chart or an old dialog holds no cells
                continue
            sheet = Sheet(name, from_1904=self._from_1904)
            try:
                read_sheet(self._archive, part, sheet, self._strings, self._styles, self._limits)
                self._read_beside(part, sheet)
            except UnreadableError as error:
                if len(listed) == 1:
                    raise
                self.partial = True
                self.diagnostics.append(
                    Diagnostic("skipped_part", detail=f"{name} ({error.facts.get('reason', '')})")
                )
                continue
            yield sheet

    def _read_beside(self, part: str, sheet: Sheet) -> None:
        """Text boxes and comments; a broken part of them costs the sheet nothing else."""
        try:
            read_beside(self._archive, part, sheet)
        except DamagedDocumentError as error:
            self.partial = True
            reason = error.facts.get("reason", "")
            self.diagnostics.append(Diagnostic("skipped_part", detail=f"{sheet.name} ({reason})"))
