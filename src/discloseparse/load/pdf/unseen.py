"""Print that is no part of the text: invisible or white on white, or large across other print."""

from __future__ import annotations

import ctypes
import math
from statistics import median_low
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as typed

from discloseparse.document import Box
from discloseparse.load.pdf import raw
from discloseparse.load.pdf.frame import Frame
from discloseparse.load.pdf.glyphs import Glyphs

_GAP = 6.0  # points within a run
_WHITE = 250  # of 255, each of red, green and blue
_LARGE = 2.5  # times the usual height
_CROSSED = 3  # glyphs that a line of large print lies upon
_INSET = 0.2  # of a glyph's box: rules may touch its edges
_MOST_PIXELS = 4_000_000
_TOLERANCE = 0.5  # points


def drop_unseen(page: pdfium.PdfPage, shown: Frame, text_page: Any, glyphs: Glyphs) -> None:
    """Drop from ``glyphs`` what is not seen on ``page``, and watermarks.

    ``shown``: the frame that ``page`` is displayed in; ``text_page`` is a raw handle.
    """
    dropped = _across(glyphs)
    blank = _blank(text_page, glyphs)
    if blank:
        dropped |= _empty(page, shown, glyphs, blank)
    if dropped:
        glyphs.keep([i for i in range(len(glyphs)) if i not in dropped])


def _blank(text_page: Any, glyphs: Glyphs) -> set[int]:
    """Glyphs without ink or in white: of each run on one baseline the first is asked first."""
    found: set[int] = set()
    base, x0, x1 = glyphs.base, glyphs.x0, glyphs.x1
    red, green, blue, alpha = colour = tuple(ctypes.c_uint() for _ in range(4))
    into = [ctypes.byref(part) for part in colour]

    def is_blank(i: int) -> bool:
        index = glyphs.source[i]
        if index < 0 or not raw.FPDFText_GetFillColor(text_page, index, *into):
            return False
        if min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0:
            return True
        item = raw.FPDFText_GetTextObject(text_page, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(item) if item else None
        return bool(mode == typed.FPDF_TEXTRENDERMODE_INVISIBLE)

    hidden, last_base, last_x1 = False, None, 0.0
    for i, (left, right, line) in enumerate(zip(x0, x1, base, strict=True)):
        begins = line != last_base or not -_GAP < left - last_x1 < _GAP
        if (begins or hidden) and (hidden := is_blank(i)):
            found.add(i)
        last_base, last_x1 = line, right
    return found


def _empty(page: pdfium.PdfPage, shown: Frame, glyphs: Glyphs, blank: set[int]) -> set[int]:
    """Those of ``blank`` where the page, drawn, is white: a coloured ground or a scan shows others."""
    size = max(1.0, shown.width * shown.height)
    scale = min(1.0, math.sqrt(_MOST_PIXELS / size))
    try:
        bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
    except pdfium.PdfiumError:  # a page that cannot be drawn keeps its text
        return set()
    picture = bitmap.to_pil()
    found = set()
    for i in blank:
        box = Box(glyphs.x0[i], glyphs.top[i], glyphs.x1[i], glyphs.bottom[i])
        x0, top, x1, bottom = glyphs.frame.turned(box, shown)
        across, down = _INSET * (x1 - x0), _INSET * (bottom - top)
        corner = int(scale * (x0 + across)), int(scale * (top + down))
        other = scale * (x1 - across), scale * (bottom - down)
        part = picture.crop(
            (*corner, *(max(int(o), c + 1) for o, c in zip(other, corner, strict=True)))
        )
        if part.getextrema()[0] >= _WHITE:
            found.add(i)
    bitmap.close()
    return found


def _across(glyphs: Glyphs) -> set[int]:
    """Large glyphs of lines that lie upon smaller ones: a watermark."""
    heights = [bottom - top for top, bottom in zip(glyphs.top, glyphs.bottom, strict=True)]
    if not heights:
        return set()
    usual = median_low(heights)
    if max(heights) < _LARGE * usual:
        return set()
    lines: dict[float, list[int]] = {}
    for i, height in enumerate(heights):
        if height >= _LARGE * usual:
            lines.setdefault(glyphs.base[i], []).append(i)
    small = [i for i, height in enumerate(heights) if height < _LARGE * usual]
    return {i for line in lines.values() if _crosses(glyphs, line, small) for i in line}


def _crosses(glyphs: Glyphs, line: list[int], small: list[int]) -> bool:
    left, right = min(glyphs.x0[i] for i in line), max(glyphs.x1[i] for i in line)
    top, bottom = min(glyphs.top[i] for i in line), max(glyphs.bottom[i] for i in line)
    crossed = 0
    for i in small:
        inside = left < glyphs.x0[i] and glyphs.x1[i] < right
        if inside and top + _TOLERANCE < glyphs.base[i] < bottom - _TOLERANCE:
            crossed += 1
            if crossed == _CROSSED:
                return True
    return False
