"""The drawn lines of a page (rules), from its path objects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from discloseparse.load.pdf import raw
from discloseparse.load.pdf.frame import Crop, Frame

_THIN = 2.2  # points: no thicker, and a filled or stroked box is a line
_DEEPEST_FORM = 5
_MOST_SEGMENTS = 4_000
_MOST_RULES = 20_000
_STRAIGHT = 0.5
_EMPTY = 0.01

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A horizontal (at y) or vertical (at x) line: ``at`` and from ``start`` to ``end``."""

    at: float
    start: float
    end: float


class Drawing(NamedTuple):
    """What is drawn on a page besides text. ``image_share``: how much of the page images cover.

    ``empty_texts``: where (in user space) text objects stand that PDFium takes for empty although
    their font, which is not embedded, may have something to print. ``embedded``: all fonts come
    with the file.
    """

    horizontal: list[Rule]
    vertical: list[Rule]
    empty_texts: list[Crop]
    image_share: float
    complete: bool
    embedded: bool = True


def read_drawing(page: Any, frame: Frame, most: int) -> Drawing:
    """The rules of ``page`` (a raw handle) in ``frame``; at most ``most`` objects are looked at."""
    reader = _Reader(frame, most)
    reader.walk(page, pdfium.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, _IDENTITY)
    share = min(1.0, reader.images / max(1.0, frame.width * frame.height))
    if len(reader.horizontal) + len(reader.vertical) > _MOST_RULES:
        return Drawing([], [], reader.empty, share, complete=False, embedded=reader.embedded)
    return Drawing(
        reader.horizontal,
        reader.vertical,
        reader.empty,
        share,
        complete=reader.complete and reader.left >= 0,
        embedded=reader.embedded,
    )


class _Reader:
    """Looks at the objects of a page and of the forms in it, up to a number of them."""

    def __init__(self, frame: Frame, most: int) -> None:
        self.frame = frame
        self.left = most
        self.horizontal: list[Rule] = []
        self.vertical: list[Rule] = []
        self.empty: list[Crop] = []
        self.images = 0.0
        self.embedded = True
        self.complete = True
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._at_sides = tuple(map(ctypes.byref, self._sides))

    def walk(
        self, owner: Any, count: int, get: Callable[[Any, int], Any], matrix: Matrix, depth: int = 0
    ) -> None:
        """Look at the ``count`` objects of ``owner``, a page or a form moved by ``matrix``."""
        type_of = raw.FPDFPageObj_GetType
        font_of, is_embedded = raw.FPDFTextObj_GetFont, raw.FPDFFont_GetIsEmbedded
        text, path = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
        for index in range(count):
            self.left -= 1
            if self.left < 0:
                return
            item = get(owner, index)
            kind = type_of(item)
            if kind == text:
                if not is_embedded(font_of(item)):
                    self._take_text(item, matrix)
            elif kind == path:
                if len(self.horizontal) + len(self.vertical) <= _MOST_RULES and not self._take_path(
                    item, matrix
                ):
                    self.complete = False
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self.frame.box(*self._bounds(item, matrix))
                self.images += max(0.0, x1 - x0) * max(0.0, bottom - top)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth == _DEEPEST_FORM:
                    self.complete = False
                    continue
                inner = _times(_matrix(item), matrix)
                inside = raw.FPDFFormObj_CountObjects(item)
                self.walk(item, inside, raw.FPDFFormObj_GetObject, inner, depth + 1)

    def _take_text(self, item: Any, matrix: Matrix) -> None:
        """Text without its font. What an embedded font leaves empty is a space; here it may be more."""
        self.embedded = False
        x0, y0, x1, y1 = self._bounds(item, matrix)
        left, low, right, high = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        if right - left < _EMPTY:
            self.empty.append(Crop(left, low, right, high))

    def _take_path(self, item: Any, matrix: Matrix) -> bool:
        """Take the lines that a path draws; False if it has more of them than are looked at."""
        horizontal, vertical = self.horizontal, self.vertical
        before = len(horizontal) + len(vertical)
        x0, top, x1, bottom = self.frame.box(*self._bounds(item, matrix))
        if _take_thin(x0, top, x1, bottom, horizontal, vertical):
            return True
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if not stroke.value and not fill.value:
            return True
        whole = _times(_matrix(item), matrix)
        for points in _subpaths(item, whole, self.frame):
            take_corners(points, horizontal, vertical, stroked=bool(stroke.value))
        is_drawing = len(horizontal) + len(vertical) == before
        return is_drawing or bool(raw.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS)

    def _bounds(self, item: Any, matrix: Matrix) -> tuple[float, float, float, float]:
        """Two opposite corners of an object's bounding box, in user space."""
        if not raw.FPDFPageObj_GetBounds(item, *self._at_sides):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = (side.value for side in self._sides)
        return *_moved(matrix, left, bottom), *_moved(matrix, right, top)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
        e * h + f * j + m,
    )  # fmt: skip


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def take_corners(
    points: list[tuple[float, float]],
    horizontal: list[Rule],
    vertical: list[Rule],
    *,
    stroked: bool,
) -> None:
    """Take the lines that one part of a path draws: itself, if it is thin, else its straight sides."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if _take_thin(min(xs), min(ys), max(xs), max(ys), horizontal, vertical) or not stroked:
        return
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ax - bx) < _STRAIGHT or abs(ay - by) < _STRAIGHT:
            _take_thin(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), horizontal, vertical)


def _take_thin(
    x0: float, top: float, x1: float, bottom: float, horizontal: list[Rule], vertical: list[Rule]
) -> bool:
    """Take a box that is thin enough to be a line; True if it was thin (dots are dropped)."""
    width, height = x1 - x0, bottom - top
    if width > _THIN and height > _THIN:
        return False
    if width > _THIN:
        horizontal.append(Rule((top + bottom) / 2, x0, x1))
    elif height > _THIN:
        vertical.append(Rule((x0 + x1) / 2, top, bottom))
    return True


def _subpaths(item: Any, matrix: Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, in ``frame``; a closed part ends where it began."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if raw.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        px, py = _moved(matrix, x.value, y.value)
        points.append(
            (frame.a * px + frame.b * py + frame.c, frame.d * px + frame.e * py + frame.f)
        )
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
            yield points
            points = []
    if points:
        yield points
