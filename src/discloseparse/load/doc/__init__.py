"""Word 97 to 2003 (``.doc``, and ``.wps`` of WPS, which is the same inside).

Read by our own reader of the piece table, without any program installed. Documents it does not read
(Word 95 and older, some fast saves) go through LibreOffice if there is one.
"""

from __future__ import annotations

import struct

from discloseparse.document import Document
from discloseparse.errors import DamagedDocumentError
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import OLE, ole_kind

_MEDIA_TYPE = "application/msword"
_STREAMS = ("WordDocument", "0Table", "1Table", "Data")


def _sniff(head: bytes, data: bytes) -> int:
    return Loader.SURE if head.startswith(OLE) and ole_kind(data) == "doc" else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.doc.header import KIND, RefusedError
    from discloseparse.load.doc.reader import read
    from discloseparse.load.office import read_converted
    from discloseparse.load.ole import streams

    try:
        return read(streams(data, _STREAMS, KIND), context.limits, _MEDIA_TYPE)
    except RefusedError:
        return read_converted(data, KIND, context, _MEDIA_TYPE)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise DamagedDocumentError(kind=KIND, reason=str(error)[:120]) from error


LOADER = Loader(kind="doc", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
