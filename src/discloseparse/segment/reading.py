"""The reading: sentences made whole again, with the way back to the source.

Left out are furniture, contents, pinyin glosses, the line breaks a page's width made, and the single
spaces that typesetting puts between Chinese, digits and units. A space between two numbers stays,
unless it groups thousands; two spaces or more stay as well: they separate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.document import Table
from discloseparse.segment.heading import Heading
from discloseparse.segment.lines import GLOSS, UNNUMBERED, Line, wrap_width
from discloseparse.spans import Reading, fold

_SPACES = re.compile(r"[ \u3000\u00a0\t\u2002\u2003]+")
_THOUSAND = re.compile(r"\d{3}(?!\d)")
_LEADING_GROUP = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})*$")
_BARE_NUMBERS = re.compile(r"\d{3}(?: \d+)*(?:\.\d+)?\s*$")
_GOES_ON = re.compile(r"(?:[万亿]?元|[:，。])")
_SHORT = 20
_CODED_ITEM = re.compile(
    r"\d{1,2}\.2\d{4}(?:\d\d)?(?!\d)"
)  # 3.2080505机关事业单位…: an item and its code


def build_reading(
    text: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    *,
    whole_lines: bool,
    tables: Sequence[Table] = (),
) -> Reading:
    """The reading of the lines. ``whole_lines``: the format says that each line is a paragraph, which
    is believed unless the lines all end at one width (a printed text pasted line by line). No line of
    prose goes on in a cell of ``tables``, nor a cell in what follows it.
    """
    starts = {heading.span.start: heading for heading in headings}
    wraps = _Wraps(lines, starts, tables, whole_lines=whole_lines)
    pieces: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if pieces and not wraps.soft(index):
            pieces.append((line.start, line.start))
        pieces.extend(_pieces(text, line, starts))
    return Reading(text, pieces)


class _Wraps:
    """Which line breaks only the page's width made."""

    def __init__(
        self,
        lines: Sequence[Line],
        headings: dict[int, Heading],
        tables: Sequence[Table],
        *,
        whole_lines: bool,
    ) -> None:
        self.lines = lines
        self.headings = headings
        self.wrap = wrap_width(list(lines))
        self.whole = whole_lines and not self.wrap
        self._heading_end = -1
        cells = [cell.span for table in tables for cell in table.cells]
        self._cell_starts = frozenset(span.start for span in cells)
        self._cell_ends = frozenset(span.end for span in cells)

    def soft(self, index: int) -> bool:
        """Does line ``index`` go on with the one before? Lines are asked in order."""
        if self.whole:
            return False
        before, line = self.lines[index - 1], self.lines[index]
        if line.start in self._cell_starts or before.end in self._cell_ends:
            return False
        heading = self.headings.get(before.start)
        if heading is not None:
            self._heading_end = max(self._heading_end, heading.span.end)
        if line.start < self._heading_end:
            return True
        if line.start in self.headings:
            return False
        if line.level != UNNUMBERED and not self._runs_on(before, heading):
            return False
        if self.wrap and _GOES_ON.match(line.text):
            return True
        if heading is not None and heading.body >= before.end:
            return False
        if before.text.endswith(("。", ":", "!", "?")):
            return False
        if self.wrap:
            return before.columns >= self.wrap - 8 and not _CODED_ITEM.match(line.text)
        return not before.text.endswith(";") and _broken_off(before.text, line.text)

    def _runs_on(self, before: Line, heading: Heading | None) -> bool:
        """小（1）型9座、小 / （2）型59座: does the page's width break ``before`` in mid-sentence, so that no item begins?"""
        full = self.wrap > 0 and before.columns >= self.wrap - 4
        return full and heading is None and before.text[-1] not in "。;:!?"


def _broken_off(before: str, after: str) -> bool:
    """Was a line of a text with whole paragraphs broken in mid-sentence or mid-figure?"""
    if len(before) < _SHORT:
        return False
    if before[-1] in "，,、":
        return True
    return bool(re.search(r"[\d万]$", before) and re.match(r"[\d万元人户]", after))


def _pieces(text: str, line: Line, headings: dict[int, Heading]) -> Iterator[tuple[int, int]]:
    """The ranges of a line that are read; a heading glued to its end begins a paragraph."""
    raw = fold(text[line.start : line.end])
    cuts = [(m.start(), m.end()) for m in GLOSS.finditer(raw)]
    cuts += [m.span() for m in _SPACES.finditer(raw) if _is_typesetting(raw, *m.span())]
    cuts += [(o, o) for o in range(1, len(raw)) if line.start + o in headings]
    place = 0
    for start, end in sorted(cuts):
        if start > place:
            yield line.start + place, line.start + start
        if start == end:
            yield line.start + start, line.start + start
        place = max(place, end)
    if place < len(raw):
        yield line.start + place, line.end


def _is_typesetting(raw: str, start: int, end: int) -> bool:
    """Is it a single space that separates nothing?"""
    if end - start > 1 or start == 0 or end >= len(raw):
        return False
    left, right = raw[start - 1], raw[end]
    if not (left.isascii() and left.isalnum() and right.isascii() and right.isalnum()):
        return True
    groups = left.isdigit() and _THOUSAND.match(raw, end)
    leading = _LEADING_GROUP.search(raw[max(0, start - 12) : start])
    return bool(groups and leading) and not _BARE_NUMBERS.match(raw[end:])
