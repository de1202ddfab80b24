"""Characters that PDFium leaves out: text objects without extent whose font is not embedded.

Without the font on the machine a glyph has no outline. PDFium takes an object of one such glyph
(or of a turned line of them) for empty and drops it from the page's text: the last character of
a paragraph is gone. pdfminer, which pdfplumber brings, knows the character from the font's code
table; only such pages pay for it.
"""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from discloseparse.load.pdf.frame import Crop
from discloseparse.load.pdf.glyphs import Glyphs

if TYPE_CHECKING:
    from pdfminer.layout import LTChar
    from pdfminer.pdfpage import PDFPage

_NEAR = 0.6  # points between what the two engines call a glyph's origin
_DESCENT = 0.12  # of the font size


class LostText:
    """Finds lost characters of the pages of one file; opens it only when the first is missing."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data = data
        self._password = password
        self._pages: list[PDFPage] | None = None
        self._device: Any = None
        self._interpreter: Any = None

    def restore(self, number: int, empty: list[Crop], glyphs: Glyphs) -> None:
        """Add to ``glyphs`` what stands at ``empty`` (see :class:`Drawing`) of page ``number``."""
        crop = glyphs.frame.crop
        for char in self._chars(number):
            x, y = char.matrix[4] + crop.left, char.matrix[5] + crop.bottom
            text = char.get_text()
            if len(text) == 1 and not text.isspace() and any(_holds(box, x, y) for box in empty):
                _add(glyphs, char, x, y)

    def _chars(self, number: int) -> list[LTChar]:
        from pdfminer.converter import PDFPageAggregator
        from pdfminer.layout import LTChar
        from pdfminer.pdfdocument import PDFDocument
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser

        try:
            if self._pages is None:
                document = PDFDocument(PDFParser(io.BytesIO(self._data)), self._password or "")
                self._pages = list(PDFPage.create_pages(document))
                manager = PDFResourceManager()
                self._device = PDFPageAggregator(manager, laparams=None)
                self._interpreter = PDFPageInterpreter(manager, self._device)
                # Forms within forms can unfold without end; PDFium has read them already.
                self._interpreter.do_Do = lambda name: None  # noqa: ARG005
                # What it has to say about broken fonts is not for the console.
                logging.getLogger("pdfminer").addHandler(logging.NullHandler())
            page = self._pages[number - 1]
            page.rotate = 0  # PDFium's coordinates are not turned either
            page.mediabox = page.cropbox
            self._interpreter.process_page(page)
            return [item for item in _leaves(self._device.get_result()) if isinstance(item, LTChar)]
        except Exception:  # a second opinion: its failure costs these glyphs only
            self._pages = self._pages or []
            return []


def _leaves(item: Any) -> Iterator[Any]:
    for inner in item:
        if hasattr(inner, "__iter__"):
            yield from _leaves(inner)
        else:
            yield inner


def _holds(box: Crop, x: float, y: float) -> bool:
    return box.left - _NEAR <= x <= box.right + _NEAR and box.bottom - _NEAR <= y <= box.top + _NEAR


def _add(glyphs: Glyphs, char: LTChar, x: float, y: float) -> None:
    a, b = char.matrix[:2]
    scale = math.hypot(a, b) or 1.0
    along = (a / scale, b / scale)
    upwards = (-along[1], along[0])
    size = char.width if abs(b) > abs(a) else char.height
    below, above, ahead = -_DESCENT * size, (1 - _DESCENT) * size, char.adv * scale
    box = glyphs.frame.box(
        x + upwards[0] * below,
        y + upwards[1] * below,
        x + upwards[0] * above + along[0] * ahead,
        y + upwards[1] * above + along[1] * ahead,
    )
    base = glyphs.frame.box(x, y, x, y).top
    if round(math.atan2(b, a) / (math.pi / 2)) % 4 != glyphs.frame.turns:
        glyphs.turned.add(len(glyphs))
    glyphs.append(char.get_text(), box, base)
