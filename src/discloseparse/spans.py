"""Where things stand in a text: spans, the folded view, the reading view.

The source text is sacred. *Folding* maps each code point to exactly one code point (full width to
half width, traditional to simplified), so offsets never move. A *reading* goes one step further:
it leaves out what interrupts a sentence (page numbers, running headers, hard line breaks, stray
spaces, pinyin glosses) and remembers where every remaining character came from.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from discloseparse.traditional import SIMPLIFIED, TRADITIONAL


class Span(NamedTuple):
    """Half-open range of code points: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True if ``other`` lies inside this span (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end

    def trim(self, text: str) -> Span:
        """The span without white space at its ends; empty spans stay where they start."""
        start, end = self
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def _fold_table() -> dict[int, str]:
    table = {ord(a): b for a, b in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})  # full width ASCII
    for radical in map(chr, range(0x2F00, 0x2FD6)):  # ⼀, as some PDF fonts give 一
        character = unicodedata.normalize("NFKC", radical)
        table[ord(radical)] = table.get(ord(character), character)
    same_sign = {
        " ": "\u00a0\u2002\u2003\u2009\u202f\u3000\t",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe63",
        "~": "\u301c\u223c",
        "%": "\ufe6a",
        "·": "\u2022\u2027\u30fb\u22c5",
        "零": "\u3007\u25cb\u25ef",
        "\n": "\r\u2028\u2029\x0b\x0c\x85",
    }
    for sign, others in same_sign.items():
        table.update({ord(other): sign for other in others})
    # A full-width comma ends a clause, a half-width one may group digits: keep them apart.
    del table[ord("，")]
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """``text`` with each code point replaced by the one it is matched as; same length.

    Full-width letters, digits and signs become ASCII, brackets, ： ； ？ ！ with them (， alone stays,
    since it separates clauses where ``,`` may group digits), traditional characters become
    simplified, radicals the characters they are drawn as, the many dashes, spaces, dots and zeros become one each.
    """
    return text.translate(_FOLD)


def is_han(character: str) -> bool:
    """Is this one character a Chinese one (of the unified block)? False for an empty string."""
    return "\u4e00" <= character <= "\u9fff"


make = tuple.__new__
"""A named tuple at half the cost of its own constructor: ``make(Span, (1, 2))``, for hot paths."""


class Reading:
    r"""A folded text with the interruptions left out and the way back to the source kept.

    ``text`` is what recognisers read. Paragraphs are separated by ``"\\n"``. ``span(start, end)``
    turns offsets of ``text`` into a :class:`Span` of the source: from the source place of the
    first character to just after the source place of the last one, so that a figure broken over a
    line comes back with its break inside.
    """

    __slots__ = ("_here", "_there", "source", "text")

    def __init__(self, source: str, pieces: Iterable[tuple[int, int]]) -> None:
        """``pieces``: ascending, disjoint (start, end) ranges of ``source`` that are read.

        An empty range ``(i, i)`` stands for a paragraph break at source offset ``i``.
        """
        self.source = source
        folded = fold(source)
        parts: list[str] = []
        here: list[int] = []
        there: list[int] = []
        length = 0
        for start, end in pieces:
            here.append(length)
            there.append(start)
            parts.append(folded[start:end] if start < end else "\n")
            length += (end - start) or 1
        self.text = "".join(parts)
        self._here = here
        self._there = there

    @classmethod
    def plain(cls, source: str) -> Reading:
        """The reading that leaves nothing out."""
        return cls(source, [(0, len(source))] if source else [])

    def at(self, offset: int) -> int:
        """Source offset of the character at ``offset`` of the reading."""
        i = bisect_right(self._here, offset) - 1
        return self._there[i] + offset - self._here[i]

    def span(self, start: int, end: int) -> Span:
        """Source span of ``text[start:end]``; an empty range gives an empty span."""
        here, there = self._here, self._there
        if len(here) == 1 and start < end:
            return make(Span, (there[0] + start, there[0] + end))
        i = bisect_right(here, start) - 1
        first = there[i] + start - here[i]
        if end <= start:
            return Span(first, first)
        if i + 1 < len(here) and here[i + 1] < end:
            i = bisect_right(here, end - 1) - 1
        return make(Span, (first, there[i] + end - here[i]))

    def find(self, offset: int) -> int:
        """Offset in the reading of the first read character at or after source ``offset``."""
        i = bisect_right(self._there, offset) - 1
        if i < 0:
            return 0
        stop = self._here[i + 1] if i + 1 < len(self._here) else len(self.text)
        return min(self._here[i] + offset - self._there[i], stop)
