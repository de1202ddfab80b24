"""Workbooks of Excel 97 to 2003 (``.xls``, and ``.et`` of WPS, which is the same inside).

xlrd reads the records (BIFF2 to BIFF8): it is well kept, pure Python, and of the readers at hand the
only one that gives number formats, borders, merges and hidden rows.
"""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import OLE, ole_kind

_MEDIA_TYPE = "application/vnd.ms-excel"


def _sniff(head: bytes, data: bytes) -> int:
    return Loader.SURE if head.startswith(OLE) and ole_kind(data) == "xls" else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.xls.workbook import read

    return read(data, context.limits, _MEDIA_TYPE)


LOADER = Loader(kind="xls", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
