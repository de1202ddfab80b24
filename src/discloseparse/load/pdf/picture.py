"""The picture of a span's place: the part of the page around it, with the words marked."""

from __future__ import annotations

import io
from os import PathLike
from pathlib import Path

import pypdfium2 as pdfium

from discloseparse.document import Box
from discloseparse.errors import LimitExceededError, UnsupportedFormatError
from discloseparse.load import Limits, load_bytes, read_file
from discloseparse.load.pdf.origins import PageOrigins
from discloseparse.spans import Span

_POINTS_PER_INCH = 72
_MOST_PIXELS = 40_000_000
_MARK = (255, 236, 120)  # multiplied with what is printed: black stays black
_BREATH = 1.5  # points around the words


def picture(
    source: str | PathLike[str] | bytes,
    start: int,
    end: int,
    *,
    margin: float = 36.0,
    dpi: int = 144,
    password: str | None = None,
    limits: Limits | None = None,
) -> bytes:
    """A PNG of where the characters ``start`` to ``end`` of a PDF's text are printed.

    It shows the page as displayed, cut to the words and ``margin`` points around them; of a span
    that goes on over a page, the part on its first page. ``start`` and ``end`` are those of any
    object in a :class:`~discloseparse.result.Result`.

    Raises UnsupportedFormatError (no PDF), LimitExceededError (more than 40 million pixels),
    ValueError (nothing is printed there), and what :func:`~discloseparse.parse` raises.
    """
    limits = limits or Limits()
    data = source if isinstance(source, bytes) else read_file(Path(source), limits)
    document = load_bytes(data, password=password, limits=limits)
    if not isinstance(document.origins, PageOrigins):
        raise UnsupportedFormatError(kind=document.media_type)
    places = list(document.origins.boxes(Span(start, end)))
    if not places:
        raise ValueError(f"nothing is printed at {start}-{end}")
    number = places[0][0]
    boxes = [box for page, box in places if page == number]
    return _draw(data, password, number, boxes, margin, dpi / _POINTS_PER_INCH)


def _draw(
    data: bytes, password: str | None, number: int, boxes: list[Box], margin: float, scale: float
) -> bytes:
    from PIL import Image, ImageChops

    pdf = pdfium.PdfDocument(data, password=password)
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        left = max(0.0, min(box.x0 for box in boxes) - margin)
        top = max(0.0, min(box.top for box in boxes) - margin)
        right = min(width, max(box.x1 for box in boxes) + margin)
        bottom = min(height, max(box.bottom for box in boxes) + margin)
        if (right - left) * (bottom - top) * scale * scale > _MOST_PIXELS:
            raise LimitExceededError(what="pixels", limit=_MOST_PIXELS)
        crop = (left, height - bottom, width - right, top)
        image = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
        page.close()
    finally:
        pdf.close()
    mark = Image.new("RGB", image.size, (255, 255, 255))
    for x0, y0, x1, y1 in boxes:
        area = (x0 - left - _BREATH, y0 - top - _BREATH, x1 - left + _BREATH, y1 - top + _BREATH)
        mark.paste(_MARK, tuple(round(side * scale) for side in area))  # type: ignore[arg-type]
    stream = io.BytesIO()
    ImageChops.multiply(image, mark).save(stream, "PNG")
    return stream.getvalue()
