"""The visible characters of a page, each with its box and baseline in the reading frame."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from array import array
from typing import Any

import pypdfium2.raw as pdfium

from discloseparse.document import Box
from discloseparse.load.pdf import raw
from discloseparse.load.pdf.frame import Crop, Frame

_SAMPLES = 24
_TOLERANCE = 1.0  # points that a glyph's middle may stick out of a clip
_GAP = 6.0  # points: from here on two cells of a row may part
_MOST_CLIP_SEGMENTS = 64
_UNREADABLE = re.compile(r"[\x00-\x01\x03-\x08\x0e-\x1f\ufffd-\uffff\ue000-\uf8ff]")
_Sides = tuple[float, float, float, float]
_SPACES = frozenset(" \t\r\n\f\v\x00\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff").union(
    map(chr, range(0x2000, 0x200B))
)


def _one_to_one() -> dict[int, str]:
    """Radicals and compatibility ideographs that some producers write for ordinary characters."""
    table = {0x02: "-", 0xFFFE: "-"}  # PDFium's marks for a hyphen at a line's end
    for block in (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00)):
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    return table


_PLAIN = _one_to_one()


class Glyphs:
    """Characters in content order; white space is left out, ``spaced`` remembers where it stood.

    ``x0 x1 top bottom base`` are parallel to ``chars``, in points of ``frame``; ``source`` is the
    index on the text page, or -1. ``unreadable`` counts characters of fonts that do not say what
    they mean. ``turned`` holds the indices of those that run in another direction than the frame's.
    """

    __slots__ = (
        "base", "bottom", "chars", "frame", "source", "spaced", "top", "turned", "unreadable", "x0", "x1",
    )  # fmt: skip

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.chars: list[str] = []
        self.x0, self.x1 = array("f"), array("f")
        self.top, self.bottom, self.base = array("f"), array("f"), array("f")
        self.source = array("l")
        self.spaced: set[int] = set()
        self.turned: set[int] = set()
        self.unreadable = 0

    def __len__(self) -> int:
        return len(self.chars)

    def append(self, char: str, box: Box, base: float, source: int = -1) -> None:
        """Add a character; ``box`` and ``base`` in the frame."""
        self.chars.append(char)
        self.source.append(source)
        self.x0.append(box.x0)
        self.top.append(box.top)
        self.x1.append(box.x1)
        self.bottom.append(box.bottom)
        self.base.append(base)

    def keep(self, kept: list[int]) -> None:
        """Drop all glyphs but those at ``kept``."""
        place = {old: new for new, old in enumerate(kept)}
        self.spaced = {place[i] for i in self.spaced if i in place}
        self.turned = {place[i] for i in self.turned if i in place}
        self.chars = [self.chars[i] for i in kept]
        for name in ("x0", "x1", "top", "bottom", "base", "source"):
            values = getattr(self, name)
            setattr(self, name, array(values.typecode, (values[i] for i in kept)))


def read_glyphs(text_page: Any, crop: Crop, turns: int, most: int) -> Glyphs:
    """The visible characters of ``text_page`` (a raw handle); at most ``most`` are read.

    ``turns``: the page's own quarter turns, used if it holds no text.
    """
    count = min(pdfium.FPDFText_CountChars(text_page), most)
    text = _text(text_page, count)
    glyphs = Glyphs(Frame(crop, _direction(text_page, count, turns)))
    _collect(text_page, text, glyphs)
    _drop_clipped(text_page, glyphs)
    glyphs.unreadable = len(_UNREADABLE.findall("".join(glyphs.chars)))
    return glyphs


def _text(text_page: Any, count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) != count:  # characters beyond the basic plane: one call each
        codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    return text.translate(_PLAIN)


def _quarter(text_page: Any, index: int) -> int | None:
    """Quarter turns of a glyph, counter-clockwise, or None if it is slanted (a watermark)."""
    angle = pdfium.FPDFText_GetCharAngle(text_page, index)  # clockwise
    if angle < 0:
        return None
    turns = -angle / (math.pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) < 0.1 else None


def _direction(text_page: Any, count: int, turns: int) -> int:
    """The direction that most glyphs run; ``turns`` if there is none."""
    votes: dict[int, int] = {}
    for index in range(0, count, max(1, count // _SAMPLES)):
        if not pdfium.FPDFText_IsGenerated(text_page, index):
            quarter = _quarter(text_page, index)
            if quarter is not None:
                votes[quarter] = votes.get(quarter, 0) + 1
    return max(votes, key=lambda quarter: votes[quarter], default=turns)


def _collect(text_page: Any, text: str, glyphs: Glyphs) -> None:
    """Fill ``glyphs``; what is slanted is left out."""
    frame, turns = glyphs.frame, glyphs.frame.turns
    a, b, c, d, e, f = frame.a, frame.b, frame.c, frame.d, frame.e, frame.f
    width, height = frame.width, frame.height
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_rect, at_x, at_y = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    box_of, origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    add = (
        glyphs.chars.append, glyphs.source.append, glyphs.x0.append, glyphs.top.append,
        glyphs.x1.append, glyphs.bottom.append, glyphs.base.append,
    )  # fmt: skip
    add_char, add_source, add_x0, add_top, add_x1, add_bottom, add_base = add
    spaced = False
    way: int | None = turns
    base = math.inf
    above = below = math.inf
    for index, char in enumerate(text):
        if char in _SPACES:
            spaced = spaced or not pdfium.FPDFText_IsGenerated(text_page, index)
            continue
        if not box_of(text_page, index, at_rect):
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        x0, y0 = a * left + b * bottom + c, d * left + e * bottom + f
        x1, y1 = a * right + b * top + c, d * right + e * top + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        if not (0 <= x0 + x1 <= 2 * width and 0 <= y0 + y1 <= 2 * height):
            continue
        if y0 != above or y1 != below:  # boxes of one height stand on one baseline
            above, below = y0, y1
            origin_of(text_page, index, at_x, at_y)
            last, base = base, d * x.value + e * y.value + f
            if base != last:  # what runs otherwise has no two glyphs on one baseline
                way = _quarter(text_page, index)
        if way != turns:
            if way is None:
                continue
            glyphs.turned.add(len(glyphs.chars))
        if spaced:
            glyphs.spaced.add(len(glyphs.chars))
            spaced = False
        add_char(char)
        add_source(index)
        add_x0(x0)
        add_top(y0)
        add_x1(x1)
        add_bottom(y1)
        add_base(base)


def _drop_clipped(text_page: Any, glyphs: Glyphs) -> None:
    """Drop what a clip path hides: spreadsheets print a cell's hidden rest on the next page.

    Runs on one baseline without a gap are tested at both ends, and glyph by glyph only if an end
    is hidden.
    """
    hidden: set[int] = set()
    clips = _Clips(text_page, glyphs.frame)
    base, x0, x1 = glyphs.base, glyphs.x0, glyphs.x1
    start = 0
    for i in range(1, len(glyphs) + 1):
        if i < len(glyphs) and base[i] == base[i - 1] and -_GAP < x0[i] - x1[i - 1] < _GAP:
            continue
        if clips.hide(glyphs, start) or clips.hide(glyphs, i - 1):
            hidden.update(k for k in range(start, i) if clips.hide(glyphs, k))
        start = i
    if hidden:
        glyphs.keep([i for i in range(len(glyphs)) if i not in hidden])


class _Clips:
    """The clip paths of a page's text. Objects share the parts of them, which are read once."""

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self._text_page = text_page
        self._frame = frame
        self._of_objects: dict[int, _Sides | None] = {}
        self._of_parts: dict[int, _Sides | None] = {}

    def hide(self, glyphs: Glyphs, i: int) -> bool:
        """Whether the middle of a glyph lies outside what its text object leaves visible."""
        item = raw.FPDFText_GetTextObject(self._text_page, glyphs.source[i])
        if not item:
            return False
        if item not in self._of_objects:
            self._of_objects[item] = self._visible(raw.FPDFPageObj_GetClipPath(item))
        clip = self._of_objects[item]
        if clip is None:
            return False
        x0, top, x1, bottom = clip
        x, y = (glyphs.x0[i] + glyphs.x1[i]) / 2, (glyphs.top[i] + glyphs.bottom[i]) / 2
        return not (x0 <= x <= x1 and top <= y <= bottom)

    def _visible(self, path: int | None) -> _Sides | None:
        """The box on the page that all parts of a clip path leave visible, and a little more."""
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        sides: _Sides | None = None
        for number in range(count):
            first = raw.FPDFClipPath_GetPathSegment(path, number, 0)
            if not first:
                continue
            if first not in self._of_parts:
                self._of_parts[first] = _part(path, number)
            part = self._of_parts[first]
            if part is not None:
                sides = part if sides is None else _both(sides, part)
        if sides is None:
            return None
        left, bottom, right, top = sides
        x0, y0, x1, y1 = self._frame.box(left, bottom, max(left, right), max(bottom, top))
        return x0 - _TOLERANCE, y0 - _TOLERANCE, x1 + _TOLERANCE, y1 + _TOLERANCE


def _both(one: _Sides, other: _Sides) -> _Sides:
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def _part(path: int | None, number: int) -> _Sides | None:
    """The box of one part of a clip path, or None if it has too many segments."""
    count = raw.FPDFClipPath_CountPathSegments(path, number)
    if not 0 < count <= _MOST_CLIP_SEGMENTS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for index in range(count):
        segment = raw.FPDFClipPath_GetPathSegment(path, number, index)
        if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            xs.append(x.value)
            ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
