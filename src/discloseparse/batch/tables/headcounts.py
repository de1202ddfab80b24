"""headcounts: numbers of persons and households."""

from __future__ import annotations

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, SECTION, TEXT, Column, Table, origin
from discloseparse.result import HeadcountItem

TABLE = Table[HeadcountItem](
    "headcounts",
    "人数、户数",
    "Persons and households",
    lambda page: page.result.headcounts,
    (
        DOCUMENT,
        NUMBER,
        Column("value", "decimal", "数", "number", lambda row: row.item.value),
        Column(
            "unit", "text", "量词（人、户）", "what is counted (人, 户)", lambda row: row.item.unit
        ),
        Column(
            "per",
            "text",
            "每…的人数，以空格分隔",
            "what the number is for each of, separated by spaces",
            lambda row: " ".join(row.item.per) or None,
        ),
        Column("approx", "boolean", "约数", "approximate", lambda row: row.item.approx),
        Column("label", "text", "所指人群", "who is counted", lambda row: row.item.label),
        TEXT,
        SECTION,
        *origin(),
    ),
)
