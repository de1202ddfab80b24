"""Images (``.jpg .png .tif .bmp``), read by character recognition when that is asked for."""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.errors import NeedsOcrError
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import looks_like

_MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
}


def _sniff(head: bytes, data: bytes) -> int:  # noqa: ARG001  the head is enough
    return Loader.SURE if looks_like(head) in _MEDIA_TYPES else 0


def _load(data: bytes, context: Context) -> Document:
    kind = looks_like(data) or ""
    if not context.ocr:
        raise NeedsOcrError(kind=kind)
    from discloseparse.guard import more_time
    from discloseparse.load.ocr.engine import recognise, require_engine
    from discloseparse.load.ocr.pictures import frames
    from discloseparse.load.ocr.scans import SECONDS_PER_PAGE
    from discloseparse.load.ocr.splice import splice

    require_engine()
    pages = {}
    for number, picture in enumerate(frames(data, kind, context.limits), 1):
        more_time(SECONDS_PER_PAGE)
        pages[number] = recognise(picture)
    document = Document("", media_type=_MEDIA_TYPES[kind], pages=len(pages))
    return splice(document, pages, scale=1.0)


LOADER = Loader(kind="picture", media_types=tuple(_MEDIA_TYPES.values()), sniff=_sniff, load=_load)
