"""citations: documents that are cited."""

from __future__ import annotations

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, SECTION, TEXT, Column, Table, origin
from discloseparse.result import CitationItem

TABLE = Table[CitationItem](
    "citations",
    "引用的文件",
    "Cited documents",
    lambda page: page.result.citations,
    (
        DOCUMENT,
        NUMBER,
        Column("title", "text", "书名号内的标题", "title within 《》", lambda row: row.item.title),
        Column(
            "document_number",
            "text",
            "文号",
            "document number",
            lambda row: row.item.number.text if row.item.number else None,
        ),
        Column(
            "agency",
            "text",
            "文号中的机关代字",
            "issuer in the number",
            lambda row: row.item.number.agency if row.item.number else None,
        ),
        Column(
            "year",
            "integer",
            "文号中的年份",
            "year in the number",
            lambda row: row.item.number.year if row.item.number else None,
        ),
        Column(
            "serial",
            "integer",
            "文号中的序号",
            "serial in the number",
            lambda row: row.item.number.serial if row.item.number else None,
        ),
        Column(
            "resource",
            "integer",
            "同一文件在本文件内的编号",
            "the same for one cited document",
            lambda row: row.item.resource,
        ),
        TEXT,
        SECTION,
        *origin(),
    ),
)
