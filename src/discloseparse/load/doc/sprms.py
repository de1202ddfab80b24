"""Properties of paragraphs and characters: lists of sprms ([MS-DOC] 2.6), and the pages they lie on."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from discloseparse.load.doc.header import Header, positions

# Paragraphs: in a table, the end of a row, depth of nesting, their inner counterparts, outline.
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW_END, OUTLINE = (
    0x2416, 0x2417, 0x6649, 0x244B, 0x244C, 0x2640,
)  # fmt: skip
LEVEL, LIST = 0x260A, 0x460B
HUGE = (0x6645, 0x6646)
TABLE = 0xD608
# Characters: deleted, hidden, a sign of a symbol font.
DELETED, HIDDEN, SYMBOL = 0x0800, 0x083C, 0x6A09

_TABS = 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_PAGE = 512

Sprms = dict[int, bytes]


def sprms(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """(code, operand) of each sprm; a list that breaks off ends there."""
    at = 0
    while at + 2 < len(grpprl):
        (code,) = struct.unpack_from("<H", grpprl, at)
        at += 2
        size = _SIZES[code >> 13]
        if code == TABLE:
            size = struct.unpack_from("<H", grpprl, at)[0] - 1 if at + 2 <= len(grpprl) else 0
            at += 2
        elif not size:
            size = grpprl[at]
            at += 1
            if code == _TABS and size == 0xFF:
                return
        operand = grpprl[at : at + size]
        if size < 0 or len(operand) < size:
            return
        yield code, operand
        at += size


class Properties:
    """The property lists of a document by offset in its main stream: of characters or paragraphs."""

    def __init__(self, header: Header, *, paragraphs: bool) -> None:
        self._document = header.document
        self._data = header.data
        self._paragraphs = paragraphs
        name = "paragraph_pages" if paragraphs else "character_pages"
        self._starts, records = positions(header.structure(name), 4)
        self._pages = [int.from_bytes(record[:4], "little") & 0x3FFFFF for record in records]
        self._read: dict[int, tuple[list[int], list[tuple[int, bytes]]]] = {}
        self._parsed: dict[tuple[int, int], tuple[int, Sprms]] = {}

    def at(self, offset: int) -> tuple[int, Sprms]:
        """Style number and sprms of what lies at ``offset``; no style for characters."""
        i = bisect_right(self._starts, offset) - 1
        if not 0 <= i < len(self._pages):
            return 0, {}
        page = self._pages[i]
        if page not in self._read:
            self._read[page] = self._page(page)
        bounds, lists = self._read[page]
        run = bisect_right(bounds, offset) - 1
        if not 0 <= run < len(lists):
            return 0, {}
        if (page, run) not in self._parsed:
            style, grpprl = lists[run]
            self._parsed[page, run] = style, self._expand(grpprl)
        return self._parsed[page, run]

    def edges(self, start: int, end: int) -> Iterator[int]:
        """The offsets between ``start`` and ``end`` at which properties may change."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for i in range(first, len(self._pages)):
            if self._starts[i] >= end:
                return
            page = self._pages[i]
            if page not in self._read:
                self._read[page] = self._page(page)
            yield from (edge for edge in self._read[page][0] if start < edge < end)

    def _page(self, number: int) -> tuple[list[int], list[tuple[int, bytes]]]:
        page = self._document[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            return [], []
        count, entry = page[-1], 13 if self._paragraphs else 1
        at = 4 * (count + 1)
        if at + count * entry > _PAGE:
            return [], []
        bounds = list(struct.unpack_from(f"<{count + 1}I", page))
        return bounds, [self._list(page, page[at + i * entry] * 2) for i in range(count)]

    def _list(self, page: bytes, at: int) -> tuple[int, bytes]:
        if not at or at >= _PAGE - 1:
            return 0, b""
        size, at = page[at], at + 1
        if not self._paragraphs:
            return 0, page[at : at + size]
        if size:
            size = 2 * size - 1
        else:
            size, at = 2 * page[at], at + 1
        return int.from_bytes(page[at : at + 2], "little"), page[at + 2 : at + size]

    def _expand(self, grpprl: bytes) -> Sprms:
        """The sprms of a list; a huge one stands in the data stream."""
        found: Sprms = {}
        for code, operand in sprms(grpprl):
            if code in HUGE:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(self._data[at : at + 2], "little")
                found.update(sprms(self._data[at + 2 : at + 2 + size]))
            else:
                found[code] = operand
        return found


def flag(found: Sprms, code: int) -> bool:
    """Whether a toggle is set."""
    return bool(found.get(code, b"\0")[0] & 1)


def number(found: Sprms, code: int, default: int = 0) -> int:
    """The operand as a whole number."""
    return int.from_bytes(found[code], "little") if code in found else default
