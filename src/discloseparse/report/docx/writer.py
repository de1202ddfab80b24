"""Marks → a copy of the DOCX that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element

from discloseparse.document import Document
from discloseparse.load.docx.names import attribute, local
from discloseparse.load.docx.runs import DocxOrigins, RunPiece
from discloseparse.load.loader import Limits
from discloseparse.report.docx.comments import Comments, host
from discloseparse.report.docx.cut import Cut, cut, highlight
from discloseparse.report.docx.package import Package
from discloseparse.report.marks import Mark, Marks, Shade
from discloseparse.spans import Span

_COLORS: dict[Shade, str] = {
    "error": "yellow",
    "warning": "green",
    "info": "cyan",
    "operand": "lightGray",
}
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}


def write(
    data: bytes, document: Document, marks: Marks, limits: Limits
) -> tuple[bytes, list[Mark]]:
    """The marked copy of ``data``, of which ``document`` was read, and the marks that could not be
    put anywhere in it."""
    package = Package(data, limits)
    if not isinstance(document.origins, DocxOrigins):
        raise TypeError(type(document.origins).__name__)
    spans = [mark.span for mark in marks.by_shade()]
    printed = _PrintedRuns(package, document.text, document.origins, spans)
    for mark in marks.by_shade():
        for run in printed.runs(mark.span):
            if etree.QName(run).namespace == printed.space:  # not in a formula
                highlight(run, _COLORS[mark.shade])
    homeless = []
    comments = Comments(package) if marks.figures else None
    for mark in marks.figures:
        anchors = printed.anchors(mark.span)
        if not anchors or comments is None or comments.full:
            homeless.append(mark)
        else:
            comments.add(anchors[0], anchors[-1], mark.notes)
    return package.data(), homeless


class _PrintedRuns:
    """The runs that print the text, cut at both ends of each of ``spans``."""

    def __init__(
        self, package: Package, text: str, origins: DocxOrigins, spans: Iterable[Span]
    ) -> None:
        self._text = text
        self._origins = origins
        main = package.tree(package.main)
        self.space = etree.QName(main).namespace
        self._callers = {
            (local(reference), attribute(reference, "id")): reference.getparent()
            for name in _NOTES.values()
            for reference in main.iter(f"{{*}}{name}")
        }
        places: dict[tuple[str, int], set[int]] = {}
        for span in spans:
            for piece in self._origins.runs(span):
                places.setdefault((piece.part, piece.run), set()).update(_ends(piece))
        parts = {part for part, _ in places} | {package.main}
        runs = {part: list(package.tree(part).iter("{*}r")) for part in parts}
        self._runs = runs
        self._cuts: dict[tuple[str, int], list[Cut]] = {
            (part, run): self._cut(runs[part][run], ends) for (part, run), ends in places.items()
        }

    def _cut(self, run: _Element, ends: set[int]) -> list[Cut]:
        foreign = etree.QName(run).namespace != self.space
        return cut(run, () if foreign else ends)

    def runs(self, span: Span) -> list[_Element]:
        """What prints ``span``, in order."""
        return [run for piece in self._origins.runs(span) for run in self._of(piece)]

    def _of(self, piece: RunPiece) -> Iterator[_Element]:
        start, end = _ends(piece)
        known = self._cuts.get((piece.part, piece.run))
        if known is None:  # a run that carries no mark
            if piece.part in self._runs:
                yield self._runs[piece.part][piece.run]
            return
        yield from (made.run for made in known if made.start < end and start < made.end)

    def anchors(self, span: Span) -> list[_Element]:
        """Beside what a comment on ``span`` stands, in order.

        A number that Word makes has no characters in the file; its paragraph's have.
        """
        end = self._text.find("\n", span.end)
        line = Span(span.start, len(self._text) if end < 0 else end)
        runs = self.runs(span) or self.runs(line)
        return [host(run) for run in map(self._in_body, runs) if run is not None]

    def _in_body(self, run: _Element) -> _Element | None:
        """``run``, or the run that calls the note it stands in."""
        note = next((outer for outer in run.iterancestors() if local(outer) in _NOTES), None)
        if note is None:
            return run
        return self._callers.get((_NOTES[local(note)], attribute(note, "id")))


def _ends(piece: RunPiece) -> tuple[int, int]:
    return piece.start, piece.start + piece.span.end - piece.span.start
