"""Cut a text at every edge of what is marked in it.

Marks may nest and cross, so none becomes an element of its own: the text is cut at every edge, each
piece under a mark becomes a ``<mark>`` with the classes of all that lies over it, and a place is the
numbers of its pieces, in the order in which they are written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from discloseparse.report.html.signs import visible
from discloseparse.result import Spanned
from discloseparse.spans import Span


class Pieces:
    """The pieces of ``text``.

    ``kinds`` are mentions with the class of their kind, of which the innermost shows; ``flags`` are
    spans with a class that shows whatever else lies there; ``places`` only need to be found again.
    """

    def __init__(
        self,
        text: str,
        kinds: Iterable[tuple[Span, str]],
        flags: Iterable[tuple[Span, str]] = (),
        places: Iterable[Span] = (),
    ) -> None:
        self._text = text
        kinds = sorted((_clipped(span, text), kind) for span, kind in kinds)
        flags = [(_clipped(span, text), flag) for span, flag in flags]
        bare = [_clipped(span, text) for span in places]
        spans = [span for span, _ in [*kinds, *flags]] + bare
        self._edges = sorted({edge for span in spans for edge in span} | {0, len(text)})
        self._kind: dict[int, str] = {}
        self._flags: dict[int, dict[str, None]] = {}
        for span, kind in sorted(kinds, key=lambda item: item[0].start - item[0].end):
            self._kind.update(dict.fromkeys(self._within(span), kind))
        for span, flag in flags:
            for edge in self._within(span):
                self._flags.setdefault(edge, {})[flag] = None
        self._marked = {*self._kind, *self._flags}
        self._marked.update(edge for span in bare for edge in self._within(span))
        self._numbers: dict[int, list[int]] = {}
        self._count = 0

    def html(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end``; their pieces get the next numbers."""
        parts: list[str] = []
        i = bisect_right(self._edges, start) - 1
        while start < end:
            edge = self._edges[i]
            stop = min(end, self._edges[i + 1])
            shown = visible(self._text[start:stop])
            if edge in self._marked:
                shown = self._mark(edge, shown)
            parts.append(shown)
            start, i = stop, i + 1
        return "".join(parts)

    def of(self, span: Span) -> list[int]:
        """The numbers of the pieces of ``span`` that are written, as first and last of each run."""
        runs: list[int] = []
        for edge in self._within(_clipped(span, self._text)):
            for number in self._numbers.get(edge, ()):
                if runs and runs[-1] == number - 1:
                    runs[-1] = number
                else:
                    runs += (number, number)
        return runs

    def _within(self, span: Span) -> list[int]:
        first, after = bisect_left(self._edges, span.start), bisect_left(self._edges, span.end)
        return self._edges[first:after]

    def _mark(self, edge: int, shown: str) -> str:
        self._numbers.setdefault(edge, []).append(self._count)
        self._count += 1
        names = " ".join([*filter(None, [self._kind.get(edge)]), *self._flags.get(edge, ())])
        quoted = f'"{names}"' if " " in names else names
        return f"<mark class={quoted}>{shown}</mark>" if names else f"<mark>{shown}</mark>"


def span_of(item: Spanned) -> Span:
    """Where ``item`` stands."""
    return Span(item.start, item.end)


def _clipped(span: Span, text: str) -> Span:
    """``span`` within ``text``; an empty one takes the next visible character, or the last."""
    start, end = max(0, span.start), min(span.end, len(text))
    if start < end:
        return Span(start, end)
    start = min(start, len(text))
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text):
        start = max(0, len(text.rstrip()) - 1)
    return Span(start, min(start + 1, len(text)))
