"""Where each character of the text stands: page and box, in compact arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from discloseparse.document import Box, Origin
from discloseparse.load.pdf.frame import Frame
from discloseparse.spans import Span

_NOWHERE = -1e6  # the x of characters that are not printed: spaces between, line breaks


class PageOrigins:
    """Finds page and box of a span; of one that wraps, the box of its first line."""

    def __init__(self) -> None:
        self._x0, self._x1 = array("f"), array("f")
        self._starts = array("l")  # of printed lines, offsets into the text
        self._pages = array("l")
        self._tops, self._bottoms = array("f"), array("f")
        self._turned: dict[int, tuple[Frame, Frame]] = {}

    def turn(self, page: int, reading: Frame, shown: Frame) -> None:
        """Remember that ``page`` is read in another direction than it is shown."""
        if reading.turns != shown.turns:
            self._turned[page] = (reading, shown)

    def line(self, page: int, top: float, bottom: float) -> None:
        """A printed line begins with the next character."""
        self._starts.append(len(self._x0))
        self._pages.append(page)
        self._tops.append(top)
        self._bottoms.append(bottom)

    def printed(self, x0: float, x1: float) -> None:
        """The next character of the line stands between ``x0`` and ``x1``."""
        self._x0.append(x0)
        self._x1.append(x1)

    def unprinted(self) -> None:
        """The next character of the text is not printed."""
        self.printed(_NOWHERE, _NOWHERE)

    def locate(self, span: Span) -> Origin | None:
        """Page (1-based) and box of ``span``, or None in an empty text."""
        first = next(self.boxes(span), None)
        if first is not None:
            return Origin(page=first[0], bbox=first[1])
        i = bisect_right(self._starts, span.start) - 1
        return Origin(page=self._pages[i]) if i >= 0 else None

    def boxes(self, span: Span) -> Iterator[tuple[int, Box]]:
        """Page and box of each printed line that ``span`` has a part of, in reading order."""
        i = max(0, bisect_right(self._starts, span.start) - 1)
        for line in range(i, len(self._starts)):
            start = max(span.start, self._starts[line])
            if start >= span.end:
                return
            last = line + 1 == len(self._starts)
            stop = min(span.end, len(self._x0) if last else self._starts[line + 1])
            places = [k for k in range(start, stop) if self._x0[k] != _NOWHERE]
            if places:
                page = self._pages[line]
                x0, x1 = min(self._x0[k] for k in places), max(self._x1[k] for k in places)
                box = Box(x0, self._tops[line], x1, self._bottoms[line])
                yield page, self._shown(page, box)

    def _shown(self, page: int, box: Box) -> Box:
        if page in self._turned:
            reading, shown = self._turned[page]
            box = reading.turned(box, shown)
        return Box(*(round(value, 2) for value in box))
