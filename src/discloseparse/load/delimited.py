"""Tables as text: fields parted by commas, tabs or semicolons (RFC 4180 and what Excel writes).

A text is taken for a table only if nearly all of its lines have the same fields: reports in prose
use commas too, and amounts have them between their digits.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from discloseparse.document import Diagnostic, Document
from discloseparse.errors import DamagedDocumentError, EncodingError
from discloseparse.load.encoding import decode
from discloseparse.load.loader import Context, Loader
from discloseparse.load.signatures import looks_like

if TYPE_CHECKING:
    from discloseparse.load.sheets.model import Sheet

_MEDIA_TYPES = ("text/csv", "text/tab-separated-values")
_DELIMITERS = ",\t;"
_SAMPLE = 4096  # bytes that decide
_FEWEST = 2  # records; three if there are but two fields
_TITLES = 5  # lines above and below the table that may have fewer fields
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)")
_NUMBER = re.compile(r"[-+(（¥￥]*\d[\d,]*(?:\.\d+)?[)）%％]?")
_AS_TEXT = re.compile(r'="([^"]*)"')  # how Excel is told to keep leading zeros
_SENTENCE = ("。", "；", "：", "，", "、", "？")


class Shape(NamedTuple):
    """How a text is delimited, and how many fields its records have."""

    delimiter: str
    fields: int


def shape(text: str) -> Shape | None:
    """The shape of ``text`` if it is a table, else None."""
    found = (_fitting(text, delimiter) for delimiter in _DELIMITERS if delimiter in text)
    return max((one for one in found if one), key=lambda one: one.fields, default=None)


def _fitting(text: str, delimiter: str) -> Shape | None:
    try:
        records = [record for record in _records(text, delimiter) if any(record)]
    except csv.Error:
        return None
    if not records:
        return None
    fields, count = Counter(map(len, records)).most_common(1)[0]
    others = [i for i, record in enumerate(records) if len(record) != fields]
    if fields < 2 or count < _FEWEST + (fields == 2) or len(others) * 2 > count:
        return None
    outside = {*range(_TITLES), *range(len(records) - _TITLES, len(records))}
    if any(i not in outside or len(records[i]) > fields for i in others):
        return None
    if sum(record[-1].rstrip().endswith(_SENTENCE) for record in records) * 2 > len(records):
        return None
    if delimiter == "," and all(
        line.count(",") == sum(number.count(",") for number in _THOUSANDS.findall(line))
        for line in text.splitlines()
    ):
        return None
    return Shape(delimiter, fields)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _sniff(head: bytes, data: bytes) -> int:
    if looks_like(data) or head.lstrip().startswith((b"<", b"{\\rtf")):
        return 0
    return Loader.LIKELY - 10 if _shape_of(data) else 0


def _shape_of(data: bytes) -> Shape | None:
    """The shape that the first lines of ``data`` have."""
    try:
        text = decode(data[:_SAMPLE]).text
    except EncodingError:
        return None
    return shape(text.rpartition("\n")[0] if len(data) > _SAMPLE else text)


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.sheets.layout import document

    text, encoding, cut = decode(data)
    found = _shape_of(data)
    delimiter = found.delimiter if found else ","
    try:
        sheet = _sheet(text, delimiter, context.limits.sheet_cells)
    except csv.Error as error:
        raise DamagedDocumentError(kind="csv", reason=str(error)) from error
    read = document([sheet], context.limits, _MEDIA_TYPES[delimiter == "\t"])
    if cut:
        read = replace(read, partial=True, diagnostics=(*read.diagnostics, Diagnostic("cut_text")))
    return replace(read, encoding=encoding)


def _sheet(text: str, delimiter: str, most: int) -> Sheet:
    from discloseparse.load.sheets.model import Sheet, SheetCell

    sheet = Sheet("")
    for row, record in enumerate(_records(text, delimiter)):
        for col, field in enumerate(record):
            kept = _AS_TEXT.sub(r"\1", field.strip())
            if not kept:
                continue
            if len(sheet.cells) >= most:
                sheet.cut = True
                return sheet
            sheet.cells.append(SheetCell(row, col, kept, bool(_NUMBER.fullmatch(kept))))
    return sheet


LOADER = Loader(kind="csv", media_types=_MEDIA_TYPES, sniff=_sniff, load=_load)
