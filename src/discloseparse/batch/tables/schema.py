"""What a flat table is: the one declaration that CSV header, DuckDB types and documentation come from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from discloseparse.batch.remarks import Remark
from discloseparse.result import ORIGIN_FIELDS, Result

Type = Literal["text", "integer", "decimal", "boolean"]
Cell = str | int | bool | None
T = TypeVar("T")


class Page(NamedTuple):
    """A document as the tables see it: its result, and all that was found about it."""

    result: Result
    remarks: Sequence[Remark] = ()

    @property
    def document(self) -> str:
        """Its id: the path by which the batch knows it."""
        return self.result.source.path


class Row(NamedTuple, Generic[T]):
    """What one row tells of: an item, its number within the document, and the document."""

    page: Page
    number: int
    item: T

    def words(self, start: int, end: int) -> str:
        """The characters of the document's text."""
        return self.page.result.text[start:end]


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its name, type and meaning, and its value for a row.

    A ``decimal`` is a decimal string, never a float; None is an empty cell.
    """

    name: str
    type: Type
    zh: str
    en: str
    value: Callable[[Row[T]], Cell]


@dataclass(frozen=True)
class Table(Generic[T]):
    """A flat table. Each module of this folder that exposes one as ``TABLE`` makes one.

    The rows of a ``late`` one depend on other documents too: they are made once all are read.
    """

    name: str
    zh: str
    en: str
    items: Callable[[Page], Iterable[T]]
    columns: tuple[Column[T], ...]
    late: bool = False

    def rows(self, page: Page) -> Iterator[tuple[Cell, ...]]:
        """The rows of one document, in the order of its result."""
        for number, item in enumerate(self.items(page)):
            row = Row(page, number, item)
            yield tuple(column.value(row) for column in self.columns)


DOCUMENT: Final[Column[Any]] = Column(
    "document",
    "text",
    "文件（其在批处理中的路径），各表以此相连",
    "the document (its path in the batch), which joins the tables",
    lambda row: row.page.document,
)
NUMBER: Final[Column[Any]] = Column(
    "number",
    "integer",
    "在该文件结果（JSON）同名数组中的序号，从 0 起",
    "place in the array of the document's result (JSON), from 0",
    lambda row: row.number,
)
TEXT: Final[Column[Any]] = Column(
    "text",
    "text",
    "原文字样",
    "as printed",
    lambda row: row.item.text,
)
SECTION: Final[Column[Any]] = Column(
    "section",
    "integer",
    "所在章节（sections 的 number）",
    "the section it stands in (number of sections)",
    lambda row: row.item.section,
)


Where = Callable[[Row[Any]], Any]
"""Finds the place of a row; None if it has none."""


def _item(row: Row[Any]) -> Any:
    return row.item


def span(place: Where) -> tuple[Column[Any], ...]:
    """The columns that say which characters of the text a row speaks of."""
    return (
        Column(
            "start",
            "integer",
            "在文件全文（text）中的起点，按字符计，从 0 起",
            "start in the text, in code points from 0",
            lambda row: getattr(place(row), "start", None),
        ),
        Column(
            "end",
            "integer",
            "终点（不含）",
            "end in the text, not included",
            lambda row: getattr(place(row), "end", None),
        ),
    )


def origin(place: Where = _item) -> tuple[Column[Any], ...]:
    """The columns of :func:`span`, and those that say where it stands in the source file."""

    def rest(row: Row[Any]) -> Cell:
        found = place(row)
        known = {name: getattr(found, name, None) for name in _ELSEWHERE}
        known = {name: value for name, value in known.items() if value is not None}
        return json.dumps(known, ensure_ascii=False, separators=(",", ":")) if known else None

    return (
        *span(place),
        Column(
            "page",
            "integer",
            "页码（PDF）",
            "page (PDF)",
            lambda row: getattr(place(row), "page", None),
        ),
        Column(
            "origin",
            "text",
            "在原文件中的其他位置信息（JSON：bbox、paragraph、sheet、cell 等）",
            "what else is known of its place in the file (JSON: bbox, paragraph, sheet, cell …)",
            rest,
        ),
    )


_ELSEWHERE: Final = tuple(name for name in ORIGIN_FIELDS if name != "page")
