"""Pictures of a PDF's pages, drawn in a process of its own: the file may be hostile."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from discloseparse.errors import DamagedDocumentError, UnreadableError
from discloseparse.guard import Guard
from discloseparse.load import Limits, read_file
from discloseparse.result import Result

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_PDF = "application/pdf"
_DPI = 110
_POINTS_PER_INCH = 72
_QUALITY = 70
_SECONDS_PER_PAGE = 5.0


class Picture(NamedTuple):
    """A page as a data URI; ``width`` and ``height`` in points, as displayed."""

    source: str
    width: float
    height: float


class _Order(NamedTuple):
    """What is asked of the worker."""

    pages: list[int]
    password: str | None


def pages_of(result: Result) -> list[int]:
    """The pages with something to look at: those that findings speak of."""
    places = (place for finding in result.findings for place in finding.spans)
    return sorted({place.page for place in places if place.page is not None})


def drawing_guard() -> Guard:
    """A guard for :func:`pictures`, to be closed or used as a context manager."""
    return Guard(f"{__name__}:{_work.__name__}", memory=Limits().memory)


def pictures(
    result: Result, pages: Iterable[int], guard: Guard, *, password: str | None = None
) -> dict[int, Picture]:
    """The pages of the PDF that ``result`` was read from, found by the path it names.

    Empty for other formats. Raises UnreadableError if the file is gone, is another one by now or
    cannot be drawn.
    """
    wanted = list(pages)
    if result.source.media_type != _PDF or not wanted:
        return {}
    limits = Limits()
    data = read_file(Path(result.source.path), limits)
    if hashlib.sha256(data).hexdigest() != result.source.sha256:
        raise UnreadableError
    seconds = limits.time_for(len(data)) + _SECONDS_PER_PAGE * len(wanted)
    answer = guard.call(data, _Order(wanted, password), seconds=seconds)
    return {page: Picture(*picture) for page, *picture in json.loads(answer)}


def _work(data: bytes, options: object) -> bytes:
    """What the worker process does."""
    import pypdfium2 as pdfium

    if not isinstance(options, _Order):
        raise TypeError(type(options).__name__)
    try:
        pdf = pdfium.PdfDocument(data, password=options.password)
        drawn = [[page, *_draw(pdf[page - 1])] for page in options.pages if page <= len(pdf)]
    except pdfium.PdfiumError as error:
        raise DamagedDocumentError(kind="pdf", reason=error) from error
    return json.dumps(drawn).encode()


def _draw(page: pdfium.PdfPage) -> tuple[str, float, float]:
    width, height = page.get_size()
    most = Limits().pixels
    scale = min(_DPI / _POINTS_PER_INCH, (most / (width * height)) ** 0.5)
    image = page.render(scale=scale).to_pil().convert("RGB")
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=_QUALITY)
    source = "data:image/webp;base64," + base64.b64encode(stream.getvalue()).decode()
    return source, width, height
