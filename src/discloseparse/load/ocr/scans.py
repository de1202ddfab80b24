"""A PDF's scanned pages read into its document."""

from __future__ import annotations

from dataclasses import replace

from discloseparse.document import Document
from discloseparse.guard import more_time
from discloseparse.load.loader import Context
from discloseparse.load.ocr.engine import OcrLine, recognise, require_engine
from discloseparse.load.ocr.pictures import DOTS_PER_INCH, POINTS_PER_INCH, pdf_pages
from discloseparse.load.ocr.splice import splice

NEEDS_OCR = "needs_ocr"
SECONDS_PER_PAGE = 90.0  # a dense page takes eleven on one core


def with_scanned_pages(document: Document, data: bytes, context: Context) -> Document:
    """``document`` of the PDF ``data`` with the pages it could not read recognised.

    Pages that stay unread keep their diagnostic. Raises :class:`OcrMissingError`.
    """
    wanted = [item.page for item in document.diagnostics if item.code == NEEDS_OCR and item.page]
    if not wanted:
        return document
    require_engine()
    found: dict[int, list[OcrLine]] = {}
    more_time(SECONDS_PER_PAGE)
    for number, picture in pdf_pages(data, wanted, context.password, context.limits):
        found[number] = recognise(picture)
        more_time(SECONDS_PER_PAGE)
    left = tuple(
        item for item in document.diagnostics if item.code != NEEDS_OCR or item.page not in found
    )
    read = splice(document, found, POINTS_PER_INCH / DOTS_PER_INCH)
    return replace(read, diagnostics=left, partial=bool(left))
