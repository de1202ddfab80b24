"""A small table and the prose around it say the same: its totals, and the rows that a sentence names.

Tables of a known kind are bound by their terms (:mod:`.text_cells`); these have no kind, only a place.
A figure near the table restates a cell of the same value if the cell is a total printed with digits
enough, or if the sentence names the cell's row. If it names row and column and is a slip of the cell, it fails.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from discloseparse.relate.across import text_cells
from discloseparse.relate.across.terms import item_name, measure_in
from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import quantities
from discloseparse.relate.in_tables.columns import is_change
from discloseparse.relate.judging.slips import digits, slipped
from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.spans import Span
from discloseparse.tables.labels import bare, is_total
from discloseparse.tables.model import Block, Column, LabelledTable, Line

_REACH = 40  # figures before and behind the table
_FAR = 12  # paragraphs
_TELLING = 4
"""So many digits are no coincidence beside a table."""
_SHORT = 2
_UNIT = re.compile(r"\(([^()\d]{1,4})\)$")


class _Cell(NamedTuple):
    line: Line
    column: Column
    quantity: Quantity


def bind(scene: Scene) -> Iterator[Claim]:
    """The figures around each table against its cells."""
    told = {q.span for claim in text_cells.bind(scene) for q in claim.figures}
    for table in filter(partial(_has_only_a_place, scene), scene.tables):
        around = [q for q in _around(scene, table) if q.span not in told and _restates(q)]
        for block in table.blocks if around else ():
            cells = [c for c in _cells(scene, block) if c.quantity.span not in told]
            yield from _claims(scene, cells, around)


def _has_only_a_place(scene: Scene, table: LabelledTable) -> bool:
    """The titled tables of budgets and accounts are told by their terms: equal totals there mean little."""
    return not (table.name and scene.outline.kind.phase)


def _around(scene: Scene, table: LabelledTable) -> Sequence[Quantity]:
    """The figures of the paragraphs near the table."""
    place = bisect_left(scene.quantities, table.span.start, key=lambda q: q.span.start)
    near = scene.quantities[max(0, place - _REACH) : place + _REACH]
    if not near:
        return []
    home = scene.quantities[min(max(place - 1, 0), len(scene.quantities) - 1)].paragraph
    return [q for q in near if abs(q.paragraph - home) <= _FAR]


def _restates(q: Quantity) -> bool:
    return not q.per and not q.approx and q.role in {"plain", "change"} and q.figure.high is None


def _cells(scene: Scene, block: Block) -> Iterator[_Cell]:
    known = quantities(scene)
    for line in block.lines:
        for value in line.values.values():
            quantity = known[value.span]
            if quantity.figure.value:
                yield _Cell(line, value.column, quantity)


def _claims(scene: Scene, cells: Sequence[_Cell], around: Sequence[Quantity]) -> Iterator[Claim]:
    taken: set[Span] = set()
    for cell in sorted(cells, key=lambda c: not is_total(c.line.label)):
        same = [q for q in around if q.span not in taken and _is_said(scene, cell, q)]
        if same:
            taken.update(q.span for q in same)
            yield _equal(cell, same[0])
    for cell in cells:
        for q in around:
            if q.span not in taken and _is_slip(scene, cells, cell, q):
                taken.add(q.span)
                yield _equal(cell, q)._replace(certain=False)


def _equal(cell: _Cell, q: Quantity) -> Claim:
    first, later = (q, cell.quantity) if q.span < cell.quantity.span else (cell.quantity, q)
    because = f"{bare(cell.line.label)} / {q.label}"
    return Claim("equal", later, (first,), because, form="text_cell")


def _is_said(scene: Scene, cell: _Cell, q: Quantity) -> bool:
    """Does ``q`` say the cell again?"""
    same = cell.quantity.figure.value == q.figure.value and _length(q) >= _SHORT
    if same and (_counts_all(cell, q) or _counts_everything(cell, q)):
        return True
    if not _alike(cell, q) or not q.figure.loose.meets(cell.quantity.figure.loose):
        return False
    if _counted(cell, q):
        return True
    if cell.quantity.kind != q.kind or _of_other_measure(scene, cell, q):
        return False
    if is_total(cell.line.label):
        return _length(q) >= _TELLING
    shared = _shared_name(scene, cell, q)
    return _length(q) > _SHORT and (
        shared > _SHORT or (_length(q) >= _TELLING and shared == _SHORT)
    )


def _counts_all(cell: _Cell, q: Quantity) -> bool:
    """专职护林员194名, 受益农户329户 and the total row under 专职, 户数: a column without a unit may count anything."""
    counts = {"count", "people"}
    if not is_total(cell.line.label) or q.kind not in counts or cell.quantity.kind not in counts:
        return False
    words = cell.column.words
    counted = f"{q.unit}数" in words or f"({q.unit})" in words
    named = in_common(item_name(bare(cell.column.name)), q.label + q.noun) >= _SHORT
    return q.role == "plain" and (named or (counted and _length(q) > _SHORT))


def _counts_everything(cell: _Cell, q: Quantity) -> bool:
    """聘用护林员286名 and the total of the column 合计, printed with digits enough."""
    both = is_total(cell.line.label) and is_total(cell.column.name)
    return both and q.kind in {"count", "people"} and _length(q) > _SHORT


def _alike(cell: _Cell, q: Quantity) -> bool:
    if (q.role == "change") != is_change(cell.column):
        return False
    return q.dim == cell.quantity.dim or (cell.quantity.kind == "count" and q.kind == "count")


def _counted(cell: _Cell, q: Quantity) -> bool:
    """本年度拟整治山塘14座 and the row 山塘整治（座）: the unit, and two characters of the name."""
    unit = _UNIT.search(cell.line.label)
    name = item_name(bare(cell.line.label))
    return bool(
        unit
        and q.kind == "count"
        and q.text.endswith(unit.group(1))
        and cell.quantity.figure.value == q.figure.value
        and in_common(name, q.label + q.noun) >= _SHORT
    )


def _of_other_measure(scene: Scene, cell: _Cell, q: Quantity) -> bool:
    """预算 in the head of the column, 支出 before the figure, or the reverse."""
    said = measure_in(scene.text[scene.segments[q.segment].start : q.start])
    head = measure_in(cell.column.words)
    return bool(said and head and said != head)


def _length(q: Quantity) -> int:
    return len(digits(q.text).lstrip("0"))


def _shared_name(scene: Scene, cell: _Cell, q: Quantity) -> int:
    """How many characters of the row's name in a run the sentence says before the figure."""
    name = item_name(bare(cell.line.label))
    return in_common(name, scene.text[scene.sentence(q).start : q.start])


def _is_slip(scene: Scene, cells: Sequence[_Cell], cell: _Cell, q: Quantity) -> bool:
    """Is ``q`` named as the cell, but for a slip, and said by no other cell?"""
    if _counts_all(cell, q) and _length(q) > _SHORT and slipped(q.text, cell.quantity.text):
        return all(c.quantity.figure.value != q.figure.value for c in cells)
    if (
        cell.quantity.kind != q.kind
        or not _alike(cell, q)
        or not slipped(q.text, cell.quantity.text)
    ):
        return False
    length = _length(q)
    if length <= _SHORT or _of_other_measure(scene, cell, q):
        return False
    head = item_name(cell.column.words.rpartition("/")[2])
    of_column = (
        len(head) >= _SHORT and head in scene.text[scene.segments[q.segment].start : q.start]
    )
    named = _shared_name(scene, cell, q) >= _TELLING and (of_column or is_total(cell.column.name))
    beside = of_column and length >= _TELLING and q.section == cell.quantity.section
    if not named and not (is_total(cell.line.label) and beside):
        return False
    return not any(c.quantity.figure.value == q.figure.value for c in cells if _alike(c, q))
