"""Widths of characters whose font is not in the file, from the file's own tables.

PDFium draws such a character with what the machine has and makes its box as wide as the drawing.
The advance that the file states is the same everywhere.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as pdfium

from discloseparse.load.pdf.glyphs import Glyphs


def set_advances(text_page: Any, glyphs: Glyphs) -> None:
    """Let the glyphs of fonts that are not embedded reach from their origin as far as they go."""
    widths: dict[tuple[int | None, str], float | None] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    a, b, c = glyphs.frame.a, glyphs.frame.b, glyphs.frame.c
    for i, index in enumerate(glyphs.source):
        item = pdfium.FPDFText_GetTextObject(text_page, index)
        if not item:
            continue
        font = pdfium.FPDFTextObj_GetFont(item)
        key = ctypes.cast(font, ctypes.c_void_p).value, glyphs.chars[i]
        if key not in widths:
            widths[key] = _width(font, key[1])
        width = widths[key]
        if width is not None and pdfium.FPDFText_GetCharOrigin(text_page, index, x, y):
            start = a * x.value + b * y.value + c
            glyphs.x0[i], glyphs.x1[i] = start, start + width * _size(text_page, index)


def _width(font: Any, char: str) -> float | None:
    """The advance of ``char`` in ems, or None if the font is embedded or does not know it."""
    if pdfium.FPDFFont_GetIsEmbedded(font):
        return None
    width = ctypes.c_float()
    known = pdfium.FPDFFont_GetGlyphWidth(font, ord(char), 1.0, width)
    return width.value if known and width.value > 0 else None


def _size(text_page: Any, index: int) -> float:
    """The font size as printed, along the line."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    return float(pdfium.FPDFText_GetFontSize(text_page, index)) * math.hypot(matrix.a, matrix.b)
