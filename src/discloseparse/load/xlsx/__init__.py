"""Workbooks of Excel 2007 and later (``.xlsx``, ``.xlsm`` and ``.et`` that is one).

Read by our own stream over the sheets' XML: sparse sheets stay sparse, and cells are what the
workbook shows, not what it stores.
"""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import ZIP, zip_kind

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _sniff(head: bytes, data: bytes) -> int:
    return Loader.SURE if head.startswith(ZIP) and zip_kind(data) == "xlsx" else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.xlsx.workbook import read

    return read(data, context.limits, _MEDIA_TYPE)


LOADER = Loader(kind="xlsx", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
