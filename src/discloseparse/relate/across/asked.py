"""What a figure of the text is said to be: item, fund, measure and year, from its clause outwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from discloseparse.relate.across.facts import EITHER_TOTAL, GRAND_TOTAL, SANGONG, WHOLE
from discloseparse.relate.across.terms import (
    FUND_WORDS,
    fund_in,
    is_generic,
    measure_in,
    plain,
    year_in,
)
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.spans import fold

_TRIPLE = re.compile(
    r"([^“”\"、。;:\d]{2,30}?)\(类\)(?:([^()“”\"]{2,30}?)\(款\))?(?:([^()“”\"]{2,40}?)\(项\))?"
)
_HEAD = re.compile(r"[，,。;:]")
_NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、．]|\(\d+\))\s*"
)
_STRONG = re.compile(r"本年|总|合计|收支|财政拨款")
_COMPARED = re.compile(r"(?:同比|[比较与]|增|减|下降|上升|降低).*$")
_GRAND = re.compile(r"总计|总预算|总决算|总额|收支总")
_EITHER = re.compile(r"总(?:收入|支出)[为是]?$")
_LAST_YEAR = re.compile(r"上年|去年|上一年")
_UNIT_NAME = re.compile(
    r"^.{2,30}?(?:局|委|会|厅|办|院|校|所|站|馆|处|部|中心|办事处|小学|中学|幼儿园)(?:\(.{1,8}\))?(?=(?:19|20)\d\d年|$)"
)
_SHORTEST_UNIT = 3
_LONGEST = 60
_SIDE = re.compile(r"收入|支出|收支")


class Asked(NamedTuple):
    """``name`` is the item; ``own`` if the sentence names it, and nothing but it."""

    name: str
    over: tuple[str, ...]
    own: bool
    fund: str
    measure: str
    year: int | None
    side: str
    topic: str


def asked(scene: Scene, q: Quantity, names: Names) -> Asked | None:
    """What ``q`` is said to be, if its words name something that ``names`` knows."""
    unit = _own_name(scene)
    clauses = [clause.replace(unit, "本单位") if unit else clause for clause in _clauses(scene, q)]
    clause = clauses[-1]
    found = _said(clauses, names) or _headed(scene, q, clauses, names)
    if found is None:
        return None
    name, over, own = found
    before = scene.text[scene.sentence(q).start : q.start]
    return Asked(
        name=name,
        over=over,
        own=own,
        fund=fund_in(clause) or fund_in(before) or _fund_above(scene, q),
        measure=measure_in(clause),
        year=_year(scene, clause),
        side=_side(clause),
        topic=SANGONG if _in_sangong(scene, q, before) else "",
    )


class Names:
    """The names to look for. ``lengths`` tells how long those are that begin with two characters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) > 1)
        self.lengths: dict[str, set[int]] = {}
        for name in self._names:
            self.lengths.setdefault(name[:2], set()).add(len(name))

    def __contains__(self, name: str) -> bool:
        return name in self._names


@once
def _own_name(scene: Scene) -> str:
    """The unit whose document it is: what it says of itself is the whole."""
    unit = scene.outline.kind.unit
    name = "" if unit is None else "".join(fold(unit.of(scene.outline.reading.source)).split())
    return name if len(name) > _SHORTEST_UNIT else ""


Item = tuple[str, tuple[str, ...], bool]


def _clauses(scene: Scene, q: Quantity) -> list[str]:
    """The clauses of the segment up to the figure; the last is the figure's own words."""
    start = scene.segments[q.segment].start
    pieces = re.split(r"[，,;。:]", scene.text[start : q.start])
    floor = scene.quantities[q.index - 1].end if q.index else 0
    if floor > start:
        own = re.split(r"[，,;。:]", scene.text[floor : q.start])[-1]
        if own != pieces[-1]:
            pieces = [*pieces, own.lstrip("、和及")]
    if q.role == "change" or q.kind == "percent":
        pieces[-1] = _COMPARED.sub("", pieces[-1])
    return pieces


def _said(clauses: list[str], names: Names) -> Item | None:
    """The item that the nearest clause with words of its own names."""
    for clause in reversed(clauses):
        item = _item(clause, names)
        if item is not None:
            return *item, _is_bare(clause, item[0])
        if _is_whole(clause):
            return _total_of(clause), (), True
        if not is_generic(plain(clause)):
            return None
    return None


