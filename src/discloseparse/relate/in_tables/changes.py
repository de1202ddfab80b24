"""Columns of change: 增减额 against this year and the last, 增减幅度 against both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.columns import is_change, now_and_before
from discloseparse.relate.in_tables.majority import most_hold
from discloseparse.relate.scene import Scene
from discloseparse.relate.surroundings import FALL
from discloseparse.tables.model import Block, Column


def bind(scene: Scene) -> Iterator[Claim]:
    """The change and its rate in every row."""
    for _, block in blocks(scene):
        changes = [column for column in block.columns if is_change(column)]
        pair = now_and_before(block.columns) if changes else None
        for column in changes if pair else ():
            if pair and column.kind in {"percent", pair[0].kind}:
                yield from most_hold(_rows(scene, block, column, pair))


def _rows(
    scene: Scene, block: Block, change: Column, pair: tuple[Column, Column]
) -> Iterator[Claim]:
    rate = change.kind == "percent"
    for line in block.lines:
        stated = cell(scene, line, change)
        now, before = (cell(scene, line, column) for column in pair)
        if stated is not None and now is not None and before is not None:
            yield Claim(
                "growth" if rate else "difference",
                stated,
                (now, before),
                place(line, change),
                ("current", "previous") if rate else (),
                sign=_sign(change),
                form="change",
            )


_LESS = re.compile(r"减(?=年初|预算|计划|上年|决算)")  # 决算减预算 is less, not a fall


def _sign(column: Column) -> int:
    name = _LESS.sub("", column.name)
    return -1 if FALL.search(name) and "增" not in name else 1
