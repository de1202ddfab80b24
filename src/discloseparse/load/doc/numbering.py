"""Automatic numbers of a binary document: its lists ([MS-DOC] 2.4.6.3) in the terms of DOCX.

Counting and writing the numbers is that of :mod:`discloseparse.load.docx.numbering`; here lists are
only read from the table stream.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import cast

from discloseparse.load.doc.header import Header
from discloseparse.load.doc.sprms import LEVEL, LIST, Sprms
from discloseparse.load.doc.styles import Styles
from discloseparse.load.docx.numbering import Level, ListFormat, Numbering
from discloseparse.load.docx.styles import Styles as DocxStyles

_LEVELS = 9
_LIST_BYTES, _LEVEL_BYTES, _OVERRIDE_BYTES = 28, 28, 16
_SIMPLE = 1  # a list of one level
_FOLLOW = ("tab", "space", "nothing")
_NONE = (0, 0xF801)  # what a paragraph without a number refers to

# [MS-OSHARED] 2.2.1.3, those that Chinese documents use.
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth",
    16: "japaneseLegal", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital",
    37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
    255: "none",
}  # fmt: skip


@dataclass(slots=True)
class _Here:
    """Stands where DOCX has its styles: tells which number the paragraph at hand has."""

    place: tuple[str, int, tuple[str, ...]] | None = None

    def numbering(self, _properties: object) -> tuple[str, int, tuple[str, ...]] | None:
        return self.place


class Numbers(Numbering):
    """Gives each numbered paragraph its printed number; call in document order."""

    def __init__(self, header: Header, styles: Styles) -> None:
        self._here = _Here()
        super().__init__(None, cast("DocxStyles", self._here))
        self._inherited = styles.inherited
        self._read = _lists(header)

    def of(self, style: int, found: Sprms) -> str:
        """The number of a paragraph with what separates it from the text, or ``""``."""
        chosen = int.from_bytes(self._inherited(style, found, LIST) or b"", "little")
        level = int.from_bytes(self._inherited(style, found, LEVEL) or b"", "little")
        self._here.place = None if chosen in _NONE else (str(chosen), level, ())
        return self.label(None)

    def _list(self, identity: str, hops: int = 4) -> ListFormat | None:  # noqa: ARG002  as the base has it
        return self._read.get(identity)


def _lists(header: Header) -> dict[str, ListFormat]:
    """The lists by the number under which paragraphs refer to them."""
    levels = _definitions(header)
    table = header.structure("list_overrides")
    if len(table) < 4:
        return {}
    (count,) = struct.unpack_from("<I", table)
    at = 4 + count * _OVERRIDE_BYTES
    found: dict[str, ListFormat] = {}
    for index in range(count):
        record = table[4 + index * _OVERRIDE_BYTES :][:_OVERRIDE_BYTES]
        if len(record) < _OVERRIDE_BYTES:
            break
        identity = int.from_bytes(record[:4], "little")
        own = ListFormat(str(identity), dict(levels.get(identity, {})), {})
        at = _override(table, at + 4, record[12], own)
        found[str(index + 1)] = own
    return found


def _override(table: bytes, at: int, count: int, own: ListFormat) -> int:
    """What a reference changes of its list; returns where the next one's changes begin."""
    for _ in range(count):
        if at + 8 > len(table):
            break
        start, flags = struct.unpack_from("<iI", table, at)
        at += 8
        depth = flags & 0xF
        if flags & 0x20:
            own.levels[depth], at = _level(table, at)
        if flags & 0x10:
            own.starts[depth] = own.levels[depth].start if flags & 0x20 else start
    return at


def _definitions(header: Header) -> dict[int, dict[int, Level]]:
    """The levels of each list; they stand behind the table of lists."""
    table = header.structure("lists")
    if len(table) < 2:
        return {}
    (count,) = struct.unpack_from("<H", table)
    start, size = header.place("lists")
    rest, at = header.table[start + size :], 0
    found: dict[int, dict[int, Level]] = {}
    for index in range(count):
        record = table[2 + index * _LIST_BYTES :][:_LIST_BYTES]
        if len(record) < _LIST_BYTES:
            break
        levels: dict[int, Level] = {}
        for depth in range(1 if record[26] & _SIMPLE else _LEVELS):
            if at + _LEVEL_BYTES > len(rest):
                break
            levels[depth], at = _level(rest, at)
        found[int.from_bytes(record[:4], "little")] = levels
    return found


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """A level, and where the next one begins."""
    start, shape, flags = struct.unpack_from("<iBB", data, at)
    follow, characters, paragraph, restart = (data[at + i] for i in (15, 24, 25, 26))
    at += _LEVEL_BYTES + characters + paragraph
    length = int.from_bytes(data[at : at + 2], "little")
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(s) + 1}" if ord(s) < _LEVELS else s for s in text)
    level = Level(
        start=start,
        number_format=_FORMATS.get(shape, "decimal"),
        pattern=pattern,
        suffix=_FOLLOW[follow] if follow < len(_FOLLOW) else "tab",
        legal=bool(flags & 0x4),
        restart=restart if flags & 0x8 else None,
        style=None,
    )
    return level, at + 2 + 2 * length
