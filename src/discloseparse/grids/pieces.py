"""Pieces of lines that may be cells, and which of them are figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from discloseparse.spans import Span, fold

_FIGURE = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{2,8})+|\d+)(?:\.\d+)?%?|-{1,2}|/")
_PROSE = re.compile(r"[。;!?]|[，,](?!\d{2})")
_LONGEST = 40


class Piece(NamedTuple):
    """A line or a part of one: where it stands and its folded words."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The source range."""
        return Span(self.start, self.end)

    @property
    def is_figure(self) -> bool:
        """Is it a bare number, a percentage, or the dash of a cell that has none?"""
        return _FIGURE.fullmatch(self.text) is not None

    @property
    def may_be_cell(self) -> bool:
        """Is it short and no sentence?"""
        return 0 < len(self.text) <= _LONGEST and not _PROSE.search(self.text)


Grid = list[list[Piece]]
"""A header and rows of equal length; an empty piece is a blank cell."""


def piece(text: str, start: int, end: int) -> Piece:
    """``text[start:end]`` without white space at its ends."""
    span = Span(start, end).trim(text)
    return Piece(span.start, span.end, fold(span.of(text)))


def pieces_of(text: str, start: int, end: int) -> list[Piece]:
    """The lines of ``text[start:end]`` that hold something; a line keeps tabs and spaces within it."""
    found: list[Piece] = []
    place = start
    for raw in text[start:end].split("\n"):
        line = piece(text, place, place + len(raw))
        place += len(raw) + 1
        if line.text:
            found.append(line)
    return found


def split(line: Piece, source: str) -> list[Piece]:
    """The parts of a line between tabs, else between runs of spaces."""
    raw = source[line.start : line.end]
    gap = r"\t" if "\t" in raw else r"[ \u3000\u00a0]+"
    found: list[Piece] = []
    place = 0
    for match in (*re.finditer(gap, raw), None):
        end = match.start() if match else len(raw)
        found.append(piece(source, line.start + place, line.start + end))
        place = match.end() if match else end
    return found
