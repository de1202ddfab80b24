"""The file information block of a Word 97 to 2003 document ([MS-DOC] 2.5) and what it points to."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.errors import DamagedDocumentError, LockedDocumentError

KIND = "doc"
_WORD_97 = 0xA5EC
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_PAIRS = 0x9A  # where the offsets and lengths of the parts begin
_COUNTS = (
    "main",
    "footnotes",
    "headers",
    "macros",
    "comments",
    "endnotes",
    "boxes",
    "header_boxes",
)


class RefusedError(Exception):
    """A document of a kind that this reader does not read: an older Word, a fast save of its own."""


class Part(NamedTuple):
    """Half-open range of character positions."""

    start: int
    end: int


# The parts of the table stream that are used, by their number among all.
_INDEX = {
    "styles": 1,
    "footnote_refs": 2,
    "footnote_texts": 3,
    "header_texts": 11,
    "character_pages": 12,
    "paragraph_pages": 13,
    "pieces": 33,
    "shapes": 40,
    "endnote_refs": 46,
    "endnote_texts": 47,
    "box_texts": 56,
    "lists": 73,
    "list_overrides": 74,
}


@dataclass(frozen=True, slots=True)
class Header:
    """The streams of a document, where its texts stand, where its structures lie.

    ``stories`` names the texts that follow one another: ``main``, ``footnotes``, ``headers`` …
    """

    document: bytes
    table: bytes
    data: bytes
    chinese: bool
    stories: dict[str, Part]

    def structure(self, name: str) -> bytes:
        """The bytes of a structure in the table stream; empty if there is none."""
        start, size = self.place(name)
        if start + size > len(self.table):
            raise DamagedDocumentError(kind=KIND, reason=f"{name} at {start}")
        return self.table[start : start + size]

    def place(self, name: str) -> tuple[int, int]:
        """Offset and length of a structure in the table stream."""
        at = _PAIRS + 8 * _INDEX[name]
        start, size = struct.unpack_from("<II", self.document, at)
        return start, size


def read_header(streams: dict[str, bytes]) -> Header:
    """The header of the document in ``streams``.

    Raises :class:`RefusedError`, :class:`LockedDocumentError`, :class:`DamagedDocumentError`.
    """
    document = streams.get("WordDocument", b"")
    if len(document) < 0x200:
        raise DamagedDocumentError(kind=KIND, reason="WordDocument")
    (magic,) = struct.unpack_from("<H", document, 0)
    (language,) = struct.unpack_from("<H", document, 6)
    (flags,) = struct.unpack_from("<H", document, 10)
    if flags & _ENCRYPTED:
        raise LockedDocumentError(kind=KIND)
    if magic != _WORD_97:
        raise RefusedError("Word 6/95")
    table = streams.get("1Table" if flags & _TABLE_1 else "0Table")
    if table is None:
        raise DamagedDocumentError(kind=KIND, reason="no table stream")
    stories: dict[str, Part] = {}
    position = 0
    for name, count in zip(_COUNTS, struct.unpack_from("<8I", document, 0x4C), strict=True):
        stories[name] = Part(position, position + count)
        position += count
    chinese = language & 0x3FF == 0x04
    return Header(document, table, streams.get("Data", b""), chinese, stories)


def positions(structure: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """A PLC: ascending positions, and the ``size`` bytes that belong to each but the last."""
    count = max(0, (len(structure) - 4) // (4 + size))
    at = 4 * (count + 1)
    if len(structure) < 4:
        return [], []
    starts = list(struct.unpack_from(f"<{count + 1}I", structure))
    return starts, [structure[at + i * size : at + (i + 1) * size] for i in range(count)]
