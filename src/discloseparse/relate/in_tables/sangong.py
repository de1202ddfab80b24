"""三公经费 row by row: the total, its three parts and the two of the cars, told by their names.

Other rows (会议费, 培训费) often follow in the same table, so that no total closes the three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.columns import is_additive
from discloseparse.relate.scene import Scene
from discloseparse.tables.labels import bare
from discloseparse.tables.model import Block, Line

_TOTAL = re.compile(r".*三公.*")
_ABROAD = re.compile(r"因公出国.*")
_CARS = re.compile(r"公务用车购置(?:及|和)运行(?:维护)?费?.*")
_BUYING = re.compile(r"(?:公务用车)?购置费?")
_RUNNING = re.compile(r"(?:公务用车)?运行(?:维护)?费?")
_GUESTS = re.compile(r"公务接待费?.*")


def bind(scene: Scene) -> Iterator[Claim]:
    """The sums of 三公经费 in every table that prints them as rows."""
    for _, block in blocks(scene):
        total, cars = _row(block, _TOTAL), _row(block, _CARS)
        both = _rows(block, (_BUYING, _RUNNING))
        abroad_and_guests = _rows(block, (_ABROAD, _GUESTS))
        middle = [cars] if cars is not None else both
        if total is not None and len(abroad_and_guests) == 2 and middle:
            yield from _sums(scene, block, total, [*abroad_and_guests, *middle])
        if cars is not None and len(both) == 2:
            yield from _sums(scene, block, cars, both)


def _row(block: Block, form: re.Pattern[str]) -> Line | None:
    return next((line for line in block.lines if form.fullmatch(bare(line.label))), None)


def _rows(block: Block, forms: Sequence[re.Pattern[str]]) -> list[Line]:
    return [line for form in forms if (line := _row(block, form)) is not None]


def _sums(scene: Scene, block: Block, total: Line, parts: Sequence[Line]) -> Iterator[Claim]:
    for column in block.columns:
        whole = cell(scene, total, column)
        inside = [q for part in parts if (q := cell(scene, part, column)) is not None]
        if is_additive(column) and whole is not None and len(inside) > 1:
            because = place(total, column)
            yield Claim("sum", whole, tuple(inside), because, form="column_sum")