def _is_bare(clause: str, name: str) -> bool:
    """Does the clause say nothing but the name (基本建设类项目支出 is not the table's 项目支出)?"""
    before = FUND_WORDS.sub("", plain(_NUMBERING.sub("", clause))).rpartition(name)[0]
    return is_generic(_UNIT_NAME.sub("", before)) or bool(_TRIPLE.search(clause))


def _headed(scene: Scene, q: Quantity, clauses: list[str], names: Names) -> Item | None:
    """The item that the head of the paragraph names, else the heading, if the sentence names none."""
    said = clauses[-1:] if q.figure.value == 0 else clauses  # 无出国活动，支出0万元
    if not all(is_generic(plain(clause)) for clause in said):
        return None
    start = scene.paragraphs[q.paragraph].start
    match = _HEAD.search(scene.text, start, q.start)
    head = scene.text[start : match.start()] if match else ""
    for words in (head, *_headings(scene, q)):
        item = _item(words, names)
        if item is not None:
            return *item, False
    if not head and len(clauses) == 1 and _SIDE.search(clauses[0]):
        return _total_of(clauses[0]), (), True
    return None


def _total_of(clause: str) -> str:
    if _GRAND.search(clause):
        return GRAND_TOTAL
    return EITHER_TOTAL if _EITHER.search(clause) else WHOLE


def _item(words: str, names: Names) -> tuple[str, tuple[str, ...]] | None:
    triple = _last_triple(words)
    if triple:
        name = plain(triple[-1])
        return (name, tuple(plain(t) for t in triple[:-1])) if name in names else None
    name = _closing(plain(_NUMBERING.sub("", words)), names)
    return (name, ()) if name else None


def _last_triple(words: str) -> list[str]:
    found = list(_TRIPLE.finditer(words))
    if not found or not is_generic(plain(words[found[-1].end() :])):
        return []
    return [_NUMBERING.sub("", g) for g in found[-1].groups() if g]


def _closing(words: str, names: Names) -> str:
    """The longest known name after which only generic words follow."""
    best = ""
    for start in range(max(0, len(words) - _LONGEST), len(words) - 1):
        for length in names.lengths.get(words[start : start + 2], ()):
            name = words[start : start + length]
            if length > len(best) and name in names and is_generic(words[start + length :]):
                best = name
    return best


def _is_whole(clause: str) -> bool:
    """Does the clause speak of the total itself (本年支出合计, 收支总预算, 财政拨款收入)?"""
    words = plain(clause)
    bare = _UNIT_NAME.sub("", FUND_WORDS.sub("", words))
    strong = bare != words or _STRONG.search(words) or words.startswith("本单位")
    return bool(strong and _SIDE.search(bare)) and is_generic(bare)


def _year(scene: Scene, clause: str) -> int | None:
    year = scene.outline.kind.year
    if _LAST_YEAR.search(clause):
        return year - 1 if year else 0
    return year_in(clause)


@once
def _parents(scene: Scene) -> dict[int, list[str]]:
    """The headings over each section, the nearest first."""
    source = scene.outline.reading.source
    found: dict[int, list[str]] = {}
    for index, section in enumerate(scene.outline.sections):
        above = found.get(section.parent, []) if section.parent is not None else []
        found[index] = [fold(section.heading.of(source)), *above]
    return found


def _headings(scene: Scene, q: Quantity) -> list[str]:
    return [] if q.section is None else _parents(scene)[q.section][:1]


def _fund_above(scene: Scene, q: Quantity) -> str:
    for heading in [] if q.section is None else _parents(scene)[q.section]:
        if fund_in(heading):
            return fund_in(heading)
    return ""


def _in_sangong(scene: Scene, q: Quantity, before: str) -> bool:
    """Is the talk of 三公经费, in the sentence or in the headings over it?"""
    above = [] if q.section is None else _parents(scene)[q.section]
    return any("三公" in words for words in (before, *above))


def _side(clause: str) -> str:
    income, spending = "收入" in clause, "支出" in clause
    return "" if income == spending else "收入" if income else "支出"
