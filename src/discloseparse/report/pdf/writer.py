"""Marks → a copy of the PDF that shows them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Name

from discloseparse.document import Box, Document
from discloseparse.errors import DamagedDocumentError, EncryptedOriginalError, SignedOriginalError
from discloseparse.load.loader import Limits
from discloseparse.load.pdf.frame import Crop, Frame
from discloseparse.load.pdf.origins import PageOrigins
from discloseparse.report.marks import Mark, Marks, Shade
from discloseparse.report.pdf.annotation import Area, Color, highlight
from discloseparse.spans import Span

_COLORS: dict[Shade, Color] = {
    "error": Color(1, 0.9, 0.3),
    "warning": Color(0.65, 1, 0.55),
    "info": Color(0.55, 0.95, 1),
    "operand": Color(0.85, 0.85, 0.85),
}
_MULTIPLIES = "1.4"  # the first version that knows blend modes
_SIGNED = 1  # the flag of a form that holds signatures


def write(
    data: bytes,
    document: Document,
    marks: Marks,
    limits: Limits,  # noqa: ARG001  as every writer
) -> tuple[bytes, list[Mark]]:
    """The marked copy of ``data``, of which ``document`` was read, and the marks that could not be
    put anywhere in it. Raises EncryptedOriginalError, SignedOriginalError, DamagedDocumentError."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise EncryptedOriginalError()
            if _is_signed(pdf):
                raise SignedOriginalError()
            return _marked(pdf, data, document, marks)
    except pikepdf.PasswordError as error:
        raise EncryptedOriginalError() from error
    except pikepdf.PdfError as error:
        raise DamagedDocumentError(kind="pdf", reason=" ".join(str(error).split())) from error


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    form = pdf.Root.get(Name.AcroForm)
    flags = form.get(Name.SigFlags) if isinstance(form, pikepdf.Dictionary) else None
    return (isinstance(flags, int) and bool(flags & _SIGNED)) or any(
        isinstance(found, pikepdf.Dictionary) and Name.ByteRange in found for found in pdf.objects
    )


def _marked(
    pdf: pikepdf.Pdf, data: bytes, document: Document, marks: Marks
) -> tuple[bytes, list[Mark]]:
    frames = _Frames(data)
    homeless: list[Mark] = []
    added: dict[int, list[pikepdf.Object]] = {}
    try:
        for number, mark in enumerate(marks.by_shade()):
            pages = _areas(document, mark.span, frames)
            for index, areas in pages.items():
                page, note = pdf.pages[index - 1], "\n".join(mark.notes)
                name = f"discloseparse-{number}"
                made = highlight(pdf, page, areas, _COLORS[mark.shade], note, name)
                added.setdefault(index, []).extend(made)
            if mark.notes and not pages:
                homeless.append(mark)
    finally:
        frames.close()
    for index, made in added.items():
        shown = pdf.pages[index - 1].obj  # its list may be shared with another page
        shown.Annots = pikepdf.Array([*shown.get(Name.Annots, ()), *made])
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True, min_version=_MULTIPLIES)
    return buffer.getvalue(), homeless


def _areas(document: Document, span: Span, frames: _Frames) -> dict[int, Sequence[Area]]:
    """By page, what ``span`` covers: an area for each of its lines."""
    found: dict[int, list[Area]] = {}
    for page, box in _boxes(document, span):
        found.setdefault(page, []).append(Area(*frames[page].user_space(box)))
    return dict(found)


def _boxes(document: Document, span: Span) -> Iterator[tuple[int, Box]]:
    origins = document.origins
    if isinstance(origins, PageOrigins):
        yield from origins.boxes(span)
        return
    origin = origins.locate(span)  # recognised text knows its first line only
    if origin is not None and origin.page is not None and origin.bbox is not None:
        yield origin.page, origin.bbox


class _Frames:
    """How each page is shown, as the loader saw it."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pdfium.PdfDocument(data)
        self._known: dict[int, Frame] = {}

    def __getitem__(self, number: int) -> Frame:
        if number not in self._known:
            page = self._pdf[number - 1]
            self._known[number] = Frame(Crop(*page.get_cropbox()), page.get_rotation() // 90)
            page.close()
        return self._known[number]

    def close(self) -> None:
        self._pdf.close()
