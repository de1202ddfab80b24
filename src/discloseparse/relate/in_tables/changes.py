"""Columns of change: 增减额 against this year and the last, 增减幅度 against both."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.columns import is_change, now_and_before
from discloseparse.relate.scene import FALL, Scene
from discloseparse.tables.model import Column


def bind(scene: Scene) -> Iterator[Claim]:
    """The change and its rate in every row."""
    for _, block in blocks(scene):
        changes = [column for column in block.columns if is_change(column)]
        pair = now_and_before(block.columns) if changes else None
        if pair is None:
            continue
        for column in changes:
            for line in block.lines:
                stated = cell(scene, line, column)
                now, before = (cell(scene, line, c) for c in pair)
                if stated is None or now is None or before is None:
                    continue
                roles = ("current", "previous") if column.kind == "percent" else ()
                kind = "growth" if column.kind == "percent" else "difference"
                if kind == "growth" or column.kind == pair[0].kind:
                    yield Claim(
                        kind,
                        stated,
                        (now, before),
                        place(line, column),
                        roles,
                        sign=_sign(column),
                        form="change",
                    )


def _sign(column: Column) -> int:
    return -1 if FALL.search(column.name) and "增" not in column.name else 1
