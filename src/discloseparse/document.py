"""What loading gives: a document, its text, where each character stands in the file, its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from discloseparse.spans import Span


class Box(NamedTuple):
    """A rectangle on a page in points, origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Origin(NamedTuple):
    """Where a span stands in the source file; what a format does not know stays None.

    ``page`` is 1-based (PDF), ``paragraph`` and ``table``/``row``/``col`` are 0-based (DOCX, HTML),
    ``sheet`` and ``cell`` name a spreadsheet cell (A1). ``confidence``: the text was recognised in a
    picture, and how surely (0 to 1).
    """

    page: int | None = None
    bbox: Box | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    col: int | None = None
    sheet: str | None = None
    cell: str | None = None
    confidence: str | None = None


class Origins(Protocol):
    """Finds the origin of a span, or None where the format has none."""

    def locate(self, span: Span) -> Origin | None: ...


class NoOrigins:
    """Plain text: the offsets are the origin."""

    def locate(self, _span: Span) -> Origin | None:
        return None


class BlockOrigins:
    """Text made of blocks (paragraphs, cells) that stand one after the other."""

    def __init__(self, blocks: Sequence[tuple[int, Origin]]) -> None:
        """``blocks``: (start offset, origin), ascending; a block reaches to the next one."""
        self._starts = [start for start, _ in blocks]
        self._origins = [origin for _, origin in blocks]

    def locate(self, span: Span) -> Origin | None:
        i = bisect_right(self._starts, span.start) - 1
        return self._origins[i] if i >= 0 else None


class Cell(NamedTuple):
    """A table cell at ``row``, ``col`` (0-based) covering ``span``; merged cells span more."""

    row: int
    col: int
    span: Span
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: every cell's text lies in the document's text.

    ``span`` runs from its first to its last character; ``cells`` are in reading order and leave out
    what is empty. ``title`` is known only if the format marks it. ``size`` is rows and columns as
    printed, where empty ones may stand at the end.
    """

    span: Span
    cells: tuple[Cell, ...]
    title: Span | None = None
    header_rows: int = 0
    size: tuple[int, int] = (0, 0)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, empty ones at the end included as far as the format tells them."""
        rows, cols = self.size
        return (
            max(rows, max((c.row + c.rows for c in self.cells), default=0)),
            max(cols, max((c.col + c.cols for c in self.cells), default=0)),
        )


class Furniture(NamedTuple):
    """What a page carries besides its text. ``kind``: ``page_number``, ``header``, ``footer``, ``index``
    (监督索引号), ``navigation``. ``span`` is None if it is kept out of the text; ``text`` says what it
    was."""

    kind: str
    span: Span | None
    page: int | None = None
    text: str = ""
    bbox: Box | None = None


class Style(NamedTuple):
    """A paragraph the format itself calls a heading. ``level`` as the format counts, from 1."""

    span: Span
    level: int


class Diagnostic(NamedTuple):
    """Something about loading that the reader of the result should know (``code`` of the messages)."""

    code: str
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One loaded document. All spans everywhere index ``text`` in code points."""

    text: str
    name: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    encoding: str | None = None
    pages: int | None = None
    origins: Origins = field(default_factory=NoOrigins)
    tables: tuple[Table, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    styles: tuple[Style, ...] = ()
    partial: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    paragraphs_marked: bool = False
    """True if each line of ``text`` is a whole paragraph (DOCX, HTML), so that no line break is soft."""
