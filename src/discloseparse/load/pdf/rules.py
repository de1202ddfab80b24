"""The drawn lines of a page (rules), from its path objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from discloseparse.load.pdf.frame import Crop, Frame

_THIN = 2.2  # points: no thicker, and a filled or stroked box is a line
_DEEPEST_FORM = 5
_MOST_SEGMENTS = 4_000
_MOST_RULES = 20_000
_STRAIGHT = 0.5
_EMPTY = 0.01
_KINDS = frozenset((pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT))

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


class _Budget:
    """Counts the objects looked at, forms included, up to a limit."""

    def __init__(self, most: int) -> None:
        self._left = most

    def is_spent(self) -> bool:
        """Take one; True if none was left."""
        self._left -= 1
        return self._left < 0

    @property
    def was_enough(self) -> bool:
        """True if nothing had to be left out."""
        return self._left >= 0


def read_drawing(page: Any, frame: Frame, most: int) -> Drawing:
    """The rules of ``page`` (a raw handle) in ``frame``; at most ``most`` objects are looked at."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    empty: list[Crop] = []
    images = 0.0
    embedded = True
    budget = _Budget(most)
    for kind, item, matrix in _objects(page, budget):
        if len(horizontal) + len(vertical) > _MOST_RULES:
            return Drawing([], [], [], _share(images, frame), complete=False)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, top, x1, bottom = _bounds(item, matrix, frame)
            images += max(0.0, x1 - x0) * max(0.0, bottom - top)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if not _is_embedded(item):
                embedded = False
                left, low, right, high = _bounds(item, matrix, None)
                if right - left < _EMPTY:
                    empty.append(Crop(left, low, right, high))
        else:
            _take_path(item, matrix, frame, horizontal, vertical)
    share = _share(images, frame)
    return Drawing(horizontal, vertical, empty, share, budget.was_enough, embedded)


def _share(area: float, frame: Frame) -> float:
    return min(1.0, area / max(1.0, frame.width * frame.height))


def _objects(page: Any, budget: _Budget) -> Iterator[tuple[int, Any, Matrix]]:
    """Paths and images of the page and of the forms in it, as far as the budget reaches."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        if budget.is_spent():
            return
        yield from _object(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0, budget)


def _object(
    item: Any, matrix: Matrix, depth: int, budget: _Budget
) -> Iterator[tuple[int, Any, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in _KINDS:
        yield kind, item, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        inner = _times(_matrix(item), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            if budget.is_spent():
                return
            yield from _object(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1, budget)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
        e * h + f * j + m,
    )  # fmt: skip


def _bounds(item: Any, matrix: Matrix, frame: Frame | None) -> tuple[float, float, float, float]:
    """The bounding box of an object in ``frame``, or in user space if there is none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0 = _moved(matrix, left.value, bottom.value)
    x1, y1 = _moved(matrix, right.value, top.value)
    if frame is None:
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return frame.box(x0, y0, x1, y1)


def _is_embedded(item: Any) -> bool:
    """True if a text object's font comes with the file: what is empty then is a space."""
    return bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(item)))


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _take_path(
    item: Any, matrix: Matrix, frame: Frame, horizontal: list[Rule], vertical: list[Rule]
) -> None:
    x0, top, x1, bottom = _bounds(item, matrix, frame)
    if _take_thin(x0, top, x1, bottom, horizontal, vertical):
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value and not fill.value:
        return
    whole = _times(_matrix(item), matrix)
    for points in _subpaths(item, whole, frame):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if _take_thin(min(xs), min(ys), max(xs), max(ys), horizontal, vertical):
            continue
        if stroke.value:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ax - bx) < _STRAIGHT or abs(ay - by) < _STRAIGHT:
                    _take_thin(
                        min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), horizontal, vertical
                    )


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
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        px, py = _moved(matrix, x.value, y.value)
        points.append(
            (frame.a * px + frame.b * py + frame.c, frame.d * px + frame.e * py + frame.f)
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
            yield points
            points = []
    if points:
        yield points
