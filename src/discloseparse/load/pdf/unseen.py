"""Print that is no part of the text: invisible or white on white, or large across other print."""

from __future__ import annotations

import ctypes
from statistics import median_low
from typing import Any

import pypdfium2.raw as pdfium

from discloseparse.document import Box
from discloseparse.load.pdf.frame import Frame
from discloseparse.load.pdf.glyphs import Glyphs

_GAP = 6.0  # points within a run
_WHITE = 250  # of 255, each of red, green and blue
_LARGE = 2.5  # times the usual height
_CROSSED = 3  # glyphs that a line of large print lies upon
_MOST_OBJECTS = 20_000
_TOLERANCE = 0.5  # points


def drop_unseen(page: Any, text_page: Any, glyphs: Glyphs) -> None:
    """Drop from ``glyphs`` what is not seen on ``page``, and watermarks (raw handles)."""
    blank = _blank(text_page, glyphs)
    if blank:
        painted = _painted(page, glyphs.frame)
        blank = {i for i in blank if not _is_upon(painted, glyphs, i)}
    dropped = blank | _across(glyphs)
    if dropped:
        glyphs.keep([i for i in range(len(glyphs)) if i not in dropped])


def _blank(text_page: Any, glyphs: Glyphs) -> set[int]:
    """Glyphs without ink or in white: of each run on one baseline the first is asked first."""
    found: set[int] = set()
    base, x0, x1 = glyphs.base, glyphs.x0, glyphs.x1
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))

    def is_blank(i: int) -> bool:
        index = glyphs.source[i]
        if index < 0 or not pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
            return False
        if min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0:
            return True
        item = pdfium.FPDFText_GetTextObject(text_page, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else None
        return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)

    hidden, last_base, last_x1 = False, None, 0.0
    for i, (left, right, line) in enumerate(zip(x0, x1, base, strict=True)):
        begins = line != last_base or not -_GAP < left - last_x1 < _GAP
        if (begins or hidden) and (hidden := is_blank(i)):
            found.add(i)
        last_base, last_x1 = line, right
    return found


def _painted(page: Any, frame: Frame) -> list[Box]:
    """Where ``page`` has colour or pictures under its text; a form may hold either."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    painted: list[Box] = []
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
            pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
            if not fill.value or min(red.value, green.value, blue.value) >= _WHITE:
                continue
        if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            painted.append(frame.box(left.value, bottom.value, right.value, top.value))
    return painted


def _is_upon(painted: list[Box], glyphs: Glyphs, i: int) -> bool:
    x, y = (glyphs.x0[i] + glyphs.x1[i]) / 2, (glyphs.top[i] + glyphs.bottom[i]) / 2
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in painted)


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
