"""Word documents (``.docx``, ``.docm`` and what WPS writes under these names).

The text comes from a walk of the XML tree, since what python-docx calls ``text`` lacks tracked
insertions, content controls, text boxes, footnotes and automatic numbers.
"""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.errors import LockedDocumentError
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import OLE, ZIP, ole_kind, zip_kind

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _sniff(head: bytes, data: bytes) -> int:
    if head.startswith(OLE):
        return Loader.SURE if ole_kind(data) == "ooxml" else 0
    return Loader.SURE if head.startswith(ZIP) and zip_kind(data) == "docx" else 0


def _load(data: bytes, context: Context) -> Document:
    if data.startswith(OLE):  # an OLE container around an encrypted package
        raise LockedDocumentError(kind="ooxml")
    from discloseparse.load.docx.reader import read

    return read(data, context.limits, _MEDIA_TYPE)


LOADER = Loader(kind="docx", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
