"""Facts: what each cell states, by the names under which a text may restate it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discloseparse.relate.across.terms import (
    fund_in,
    is_generic,
    item_name,
    measure_in,
    plain,
    year_in,
)
from discloseparse.relate.in_tables.cells import quantities
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.spans import fold
from discloseparse.tables.labels import GRAND, bare, is_total
from discloseparse.tables.model import Block, Column, LabelledTable, Line

WHOLE = "合计"
"""The name of a table's total."""
GRAND_TOTAL = "总计"
"""The name of its grand total, which may hold the balance brought forward."""
EITHER_TOTAL = "总收支"
"""What 总收入 and 总支出 name: some authors mean the one, some the other."""
_INCOME = re.compile(r"收入|来源")
_SPENDING = re.compile(r"支出|用途|科目")
SANGONG = "三公经费"
_CARS = {"购置费": "公务用车购置费", "运行费": "公务用车运行费"}
_TOTAL = re.compile(r".*(?:合计|小计|总计)")
_NUMBERING = re.compile(
    r"^(?:第.{1,3}部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])\s*"
)
_RELATIVE = re.compile(r"增减|率|比重|占比|变动")
_TOPIC = re.compile(r"三公经费|基本支出|项目支出|机关运行经费|会议费|培训费")
_FRAME = re.compile(
    r"(?:19|20)\d\d年度?|部门|单位|本级|区级|县级|市级|功能分类|经济分类|分类|总表|变化|明细|情况|财务|表|"
    r"一般公共|政府性基金|国有资本经营|[()]"
)


class Fact(NamedTuple):
    """A cell by its terms. ``name`` is its item; ``over`` the names of the classes above it; ``part`` the
    column's own item (基本支出), ``""`` for the whole; ``side`` is 收入, 支出 or ``""``."""

    quantity: Quantity
    name: str
    over: tuple[str, ...]
    part: str
    fund: str
    measure: str
    year: int | None
    side: str
    words: str
    topic: str
    titled: bool
    code: str
    table: int


@once
def facts(scene: Scene) -> dict[str, list[Fact]]:
    """All facts by name."""
    found: dict[str, list[Fact]] = {}
    for number, table in enumerate(scene.tables):
        for block in table.blocks:
            for fact in _facts(scene, number, table, block):
                found.setdefault(fact.name, []).append(fact)
    return found


def named(known: dict[str, list[Fact]], name: str) -> Sequence[Fact]:
    """The facts of a name, those of both kinds of total for :data:`EITHER_TOTAL`."""
    if name != EITHER_TOTAL:
        return known.get(name, ())
    both = [*known.get(WHOLE, ()), *known.get(GRAND_TOTAL, ())]
    return sorted(both, key=lambda fact: fact.quantity.span)


_REACH = 40  # facts of one name before and behind a figure


def near_facts(named: Sequence[Fact], q: Quantity) -> Sequence[Fact]:
    """Of the facts of one name those in the tables around ``q``: a folder pasted into one file stays cheap."""
    if len(named) <= 2 * _REACH:
        return named
    place = bisect_left(named, q.span, key=lambda fact: fact.quantity.span)
    return named[max(0, place - _REACH) : place + _REACH]


def _facts(scene: Scene, number: int, table: LabelledTable, block: Block) -> Iterator[Fact]:
    cells = quantities(scene)
    year = scene.outline.kind.year
    heading, around = _headings(scene, table)
    fund = fund_in(table.name) or fund_in(around)
    measure = measure_in(table.name) or (scene.outline.kind.phase or "")
    topic = _topic(table.name or heading)
    grand = _has_grand_totals(scene)
    over: list[Line] = []
    for line in block.lines:
        over = [o for o in over if line.code.startswith(o.code)] if line.code else []
        row = item_name(bare(line.label))
        total = is_generic(_FRAME.sub("", row))
        for value in line.values.values():
            own = _own(value.column)
            names = _names(line, own or topic, grand=grand) if total else (row,)
            for name in names:
                yield Fact(
                    quantity=cells[value.span],
                    name=name,
                    over=tuple(item_name(bare(o.label)) for o in over),
                    part="" if total or _TOTAL.fullmatch(value.column.name) else own,
                    fund=fund_in(value.column.words) or (fund_in(row) if total else "") or fund,
                    measure=measure_in(value.column.words) or measure,
                    year=year_in(value.column.words) or year,
                    side=_side(table, value.column, line, around),
                    words=value.column.words,
                    topic=topic,
                    titled=bool(table.name),
                    code=line.code,
                    table=number,
                )
        if line.code:
            over.append(line)


@once
def _has_grand_totals(scene: Scene) -> bool:
    """Does some block print both a total and a grand total?"""
    return any(
        any(GRAND.fullmatch(line.label) for line in block.lines)
        and any(is_total(line.label) and not GRAND.fullmatch(line.label) for line in block.lines)
        for table in scene.tables
        for block in table.blocks
    )


def _names(line: Line, own: str, *, grand: bool) -> tuple[str, ...]:
    """The names of a total row: its column's item, else whole, or grand total. ``grand``: the document
    tells the two apart."""
    if own:
        return (own,)
    if not grand:
        return (WHOLE, GRAND_TOTAL)
    return (GRAND_TOTAL,) if GRAND.fullmatch(line.label) else (WHOLE,)


def _own(column: Column) -> str:
    """The item of a column: its last header words that are not common to all (决算数, 合计)."""
    for words in reversed(column.path):
        name = item_name(words)
        if name and not is_generic(name) and not _RELATIVE.search(name):
            if fund_in(name) and is_generic(_FRAME.sub("", name)):
                return ""
            return _CARS.get(name, name) if "用车" in column.words else name
    return ""


def _topic(title: str) -> str:
    """What the totals of a table with a subject of its own are called (三公经费); ``"?"`` if unknown.
    Without a title the heading over the table tells its subject."""
    words = plain(_NUMBERING.sub("", title))
    match = _TOPIC.search(words)
    if match:
        return match.group()
    return "" if is_generic(_FRAME.sub("", words)) else "?"


def _side(table: LabelledTable, column: Column, line: Line, around: str) -> str:
    for words in (line.label, column.words, table.name, around):
        income, spending = _INCOME.search(words), _SPENDING.search(words)
        if bool(income) != bool(spending):
            return "收入" if income else "支出"
    return ""


def _headings(scene: Scene, table: LabelledTable) -> tuple[str, str]:
    """The heading over a table, and the words of all headings above it."""
    sections = scene.outline.sections
    index: int | None = bisect_right([s.heading.start for s in sections], table.span.start) - 1
    found: list[str] = []
    while index is not None and index >= 0:
        found.append(fold(sections[index].heading.of(scene.outline.reading.source)))
        index = sections[index].parent
    return (found[0] if found else "", "".join(found))
