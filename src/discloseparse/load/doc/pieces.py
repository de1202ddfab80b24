"""The piece table: which bytes make up the text, in which order ([MS-DOC] 2.8.35)."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.errors import DamagedDocumentError, LimitExceededError
from discloseparse.load.doc.header import KIND, Header, RefusedError, positions

_PROPERTIES, _TABLE = 1, 2  # what a part of the Clx is
_COMPRESSED = 0x40000000
_FIRST_LEVEL = range(0xB0, 0xD8)  # lead bytes of the frequent characters of GB 2312


class Piece(NamedTuple):
    """Text from ``start`` to ``end`` (character positions) at ``offset`` of the main stream."""

    start: int
    end: int
    offset: int
    width: int
    properties: bytes


@dataclass(frozen=True, slots=True)
class Pieces:
    """The whole text as UTF-16 code units, so that positions keep; and where each unit lies."""

    units: array[int]
    _pieces: list[Piece]
    _starts: list[int]

    def text(self, start: int, end: int) -> str:
        """The characters between two positions."""
        return self.units[start:end].tobytes().decode("utf-16-le", "replace")

    def piece_at(self, position: int) -> Piece | None:
        """The piece a position lies in."""
        i = bisect_right(self._starts, position) - 1
        piece = self._pieces[i] if i >= 0 else None
        return piece if piece and position < piece.end else None

    def offset(self, position: int) -> int | None:
        """Where in the main stream the character at ``position`` lies."""
        piece = self.piece_at(position)
        return None if piece is None else piece.offset + (position - piece.start) * piece.width

    def runs(self) -> list[Piece]:
        """The pieces in the order of the text."""
        return self._pieces


def read_pieces(header: Header, most: int) -> Pieces:
    """The text of ``header``'s document, of at most ``most`` characters."""
    table, properties = _parts(header.structure("pieces"))
    starts, records = positions(table, 8)
    pieces: list[Piece] = []
    units = array("H")
    for start, end, record in zip(starts, starts[1:], records, strict=False):
        if start != len(units) or end < start:
            raise DamagedDocumentError(kind=KIND, reason="pieces out of order")
        if end > most:
            raise LimitExceededError(what="characters", limit=most)
        offset, modifier = struct.unpack_from("<IH", record, 2)
        narrow = bool(offset & _COMPRESSED)
        offset = (offset & ~_COMPRESSED) // (2 if narrow else 1)
        width = 1 if narrow else 2
        raw = header.document[offset : offset + (end - start) * width]
        if len(raw) != (end - start) * width:
            raise DamagedDocumentError(kind=KIND, reason="text beyond the end")
        piece = Piece(start, end, offset, width, _modifier(modifier, properties))
        pieces.append(piece)
        units.frombytes(_narrow(raw, chinese=header.chinese) if narrow else raw)
    if not pieces:
        raise DamagedDocumentError(kind=KIND, reason="no pieces")
    return Pieces(units, pieces, [piece.start for piece in pieces])


def _parts(clx: bytes) -> tuple[bytes, list[bytes]]:
    """The piece table, and the property lists that pieces refer to."""
    properties: list[bytes] = []
    at = 0
    while at < len(clx):
        if clx[at] == _TABLE:
            (size,) = struct.unpack_from("<I", clx, at + 1)
            return clx[at + 5 : at + 5 + size], properties
        if clx[at] != _PROPERTIES:
            break
        (size,) = struct.unpack_from("<H", clx, at + 1)
        properties.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    raise DamagedDocumentError(kind=KIND, reason="no piece table")


def _modifier(modifier: int, properties: list[bytes]) -> bytes:
    """The properties a fast save laid over a piece."""
    if not modifier:
        return b""
    if not modifier & 1:  # a single property in a short form that we do not decode
        raise RefusedError("fast save")
    index = modifier >> 1
    return properties[index] if index < len(properties) else b""


def _narrow(raw: bytes, *, chinese: bool) -> bytes:
    """Characters of one byte as UTF-16: CP1252, where a Chinese program did not write GBK."""
    text = raw.decode("cp1252", "replace")
    if chinese and any(byte > 0x7F for byte in raw):
        try:
            read = raw.decode("gb2312")
        except UnicodeError:
            read = text
        if read != text and _is_frequent(read):
            # one unit a byte: the second half of each character is left blank
            text = "".join(sign if sign.isascii() else f"{sign}\x1f" for sign in read)
    return text.encode("utf-16-le", "replace")


def _is_frequent(text: str) -> bool:
    wide = [sign for sign in text if not sign.isascii()]
    frequent = sum(sign.encode("gb2312")[0] in _FIRST_LEVEL for sign in wide)
    return len(set(wide)) > 2 and frequent * 2 > len(wide)
