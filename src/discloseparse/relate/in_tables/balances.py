"""Balances: 收入总计 and 支出总计 in one row of two halves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import cell
from discloseparse.relate.scene import Scene
from discloseparse.tables.labels import GRAND


def bind(scene: Scene) -> Iterator[Claim]:
    """The grand totals of both halves, by their first columns."""
    for table in scene.tables:
        for left, right in pairwise(table.blocks):
            others = {line.row: line for line in right.lines if GRAND.fullmatch(line.label)}
            for line in left.lines:
                other = others.get(line.row)
                if other is None or not GRAND.fullmatch(line.label):
                    continue
                income = cell(scene, line, left.columns[0])
                spending = cell(scene, other, right.columns[0])
                if income is not None and spending is not None:
                    because = f"{line.label} / {other.label}"
                    yield Claim("equal", spending, (income,), because, form="balance")
