"""Rules on years: does the document speak of its own year where it should?

Years inside titles, document numbers, tables and page furniture belong to others and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final, NamedTuple

from discloseparse.result import Result, Spanned
from discloseparse.spans import Span, fold

_YEAR: Final = re.compile(r"(?<![\d.,])((?:19|20)\d\d) ?年")
_STOP: Final = re.compile(r"[。；;]|\n\s*\n")
_ITEM: Final = re.compile(
    r"[\n。；;](?:[ \n]*(?:[\d一二三四五六七八九十]{1,3}[.、]|\([\d一二三四五六七八九十]{1,3}\)))?[ \n]*\Z"
)
_SENTENCE_ENDS: Final = frozenset("。；;:！!")
_LONGEST_SENTENCE: Final = 500


class YearAt(NamedTuple):
    """A printed year (``2025年``), whether it opens a sentence, and where that sentence ends.

    ``heading``: it stands in the heading of a section.
    """

    span: Span
    year: int
    opens: bool
    stop: int
    heading: bool


class Years:
    """The years of one result, with its text folded for matching (offsets stay)."""

    def __init__(self, result: Result) -> None:
        self.text = fold(result.text)
        self._bodies = {section.start for section in result.sections}
        headings = _Ranges(section.heading for section in result.sections)
        others = _Ranges((*result.citations, *result.tables, *result.furniture))
        self.all = tuple(
            YearAt(
                span := Span(*match.span()),
                int(match[1]),
                self._opens(span.start),
                self._stop(span.end),
                headings.holds(span.start),
            )
            for match in _YEAR.finditer(self.text)
            if not others.holds(match.start())
        )

    def within(self, start: int, end: int) -> Iterator[YearAt]:
        """The years in ``text[start:end]``."""
        first = bisect_left(self.all, start, key=lambda year: year.span.start)
        return takewhile(lambda year: year.span.end <= end, self.all[first:])

    def sentence(self, year: YearAt) -> str:
        """What follows ``year`` in its sentence."""
        return self.text[year.span.end : year.stop]

    def _stop(self, end: int) -> int:
        limit = min(end + _LONGEST_SENTENCE, len(self.text))
        stop = _STOP.search(self.text, end, limit)
        return stop.start() if stop else limit

    def _opens(self, start: int) -> bool:
        """Does a sentence begin at ``start``? A new line alone does not make one."""
        if start == 0 or start in self._bodies:
            return True
        lead = _ITEM.search(self.text, max(0, start - 12), start)
        if lead is None:
            return False
        line = self.text[max(0, lead.start() - 1) : lead.start() + 1].strip(" ")
        return lead[0].strip(" \n") != "" or line[0] in _SENTENCE_ENDS or line.isspace()


class _Ranges:
    """Ranges of the text, asked in ascending order whether one of them holds an offset."""

    def __init__(self, items: Iterable[Spanned]) -> None:
        self._ranges = sorted((item.start, item.end) for item in items)
        self._next = 0

    def holds(self, offset: int) -> bool:
        """Does a range hold ``offset``? Offsets must not go back."""
        ranges = self._ranges
        while self._next < len(ranges) and ranges[self._next][1] <= offset:
            self._next += 1
        return self._next < len(ranges) and ranges[self._next][0] <= offset
