"""The pictures to be read: pages of a PDF, frames of an image."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discloseparse.errors import DamagedDocumentError, LimitExceededError
from discloseparse.load.loader import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72


def pdf_pages(
    data: bytes, numbers: Iterable[int], password: str | None, limits: Limits
) -> Iterator[tuple[int, Image]]:
    """Pages (numbered from 1) as pictures; those beyond the limit of pixels are left out."""
    import pypdfium2

    scale = DOTS_PER_INCH / POINTS_PER_INCH
    with pypdfium2.PdfDocument(data, password=password) as pdf:
        for number in numbers:
            page = pdf[number - 1]
            width, height = page.get_size()
            if width * height * scale * scale <= limits.pixels:
                yield number, page.render(scale=scale).to_pil()
            page.close()


def frames(data: bytes, kind: str, limits: Limits) -> Iterator[Image]:
    """The pictures in an image file (a TIFF may hold several).

    Raises :class:`DamagedDocumentError` and :class:`LimitExceededError` (``pixels``).
    """
    from PIL import Image, ImageSequence

    try:
        with Image.open(io.BytesIO(data)) as image:
            for count, frame in enumerate(ImageSequence.Iterator(image)):
                if frame.width * frame.height > limits.pixels:
                    raise LimitExceededError(what="pixels", limit=limits.pixels)
                if count >= limits.pages:
                    return
                yield frame.convert("RGB")
    except LimitExceededError:
        raise
    except Exception as error:  # Pillow raises whatever a codec met
        raise DamagedDocumentError(kind=kind, reason=str(error)[:120]) from error
