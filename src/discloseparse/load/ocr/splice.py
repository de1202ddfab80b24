"""What was recognised on pages, written into the document that lacks them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from discloseparse.document import Box, Document, Origin, Origins, Table
from discloseparse.load.ocr.engine import OcrLine
from discloseparse.load.ocr.rows import adjoin, rows
from discloseparse.spans import Span


class _Insert(NamedTuple):
    """``text`` put in at ``at`` of the old text; ``places`` say what begins where in it."""

    at: int
    text: str
    places: list[tuple[int, Origin]]


def splice(document: Document, pages: Mapping[int, Sequence[OcrLine]], scale: float) -> Document:
    """``document`` with the lines of ``pages`` (by number from 1) at their place in its text.

    ``scale``: points in a pixel.
    """
    inserts = [
        _insert(document, number, lines, scale) for number, lines in sorted(pages.items()) if lines
    ]
    pieces, last = [], 0
    for insert in inserts:
        pieces += [document.text[last : insert.at], insert.text]
        last = insert.at
    shift = _Shift(inserts)
    return replace(
        document,
        text="".join([*pieces, document.text[last:]]),
        origins=SplicedOrigins(document.origins, shift, inserts),
        tables=tuple(_moved(table, shift) for table in document.tables),
        furniture=tuple(f._replace(span=f.span and shift(f.span)) for f in document.furniture),
        styles=tuple(style._replace(span=shift(style.span)) for style in document.styles),
    )


def _insert(document: Document, number: int, lines: Sequence[OcrLine], scale: float) -> _Insert:
    at = next((start for start, page in _pages(document) if page > number), len(document.text))
    text, places = "", []
    for row in rows(lines):
        for before, box in zip([None, *row], row, strict=False):
            points = Box(*(round(scale * side, 2) for side in box[1:5]))
            text += "" if before is None or adjoin(before, box) else " "
            places.append((len(text), Origin(number, points, confidence=f"{box.confidence:.3f}")))
            text += box.text.strip()
        text += "\n"
    if at == len(document.text):  # the last line of a text has no end of line
        glue = "\n" if document.text else ""
        return _Insert(at, glue + text[:-1], [(start + len(glue), o) for start, o in places])
    return _Insert(at, text, places)


def _pages(document: Document) -> Iterator[tuple[int, int]]:
    """Where each line begins and the page it stands on."""
    start = 0
    for line in document.text.splitlines(keepends=True):
        origin = document.origins.locate(Span(start, start + len(line)))
        if origin is not None and origin.page is not None:
            yield start, origin.page
        start += len(line)


class _Shift:
    """Moves spans of the old text to their place in the new one, and back."""

    def __init__(self, inserts: Sequence[_Insert]) -> None:
        self._at = [insert.at for insert in inserts]
        self._added = [0, *accumulate(len(insert.text) for insert in inserts)]
        self.starts = [insert.at + self._added[i] for i, insert in enumerate(inserts)]

    def __call__(self, span: Span) -> Span:
        added = self._added[bisect_right(self._at, span.start)]
        return Span(span.start + added, span.end + added)

    def back(self, span: Span) -> Span:
        """The same span in the old text."""
        added = self._added[bisect_right(self.starts, span.start)]
        return Span(span.start - added, span.end - added)


class SplicedOrigins:
    """Origins of a document into which recognised pages were put."""

    def __init__(self, old: Origins, shift: _Shift, inserts: Sequence[_Insert]) -> None:
        self._old = old
        self._shift = shift
        self._inserts = inserts

    def locate(self, span: Span) -> Origin | None:
        """The box that ``span`` begins in, with the lowest confidence it meets."""
        i = bisect_right(self._shift.starts, span.start) - 1
        if i >= 0 and span.start < self._shift.starts[i] + len(self._inserts[i].text):
            return self._recognised(self._inserts[i], span.start - self._shift.starts[i], span)
        return self._old.locate(self._shift.back(span))

    @staticmethod
    def _recognised(insert: _Insert, start: int, span: Span) -> Origin | None:
        begins = [begin for begin, _ in insert.places]
        first = max(0, bisect_right(begins, start) - 1)
        last = max(first + 1, bisect_right(begins, start + span.end - span.start - 1))
        met = [origin for _, origin in insert.places[first:last]]
        return met[0]._replace(confidence=min(o.confidence or "" for o in met)) if met else None


def _moved(table: Table, shift: _Shift) -> Table:
    cells = tuple(cell._replace(span=shift(cell.span)) for cell in table.cells)
    title = table.title and shift(table.title)
    return replace(table, span=shift(table.span), cells=cells, title=title)
