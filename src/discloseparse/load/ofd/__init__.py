"""OFD, the national format of fixed pages (GB/T 33190-2016): a zip of XML.

Text and ruled tables are read by where they stand; signatures, stamps and annotations are not.
"""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import ZIP, zip_kind

_MEDIA_TYPE = "application/ofd"


def _sniff(head: bytes, data: bytes) -> int:
    return Loader.SURE if head.startswith(ZIP) and zip_kind(data) == "ofd" else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.ofd.reader import read

    return read(data, context.limits, _MEDIA_TYPE)


LOADER = Loader(kind="ofd", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
