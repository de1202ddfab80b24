"""Rules on years: does the document speak of its own year where it should?

Years inside titles, document numbers, tables and page furniture belong to others and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from discloseparse.result import Result
from discloseparse.spans import Span, fold

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年")
_STOP: Final = re.compile(r"[。；;]|\n\s*\n")
_ITEM: Final = re.compile(
    r"[\n。；;]"
    r"(?:[ \n]*(?:[\d一二三四五六七八九十]{1,3}[.、]|\([\d一二三四五六七八九十]{1,3}\)))?[ \n]*\Z"
)
# (一)机关运行经费:2025年…
_LABEL: Final = re.compile(r"(?:^|\n) *\([一二三四五六七八九十]{1,3}\)[^，。；:\n]{2,20}:\Z")
_GLOSS: Final = re.compile(r"\([a-zàáèéìíòóùúāēīōūǎěǐǒǔǖǘǚǜü]{1,6}\)")
_SELF: Final = re.compile(r"[我本该](?:部门|单位|[局院馆校站所中心委办会厅]{1,2})\Z")
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
        self._tables = {table.end for table in result.tables}
        self._names = {name.end: name.start for name in result.names}
        headings = _Ranges((s.heading.start, s.heading.end) for s in result.sections)
        others = _Ranges(
            (item.start, item.end)
            for items in (result.citations, result.tables, result.furniture)
            for item in items
            if item.start is not None and item.end is not None
        )
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
        i = bisect_left(self.all, start, key=lambda year: year.span.start)
        while i < len(self.all) and self.all[i].span.end <= end:
            yield self.all[i]
            i += 1

    def sentence(self, year: YearAt) -> str:
        """What follows ``year`` in its sentence, without glosses."""
        return _GLOSS.sub("", self.text[year.span.end : year.stop])

    def _stop(self, end: int) -> int:
        limit = min(end + _LONGEST_SENTENCE, len(self.text))
        stop = _STOP.search(self.text, end, limit)
        return stop.start() if stop else limit

    def _opens(self, start: int) -> bool:
        """Does a sentence begin at ``start``, or with the unit's name before it?

        A new line alone does not begin a sentence.
        """
        while start > 0 and self.text[start - 1] == " ":
            start -= 1
        start = self._names.get(start, start)
        if own := _SELF.search(self.text, max(0, start - 4), start):
            start = own.start()
        if start == 0 or start in self._bodies or self._follows_table(start):
            return True
        if self.text[start - 1] == ":":
            return bool(_LABEL.search(_GLOSS.sub("", self.text[max(0, start - 60) : start])))
        lead = _ITEM.search(self.text, max(0, start - 12), start)
        if lead is None:
            return False
        line = self.text[max(0, lead.start() - 1) : lead.start() + 1].strip(" ")
        return lead[0].strip(" \n") != "" or line[0] in _SENTENCE_ENDS or line.isspace()

    def _follows_table(self, start: int) -> bool:
        while start > 0 and self.text[start - 1].isspace():
            start -= 1
        return start in self._tables


class _Ranges:
    """Ranges of the text, asked in ascending order whether one of them holds an offset."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._next = 0

    def holds(self, offset: int) -> bool:
        """Does a range hold ``offset``? Offsets must not go back."""
        ranges = self._ranges
        while self._next < len(ranges) and ranges[self._next][1] <= offset:
            self._next += 1
        return self._next < len(ranges) and ranges[self._next][0] <= offset
