"""What a format module offers (:class:`Loader`) and what it is given (:class:`Context`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from discloseparse.document import Document

PdfEngine = Literal["pdfium", "pdfplumber"]
"""What reads characters and ruled tables of a PDF; pdfplumber is the slower second opinion."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost. Reaching one raises or leaves out a part and says so."""

    size: int = 256 * 2**20
    """Bytes of the file."""
    pages: int = 2_000
    characters: int = 20_000_000
    """Code points of the text."""
    page_characters: int = 200_000
    page_objects: int = 100_000
    cells: int = 200_000
    """Cells of one table."""
    sheet_cells: int = 500_000
    """Cells of one sheet of a workbook; the rest of it is left out and reported."""
    archive_entries: int = 5_000
    archive_bytes: int = 256 * 2**20
    """Unpacked bytes of a whole package, and of one document in an archive."""
    archive_ratio: int = 200
    """Unpacked over packed bytes of one entry, looked at above one megabyte."""
    archive_depth: int = 3
    """Archives within each other."""
    archive_total: int = 2**30
    """Unpacked bytes of all documents in an archive, which are read one after the other."""
    converter_seconds: int = 60
    """How long LibreOffice may take over a document."""
    pixels: int = 40_000_000
    """Of a picture or a rendered page."""
    memory: int = 2 * 2**30
    """Address space of a reader process; kept only where reading is isolated."""
    ocr_memory: int = 6 * 2**30
    """The same where pictures are read."""
    seconds: float = 60.0
    """Wall-clock time; this and the next are kept only where reading is isolated."""
    seconds_per_megabyte: float = 10.0

    def time_for(self, size: int) -> float:
        """Seconds that a document of ``size`` bytes may take."""
        return self.seconds + self.seconds_per_megabyte * size / 2**20

    def memory_for(self, *, ocr: bool) -> int:
        """Bytes of address space of a reader process; ``ocr``: it reads pictures too."""
        return self.ocr_memory if ocr else self.memory


@dataclass(frozen=True, slots=True)
class Context:
    """What a loader needs besides the bytes."""

    limits: Limits
    password: str | None = None
    ocr: bool = False
    """Read text in pictures."""
    pdf_engine: PdfEngine = "pdfium"


@dataclass(frozen=True, slots=True)
class Loader:
    """One format. ``sniff(head, data)`` says how sure the bytes are of it: 0 (no) to ``SURE``.

    ``head`` is the first four kilobytes; between several formats the surest one reads.
    """

    SURE: ClassVar[int] = 100
    LIKELY: ClassVar[int] = 50
    LAST_RESORT: ClassVar[int] = 1

    kind: str
    media_types: tuple[str, ...]
    sniff: Callable[[bytes, bytes], int]
    load: Callable[[bytes, Context], Document]
