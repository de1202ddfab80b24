"""The style sheet: names, what a style is based on, its properties ([MS-DOC] 2.9.271)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.load.doc.header import Header
from discloseparse.load.doc.sprms import OUTLINE, Sprms, number, sprms

_HEADINGS = range(1, 10)  # built-in styles "heading 1" to "heading 9"
_NONE = 0xFFF
_BODY = 9  # outline level of body text


class _Style(NamedTuple):
    builtin: int
    based_on: int
    sprms: Sprms


class Styles:
    """The paragraph styles of a document by number."""

    def __init__(self, header: Header) -> None:
        self._styles: dict[int, _Style] = dict(_styles(header.structure("styles")))

    def chain(self, style: int) -> Iterator[_Style]:
        """A style and what it is based on, down to the most basic one."""
        seen: set[int] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style].based_on

    def heading(self, style: int, found: Sprms) -> int | None:
        """Heading level from 1 of a paragraph with this style and these properties."""
        level = number(found, OUTLINE) if OUTLINE in found else None
        for inherited in self.chain(style):
            if level is not None:
                break
            if OUTLINE in inherited.sprms:
                level = number(inherited.sprms, OUTLINE)
            elif inherited.builtin in _HEADINGS:
                level = inherited.builtin - 1
        return level + 1 if level is not None and level < _BODY else None

    def inherited(self, style: int, found: Sprms, code: int) -> bytes | None:
        """The operand of a sprm: the paragraph's own, else that of its style."""
        if code in found:
            return found[code]
        return next((s.sprms[code] for s in self.chain(style) if code in s.sprms), None)


def _styles(sheet: bytes) -> Iterator[tuple[int, _Style]]:
    if len(sheet) < 6:
        return
    size, count, base = struct.unpack_from("<HHH", sheet)
    at = 2 + size
    for index in range(count):
        if at + 2 > len(sheet):
            return
        (length,) = struct.unpack_from("<H", sheet, at)
        entry = sheet[at + 2 : at + 2 + length]
        at += 2 + length
        if len(entry) >= base >= 6:
            yield index, _style(entry, base)


def _style(entry: bytes, base: int) -> _Style:
    builtin, kind, parts = struct.unpack_from("<HHH", entry)
    name = int.from_bytes(entry[base : base + 2], "little")
    at = base + 2 + 2 * name + 2
    found: Sprms = {}
    if kind & 0xF == 1 and parts & 0xF:  # a paragraph style begins with paragraph properties
        size = int.from_bytes(entry[at : at + 2], "little")
        found = dict(sprms(entry[at + 4 : at + 2 + size]))
    return _Style(builtin & 0xFFF, kind >> 4 if kind >> 4 != _NONE else -1, found)
