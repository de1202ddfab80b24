"""The second engine: characters and ruled tables as pdfplumber finds them.

Slower, and clipped text is read; for a second opinion. Lines, paragraphs, furniture and the joining
of tables over pages are the same as with PDFium.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from discloseparse.document import Box, Diagnostic
from discloseparse.load.loader import Context
from discloseparse.load.pdf.frame import Crop, Frame
from discloseparse.load.pdf.glyphs import Glyphs
from discloseparse.load.pdf.grids import grid_of
from discloseparse.load.pdf.pages import Page, divide, needs_ocr


def read_pages(data: bytes, context: Context, diagnostics: list[Diagnostic]) -> Iterator[Page]:
    """The pages of a PDF that PDFium was able to open; what is left out is told."""
    import pdfplumber

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    limits = context.limits
    try:
        pdf = pdfplumber.open(io.BytesIO(data), password=context.password or "")
    except Exception as error:  # PDFium is the more forgiving of the two
        diagnostics.append(Diagnostic("page_damaged", 1, f"pdfplumber: {type(error).__name__}"))
        return
    with pdf:
        for number, page in enumerate(pdf.pages, 1):
            if number > limits.pages:
                diagnostics.append(Diagnostic("page_limit", number, str(limits.pages)))
                return
            try:
                yield _read_page(page, number, limits.page_characters)
            except Exception as error:  # a broken page costs itself only
                diagnostics.append(Diagnostic("page_damaged", number, type(error).__name__))
            finally:
                page.close()


def _read_page(page: Any, number: int, most: int) -> Page:
    left, top, right, bottom = page.bbox
    frame = Frame(Crop(0.0, 0.0, right - left, bottom - top), 0)
    glyphs = Glyphs(frame)
    spaced = False
    for char in page.chars[:most]:
        text = char["text"]
        if not text.strip():
            spaced = True
        elif char["upright"] and len(text) == 1:
            if spaced:
                glyphs.spaced.add(len(glyphs))
            box = Box(char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
            glyphs.append(text, box, page.height - char["matrix"][5])
            spaced = False
    images = sum((image["x1"] - image["x0"]) * image["height"] for image in page.images)
    read = Page(number, frame, glyphs, complete=len(page.chars) <= most)
    read.needs_ocr = needs_ocr(glyphs, images / max(1.0, frame.width * frame.height))
    found = (grid_of([_shifted(cell, left, top) for cell in t.cells]) for t in page.find_tables())
    divide(read, [grid for grid in found if grid is not None])
    return read


def _shifted(cell: tuple[float, float, float, float], left: float, top: float) -> Box:
    x0, y0, x1, y1 = cell
    return Box(x0 - left, y0 - top, x1 - left, y1 - top)
