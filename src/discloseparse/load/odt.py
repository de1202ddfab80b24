"""OpenDocument text (``.odt``), read through LibreOffice."""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import ZIP, zip_kind

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def _sniff(head: bytes, data: bytes) -> int:
    return Loader.SURE if head.startswith(ZIP) and zip_kind(data) == "odt" else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.archive import Archive
    from discloseparse.load.office import read_converted

    Archive(data, "odt", context.limits)  # measured before another program unpacks it
    return read_converted(data, "odt", context, _MEDIA_TYPE)


LOADER = Loader(kind="odt", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
