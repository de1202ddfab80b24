"""Quantity × unit price (× months) = amount, along the rows of a list of costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.majority import most_hold
from discloseparse.relate.in_tables.months import OfLine, is_monthly, months
from discloseparse.relate.judging.judge import judge
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.tables.model import Block, Column, Line
from discloseparse.tables.numbers import SCALES

_PRICE = re.compile(
    r"单价|单位成本|月(?:补贴|补助|津贴|工资|薪酬|报酬|租金)|(?:补助|补贴|发放|支出|测算|定额)?标准|每.{1,4}(?:补助|补贴|金额)"
)
_QUANTITY = re.compile(r"数量|工程量|规模|面积|人数|户数|株数|台数|次数|任务")
_AMOUNT = re.compile(r"全年|年度?(?:补贴|补助)|金额|小计|合计|总价|费用|资金|预算|经费|概算|投资")


def bind(scene: Scene) -> Iterator[Claim]:
    """The product of every row, in the unit in which most rows hold."""
    for table, block in blocks(scene):
        columns = _columns(block)
        if columns is None:
            continue
        _, price, amount = columns
        times = months(scene, table, block) if is_monthly(price, amount) else _once
        if times is None:
            continue
        scales = sorted({SCALES.get(table.unit, SCALES["元"]), SCALES["元"]})
        readings = [list(_rows(scene, block, columns, scale, times)) for scale in scales]
        yield from most_hold(max(readings, key=_held))


def is_price(column: Column) -> bool:
    """Does the column print what one of many costs or is paid (单价, 月补贴, 标准)?"""
    return _PRICE.search(column.name) is not None


def _once(_: Line) -> None:
    """No months: what is bought is paid once."""


def _columns(block: Block) -> tuple[Column, Column, Column] | None:
    """Quantity, price and amount, if each is told by its head and the amount stands behind both."""
    prices = [c for c in block.columns if is_price(c)]
    if len(prices) != 1:
        return None
    (price,) = prices
    counts = [c for c in block.columns if _QUANTITY.search(c.name) and c.kind != "percent"]
    behind = [
        c
        for c in block.columns
        if c.kind == "amount" and _AMOUNT.search(c.name) and c is not price and c.col > price.col
    ]
    if len(counts) != 1 or not behind:
        return None
    return counts[0], price, behind[0]


def _rows(
    scene: Scene,
    block: Block,
    columns: tuple[Column, Column, Column],
    scale: Decimal,
    times: OfLine,
) -> Iterator[Claim]:
    _, price, amount = columns
    for line in block.lines:
        much, each, total = (cell(scene, line, column) for column in columns)
        if much is not None and each is not None and total is not None:
            paid = times(line)
            yield Claim(
                "product",
                total,
                (much, _priced(each, price, scale), *([paid] if paid else [])),
                place(line, amount),
                form="unit_price",
            )


def _priced(q: Quantity, column: Column, scale: Decimal) -> Quantity:
    """The price read in the unit ``scale``, whatever unit its column was taken to have."""
    read = SCALES[column.unit] if column.kind == "amount" else SCALES["元"]
    factor = scale / read
    figure = q.figure._replace(value=q.figure.value * factor, half=q.figure.half * factor)
    return replace(q, figure=figure)


def _held(claims: Iterable[Claim]) -> int:
    return sum(judge(claim).holds is True for claim in claims)
