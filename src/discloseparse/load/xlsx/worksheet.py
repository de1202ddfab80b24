"""A sheet's XML → :class:`~discloseparse.load.sheets.model.Sheet`, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml.etree import _Element

from discloseparse.load.archive import Archive
from discloseparse.load.docx.names import child, local
from discloseparse.load.loader import Limits
from discloseparse.load.sheets.addresses import LAST_COL, LAST_ROW, position
from discloseparse.load.sheets.display import Value
from discloseparse.load.sheets.model import Sheet
from discloseparse.load.xlsx.beside import header
from discloseparse.load.xlsx.strings import text_of, unescaped
from discloseparse.load.xlsx.styles import Styles

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,3})?")
_HEADERS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")
_HIDDEN = ("1", "true")


def read_sheet(
    archive: Archive,
    part: str,
    sheet: Sheet,
    strings: Sequence[str],
    styles: Styles,
    limits: Limits,
) -> None:
    """Fill ``sheet`` from the XML ``part``; stops at the limit of cells and says so in ``cut``."""
    reader = _Reader(sheet, strings, styles)
    for element in archive.elements(part, "c", "row", "col", "mergeCell", *_HEADERS):
        name = local(element)
        if name == "c":
            if len(sheet.cells) >= limits.sheet_cells:
                sheet.cut = True
                return
            reader.cell(element)
        elif name == "row":
            reader.end_row(element)
        elif name == "col":
            reader.columns(element)
        elif name in _HEADERS:
            sheet.headers.extend(filter(None, [header(element)]))
        elif len(sheet.merges) < limits.sheet_cells:
            reader.merge(element)


@dataclass(slots=True)
class _Reader:
    """Where the stream stands: rows and cells may leave out their numbers."""

    sheet: Sheet
    strings: Sequence[str]
    styles: Styles
    row: int = 0
    col: int = 0

    def cell(self, element: _Element) -> None:
        place = position(element.get("r") or "")
        if place is None:
            line = element.getparent()
            place = (self.row if line is None else self._number(line), self.col)
        self.row, self.col = place[0], place[1] + 1
        if place[0] > LAST_ROW or place[1] > LAST_COL:
            return
        style = self.styles[element.get("s")]
        if style.ruled:
            self.sheet.rule(*place)
        value = self._value(element)
        if value is not None:
            self.sheet.put(*place, value, style.code)

    def end_row(self, element: _Element) -> None:
        row = self._number(element)
        if element.get("hidden") in _HIDDEN:
            self.sheet.hidden_rows.add(row)
        self.row, self.col = row + 1, 0

    def columns(self, element: _Element) -> None:
        if element.get("hidden") in _HIDDEN:
            first, last = _whole(element.get("min")), _whole(element.get("max"))
            self.sheet.hidden_cols.update(range(max(first, 1) - 1, min(last, LAST_COL + 1)))

    def merge(self, element: _Element) -> None:
        first, _, last = (element.get("ref") or "").partition(":")
        corners = position(first), position(last)
        if corners[0] and corners[1]:
            self.sheet.merge(corners[0], corners[1])

    def _number(self, line: _Element) -> int:
        return _whole(line.get("r")) - 1 if line.get("r") else self.row

    def _value(self, element: _Element) -> Value | None:
        """What the cell holds, None if nothing or (counted) if its formula has no result."""
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            inline = child(element, "is")
            return None if inline is None else text_of(inline)
        stored = child(element, "v")
        text = None if stored is None else stored.text
        if text is None:
            if child(element, "f") is not None and kind != "str":
                self.sheet.uncalculated += 1
            return None
        if kind == "s":
            index = _whole(text)
            return self.strings[index] if index < len(self.strings) else None
        if kind == "b":
            return text.strip() == "1"
        if kind == "n" and _NUMBER.fullmatch(text.strip()):
            return Decimal(text.strip())
        return unescaped(text)


def _whole(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else 0
