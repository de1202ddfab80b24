"""sections: headings and where their bodies stand."""

from __future__ import annotations

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, Column, Table, origin
from discloseparse.result import Section

TABLE = Table[Section](
    "sections",
    "章节",
    "Sections",
    lambda page: page.result.sections,
    (
        DOCUMENT,
        NUMBER,
        Column(
            "key",
            "text",
            "项目文本八部分的代号（funding 等），其余为空",
            "key of one of the eight headings of a project text (funding …), else empty",
            lambda row: row.item.key,
        ),
        Column(
            "heading",
            "text",
            "标题",
            "heading",
            lambda row: row.words(row.item.heading.start, row.item.heading.end),
        ),
        Column(
            "label",
            "text",
            "标题的编号，如 六、",
            "number as printed, e.g. 六、",
            lambda row: row.item.number,
        ),
        Column("level", "integer", "层级", "level", lambda row: row.item.level),
        Column(
            "parent",
            "integer",
            "上级章节的序号",
            "number of the section above it",
            lambda row: row.item.parent,
        ),
        *origin(),
    ),
)
