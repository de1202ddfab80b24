"""A workbook read by xlrd → sheets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet as BookSheet

from discloseparse.document import Diagnostic, Document
from discloseparse.errors import (
    DamagedDocumentError,
    LockedDocumentError,
    UnreadableError,
)
from discloseparse.load.loader import Limits
from discloseparse.load.ole import streams
from discloseparse.load.sheets.builtin import GENERAL, LOCAL
from discloseparse.load.sheets.display import Value
from discloseparse.load.sheets.layout import document
from discloseparse.load.sheets.model import Sheet

_KIND = "xls"
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The visible sheets of the workbook in ``data``, in their order.

    The container is read by olefile, since xlrd goes round for ever in a chain of sectors that does.
    """
    found_streams = streams(data, _STREAMS, _KIND)
    records = next((found_streams[name] for name in _STREAMS if name in found_streams), None)
    if not records:
        raise DamagedDocumentError(kind=_KIND, reason="no workbook")
    try:
        book = xlrd.open_workbook(
            file_contents=records,
            logfile=io.StringIO(),
            on_demand=True,
            formatting_info=True,
            ragged_rows=True,
        )
        hidden: list[Diagnostic] = []
        found = document(_sheets(book, limits, hidden), limits, media_type)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # records that lie raise whatever they lead to in xlrd
        if "encrypted" in str(error):
            raise LockedDocumentError(kind=_KIND) from error
        reason = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise DamagedDocumentError(kind=_KIND, reason=reason) from error
    return replace(found, diagnostics=(*hidden, *found.diagnostics))


def _sheets(book: Book, limits: Limits, hidden: list[Diagnostic]) -> Iterator[Sheet]:
    for index, name in enumerate(book.sheet_names()):
        source = book.sheet_by_index(index)
        if source.visibility:
            hidden.append(Diagnostic("hidden_sheet", detail=name))
        else:
            sheet = Sheet(name, from_1904=bool(book.datemode))
            _fill(sheet, source, book, limits)
            yield sheet
        book.unload_sheet(index)


def _fill(sheet: Sheet, source: BookSheet, book: Book, limits: Limits) -> None:
    codes = [_code(book, xf.format_key) for xf in book.xf_list]
    borders = [xf.border for xf in book.xf_list]
    ruled = [bool(b and (b.left_line_style or b.right_line_style)) for b in borders]
    for row in range(source.nrows):
        for col in range(source.row_len(row)):
            style = source.cell_xf_index(row, col)
            if 0 <= style < len(ruled) and ruled[style]:
                sheet.rule(row, col)
            value = _value(source, row, col)
            if value is None:
                continue
            if len(sheet.cells) >= limits.sheet_cells:
                sheet.cut = True
                break
            sheet.put(row, col, value, codes[style] if 0 <= style < len(codes) else GENERAL)
    for first_row, end_row, first_col, end_col in source.merged_cells:
        sheet.merge((first_row, first_col), (end_row - 1, end_col - 1))
    sheet.hidden_rows.update(row for row, info in source.rowinfo_map.items() if info.hidden)
    sheet.hidden_cols.update(col for col, info in source.colinfo_map.items() if info.hidden)


def _code(book: Book, key: int) -> str:
    """Dates that follow the reader's language are taken as in China, xlrd knows the American ones."""
    if key in LOCAL:
        return LOCAL[key]
    known = book.format_map.get(key)
    return known.format_str if known else GENERAL


def _value(source: BookSheet, row: int, col: int) -> Value | None:
    kind, value = source.cell_type(row, col), source.cell_value(row, col)
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return Decimal(repr(value))
    if kind == xlrd.XL_CELL_TEXT:
        return str(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(value), "#")
    return None
