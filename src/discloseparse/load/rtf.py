"""Rich text (``.rtf``, often named ``.doc``), read through LibreOffice."""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader

_MEDIA_TYPE = "application/rtf"


def _sniff(head: bytes, data: bytes) -> int:  # noqa: ARG001  the head is enough
    return Loader.SURE if head.startswith(b"{\\rtf") else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.office import read_converted

    return read_converted(data, "rtf", context, _MEDIA_TYPE)


LOADER = Loader(kind="rtf", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
