"""amounts: money in running text."""

from __future__ import annotations

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, SECTION, TEXT, Column, Table, origin
from discloseparse.result import AmountItem

TABLE = Table[AmountItem](
    "amounts",
    "正文中的金额（表格中的见 cells）",
    "Amounts in running text (those in tables: cells)",
    lambda page: page.result.amounts,
    (
        DOCUMENT,
        NUMBER,
        Column(
            "yuan",
            "decimal",
            "金额，元（外币为该币种基本单位），精确值；区间的低端",
            "in yuan (or the base unit of the currency), exact; the lower end of a range",
            lambda row: row.item.yuan,
        ),
        Column("high", "decimal", "区间的高端", "upper end of a range", lambda row: row.item.high),
        Column("currency", "text", "币种", "currency", lambda row: row.item.currency),
        Column(
            "per",
            "text",
            "标准的计量对象（人、月），以空格分隔",
            "what a rate is for (人, 月), separated by spaces",
            lambda row: " ".join(row.item.per) or None,
        ),
        Column("approx", "boolean", "约数", "approximate", lambda row: row.item.approx),
        Column("label", "text", "金额所指", "what the amount is for", lambda row: row.item.label),
        TEXT,
        SECTION,
        *origin(),
    ),
)
