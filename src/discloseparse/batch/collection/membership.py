"""Which units a department's budget or account takes in, where it lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from discloseparse.batch.collection.names import compact, unit_name
from discloseparse.batch.collection.subject import Subject
from discloseparse.result import TableItem

_INTRODUCED: Final = re.compile(
    r"纳入[^。\n]{0,60}?(?:编制|编报|汇总)(?:范围)?的?(?:预算|决算|独立核算)*单位"
    r"(?:共?有?(?P<count>\d+)个|包括|如下|有)?[^\n]{0,80}?[:。]"
)
_REACH: Final = 1500  # characters behind the introduction in which the list stands
_BEGIN: Final = re.compile(r"(?:分别(?:是|为)|包括|如下|具体为):?")
_ITEM: Final = re.compile(
    r"^(?:\d+[.、]|\(\d+\)|[一二三四五六七八九十]+、)?(?P<name>[^，。;:、\d]{4,30})[;。，]?$"
)
_NAME: Final = re.compile(
    r".{2,}(?:局|厅|委|委员会|办|办公室|中心|所|站|馆|院|校|学校|大队|支队|队|会|联合会|园|处|社|台|库)"
    r"(?:\(?(?:机关)?本级\)?|\(机关\)|机关)?"
)
_OWN: Final = re.compile(r"本级|机关\)?$")
_NOT_APART: Final = re.compile(r"并入|不单列|不独立|未独立")
_FEWEST: Final = 2


class Member(NamedTuple):
    """A unit of the department; ``own``: the department's own office (本级)."""

    name: str
    own: bool


def members(subject: Subject) -> tuple[Member, ...]:
    """The units a department takes in; none if it lists none, or perhaps not all of them."""
    text = subject.folded
    for told in _INTRODUCED.finditer(text):
        table = _table_behind(subject, told.end())
        names = list(_table_names(table) if table else _line_names(text, told.end()))
        if not names:
            names = list(_sentence_names(text[told.start() : told.start() + _REACH]))
        counted = told["count"] is None or int(told["count"]) == len(names)
        sure = table is not None or told["count"] is not None
        if len(names) >= _FEWEST and len(set(names)) == len(names) and counted and sure:
            return tuple(Member(unit_name(name), _is_own(name, subject.unit)) for name in names)
    return ()


def _is_own(name: str, department: str) -> bool:
    return _OWN.search(name) is not None or unit_name(name) == department


def _table_behind(subject: Subject, end: int) -> TableItem | None:
    """A table of units that follows at once."""
    for table in subject.result.tables:
        if 0 <= table.start - end <= 2 and table.rows and "单位名称" in map(compact, table.rows[0]):
            return table
    return None


def _table_names(table: TableItem) -> Iterator[str]:
    col = [compact(cell) for cell in table.rows[0]].index("单位名称")
    for row in table.rows[1:]:
        if not any(_NOT_APART.search(compact(cell)) for cell in row) and compact(row[col]):
            yield compact(row[col])


def _line_names(text: str, start: int) -> Iterator[str]:
    """Names that stand on lines of their own below the paragraph of the introduction."""
    _, *lines = text[start : start + _REACH].split("\n")
    for line in filter(None, map(compact, lines)):
        item = _ITEM.match(line)
        if item is None or not _NAME.fullmatch(item["name"]):
            return
        yield item["name"]


def _sentence_names(text: str) -> Iterator[str]:
    """Names that stand within the paragraph, behind 分别是 or 包括."""
    paragraph = compact(text.split("\n")[0])
    begin = _BEGIN.search(paragraph)
    if begin is None:
        return
    for piece in re.split(r"[、;，]|和(?=[^、;，]*$)", paragraph[begin.end() :].split("。")[0]):
        name = re.sub(r"^\d+\.", "", piece)
        if not _NAME.fullmatch(name):
            return
        yield name
