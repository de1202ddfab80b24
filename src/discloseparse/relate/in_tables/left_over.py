"""Columns of what is left: 结余 = 预算 − 支出, in every row."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.columns import is_left_over, now_and_before
from discloseparse.relate.in_tables.majority import most_hold
from discloseparse.relate.scene import Scene
from discloseparse.tables.model import Block, Column


def bind(scene: Scene) -> Iterator[Claim]:
    """The difference of every row of a table with one column of planned and one of spent amounts."""
    for _, block in blocks(scene):
        left = [column for column in block.columns if is_left_over(column)]
        pair = now_and_before(block.columns) if len(left) == 1 else None
        if pair and left[0].kind == pair[0].kind == pair[1].kind:
            yield from most_hold(_rows(scene, block, left[0], pair))


def _rows(scene: Scene, block: Block, left: Column, pair: tuple[Column, Column]) -> Iterator[Claim]:
    for line in block.lines:
        rest = cell(scene, line, left)
        spent, planned = (cell(scene, line, column) for column in pair)
        if rest is not None and spent is not None and planned is not None:
            yield Claim(
                "difference", rest, (planned, spent), place(line, left), sign=1, form="left_over"
            )
