"""projects: the projects of project texts."""

from __future__ import annotations

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, Column, Row, Table, origin
from discloseparse.result import Project


def _title(row: Row[Project]) -> str | None:
    place = row.item.title
    return None if place is None else row.words(place.start, place.end)


TABLE = Table[Project](
    "projects",
    "项目",
    "Projects",
    lambda page: page.result.projects,
    (
        DOCUMENT,
        NUMBER,
        Column("name", "text", "项目名称", "name", lambda row: row.item.name),
        Column("year", "integer", "年度", "year", lambda row: row.item.year),
        Column("unit", "text", "实施单位", "implementing unit", lambda row: row.item.unit),
        Column("title", "text", "标题行", "title line", _title),
        Column(
            "sections",
            "text",
            "所含章节的序号，以空格分隔",
            "numbers of its sections, separated by spaces",
            lambda row: " ".join(map(str, row.item.sections)) or None,
        ),
        *origin(lambda row: row.item.title),
    ),
)
