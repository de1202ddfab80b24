"""findings: what the audit reports, within documents and between them."""

from __future__ import annotations

from discloseparse.batch.remarks import Remark
from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, Column, Row, Table, origin
from discloseparse.result import Place


def _first(row: Row[Remark]) -> Place | None:
    return next(iter(row.item.finding.spans), None)


def _quote(row: Row[Remark]) -> str | None:
    place = _first(row)
    return None if place is None else row.words(place.start, place.end)


def _others(row: Row[Remark]) -> str | None:
    return "; ".join(related.path for related in row.item.finding.related) or None


TABLE = Table[Remark](
    "findings",
    "发现的问题，包括文件之间的",
    "What the audit reports, within documents and between them",
    lambda page: page.remarks,
    (
        DOCUMENT,
        NUMBER,
        Column("code", "text", "规则编号", "code of the rule", lambda row: row.item.finding.code),
        Column("category", "text", "类别", "category", lambda row: row.item.finding.category),
        Column(
            "severity",
            "text",
            "轻重（error、warning、info）",
            "error, warning or info",
            lambda row: row.item.finding.severity,
        ),
        Column("message", "text", "问题", "what is wrong", lambda row: row.item.finding.message),
        Column("text", "text", "原文字样", "the words to look at first", _quote),
        Column(
            "others",
            "text",
            "所涉及的其他文件，以 ; 分隔",
            "the other documents it speaks of, separated by ;",
            _others,
        ),
        Column(
            "relation",
            "integer",
            "不成立的勾稽关系（relations 的 number）",
            "the relation that fails (number of relations)",
            lambda row: row.item.finding.relation,
        ),
        Column(
            "section",
            "integer",
            "所在章节（sections 的 number）",
            "the section it stands in (number of sections)",
            lambda row: row.item.finding.section,
        ),
        *origin(_first),
        Column(
            "fingerprint",
            "text",
            "指纹，基线文件以此认定",
            "what a baseline knows the finding by",
            lambda row: row.item.finding.fingerprint,
        ),
        Column(
            "cross",
            "boolean",
            "文件之间的问题",
            "it compares documents",
            lambda row: row.item.cross,
        ),
        Column(
            "accepted",
            "boolean",
            "基线文件已接受",
            "the baseline accepts it",
            lambda row: row.item.accepted,
        ),
        Column(
            "reason",
            "text",
            "接受的理由",
            "why it is accepted",
            lambda row: row.item.reason or None,
        ),
    ),
    late=True,
)
