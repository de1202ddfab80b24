"""Where each character of the text stands: page and box, in compact arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_right

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
        start = span.start
        while start < span.end - 1 and start < len(self._x0) and self._x0[start] == _NOWHERE:
            start += 1
        i = bisect_right(self._starts, start) - 1
        if i < 0:
            return None
        stop = self._starts[i + 1] if i + 1 < len(self._starts) else len(self._x0)
        places = [k for k in range(start, min(span.end, stop)) if self._x0[k] != _NOWHERE]
        page = self._pages[i]
        if not places:
            return Origin(page=page)
        x0, x1 = min(self._x0[k] for k in places), max(self._x1[k] for k in places)
        return Origin(
            page=page, bbox=self._shown(page, Box(x0, self._tops[i], x1, self._bottoms[i]))
        )

    def _shown(self, page: int, box: Box) -> Box:
        if page in self._turned:
            reading, shown = self._turned[page]
            box = reading.turned(box, shown)
        return Box(*(round(value, 2) for value in box))
