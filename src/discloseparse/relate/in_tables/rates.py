"""Columns of rates: 执行率 and 完成率 of what was planned, 占比 of the total row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.columns import is_change, now_and_before
from discloseparse.relate.in_tables.majority import most_hold
from discloseparse.relate.scene import Scene
from discloseparse.tables.labels import is_total
from discloseparse.tables.model import Block, Column

_DONE = re.compile(r"完成|执行|进度|到位|支出率|得分率|占.{0,4}预算")
_VALUE = re.compile(
    r"(?:完成|指标|目标)值|(?:完成|执行)情况"
)  # of indicators that have units of their own
_OPENING = re.compile(r"年初")
_SHARE = re.compile(r"占比|比重|比例|占.*%")


def bind(scene: Scene) -> Iterator[Claim]:
    """The rates of every row."""
    for _, block in blocks(scene):
        for column in block.columns:
            if column.kind != "percent" or is_change(column):
                continue
            if _DONE.search(column.words) and not _VALUE.search(column.name):
                yield from most_hold(_done(scene, block, column))
            elif _SHARE.search(column.words):
                yield from most_hold(_shares(scene, block, column))


def _done(scene: Scene, block: Block, rate: Column) -> Iterator[Claim]:
    """Of 年初预算 and 全年预算 the latter is what 执行率 is of."""
    late = [c for c in block.columns if not _OPENING.search(c.words)]
    pair = now_and_before(late) or now_and_before(block.columns)
    if pair is None:
        return
    for line in block.lines:
        stated = cell(scene, line, rate)
        spent, planned = (cell(scene, line, column) for column in pair)
        if stated is not None and spent is not None and planned is not None:
            yield Claim("share", stated, (spent, planned), place(line, rate), form="rate")


def _shares(scene: Scene, block: Block, rate: Column) -> Iterator[Claim]:
    """The amount column right before the rate, against its figure in the only total row."""
    amounts = [c for c in block.columns if c.kind == "amount" and c.col < rate.col]
    totals = [line for line in block.lines if is_total(line.label)]
    if not amounts or len(totals) != 1:
        return
    whole = cell(scene, totals[0], amounts[-1])
    for line in block.lines:
        stated, part = cell(scene, line, rate), cell(scene, line, amounts[-1])
        if stated is not None and part is not None and whole is not None and line != totals[0]:
            yield Claim("share", stated, (part, whole), place(line, rate), form="rate")
