"""documents: one row for each document that was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discloseparse.batch.tables.schema import DOCUMENT, Cell, Column, Page, Table, Type
from discloseparse.result import Result


def _of(name: str, type_: Type, zh: str, en: str, value: Callable[[Result], Any]) -> Column[Page]:
    def cell(result: Result) -> Cell:
        found: Cell = value(result)
        return found

    return Column(name, type_, zh, en, lambda row: cell(row.item.result))


TABLE = Table(
    "documents",
    "读取成功的文件",
    "The documents that were read",
    lambda page: (page,),
    (
        DOCUMENT,
        _of("sha256", "text", "内容摘要", "digest of the content", lambda r: r.source.sha256),
        _of("media_type", "text", "格式", "format", lambda r: r.source.media_type),
        _of("pages", "integer", "页数（PDF）", "pages (PDF)", lambda r: r.source.pages),
        _of("characters", "integer", "全文字符数", "characters of the text", lambda r: len(r.text)),
        _of("kind", "text", "文件种类", "kind of document", lambda r: r.kind),
        _of(
            "kind_confidence",
            "decimal",
            "种类的可信度，0 至 1",
            "confidence in the kind, 0 to 1",
            lambda r: r.kind_confidence,
        ),
        _of("unit", "text", "单位", "the unit that discloses", lambda r: r.unit),
        _of("year", "integer", "年度", "year", lambda r: r.year),
        _of("phase", "text", "预算（budget）或决算（final）", "budget or final", lambda r: r.phase),
        _of(
            "partial",
            "boolean",
            "是否有未能读取的部分",
            "a part could not be read",
            lambda r: r.partial,
        ),
        _of(
            "diagnostics",
            "text",
            "读取情况说明的代码",
            "codes of what is to be known of the reading",
            lambda r: " ".join(d.code for d in r.diagnostics) or None,
        ),
        _of(
            "relations",
            "integer",
            "核对的勾稽关系数",
            "relations checked",
            lambda r: len(r.relations),
        ),
        _of(
            "failing",
            "integer",
            "其中不成立的",
            "of them failing",
            lambda r: sum(relation.holds is False for relation in r.relations),
        ),
    ),
)
