"""Which run of the file prints which characters of the text: what a marked copy needs.

A run (``w:r``) is known by its part and its place among the elements called ``r`` of that part in
document order; characters in it are counted as the walk prints them (a tab is one, deleted text is
none).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from lxml.etree import _Element

from discloseparse.document import BlockOrigins, Origin
from discloseparse.load.blocks import printed_lines
from discloseparse.spans import Span


class Chunk(NamedTuple):
    """Characters on their way into the text. ``run`` is None for what no run prints (numbers).

    ``start`` counts from the first character that the run prints.
    """

    text: str
    run: _Element | None = None
    start: int = 0

    def cut(self, length: int) -> Chunk:
        """Without the first ``length`` characters."""
        return Chunk(self.text[length:], self.run, self.start + length)


def text_of(chunks: Iterable[Chunk]) -> str:
    """The characters of ``chunks``."""
    return "".join(chunk.text for chunk in chunks)


def without_indent(chunks: Sequence[Chunk]) -> list[Chunk]:
    """``chunks`` without the white space at their beginning."""
    text = text_of(chunks)
    indent = len(text) - len(text.lstrip(" \t\u3000"))
    kept = []
    for chunk in chunks:
        cut = min(indent, len(chunk.text))
        kept.append(chunk.cut(cut) if cut else chunk)
        indent -= cut
    return kept


class RunPiece(NamedTuple):
    """``span`` of the text is printed by run ``run`` of ``part`` from its character ``start`` on."""

    span: Span
    part: str
    run: int
    start: int


class DocxOrigins(BlockOrigins):
    """The paragraph or cell of each character, and its run."""

    def __init__(self, blocks: Sequence[tuple[int, Origin]], pieces: Iterable[RunPiece]) -> None:
        super().__init__(blocks)
        self._pieces = sorted(pieces)
        self._begins = [piece.span.start for piece in self._pieces]

    def runs(self, span: Span) -> list[RunPiece]:
        """The runs that print ``span``, in order, each cut to it; generated numbers have none."""
        found = []
        first = max(0, bisect_right(self._begins, span.start) - 1)
        for piece in (self._pieces[i] for i in range(first, len(self._pieces))):
            if piece.span.start >= span.end:
                break
            start, end = max(span.start, piece.span.start), min(span.end, piece.span.end)
            if start < end:
                skipped = piece.start + start - piece.span.start
                found.append(RunPiece(Span(start, end), piece.part, piece.run, skipped))
        return found


class RunLedger:
    """Notes while a document is written which run each piece of the text came from."""

    def __init__(self) -> None:
        self.pieces: list[RunPiece] = []
        self._runs: dict[_Element, tuple[str, int]] = {}

    def number(self, part: str, root: _Element) -> None:
        """Learn the runs of a part."""
        self._runs |= {run: (part, i) for i, run in enumerate(root.iter("{*}r"))}

    def note(self, chunks: Sequence[Chunk], offset: int) -> None:
        """``chunks`` were written as a block whose first printed character stands at ``offset``."""
        ends = list(accumulate(len(chunk.text) for chunk in chunks))
        first = 0
        for begin, line in printed_lines(text_of(chunks)):
            while ends[first] <= begin:
                first += 1
            shift = offset - begin
            for chunk, end in islice(zip(chunks, ends, strict=True), first, None):
                start = max(begin, end - len(chunk.text))
                if start >= begin + len(line):
                    break
                cut = chunk.start + start - (end - len(chunk.text))
                span = Span(start + shift, min(end, begin + len(line)) + shift)
                self._note(chunk.run, span, cut)
            offset += len(line) + 1

    def _note(self, run: _Element | None, span: Span, start: int) -> None:
        place = None if run is None else self._runs.get(run)
        if place is not None:
            self.pieces.append(RunPiece(span, *place, start))
