"""OpenDocument spreadsheets (``.ods``), read through LibreOffice by way of XLSX."""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import ZIP, zip_kind

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def _sniff(head: bytes, data: bytes) -> int:
    return Loader.SURE if head.startswith(ZIP) and zip_kind(data) == "ods" else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.archive import Archive
    from discloseparse.load.office import convert
    from discloseparse.load.xlsx.workbook import read

    Archive(data, "ods", context.limits)  # measured before another program unpacks it
    return read(convert(data, "ods", "xlsx", context), context.limits, _MEDIA_TYPE)


LOADER = Loader(kind="ods", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
