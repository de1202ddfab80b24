"""For how many months a monthly standard of a table is paid: told in a column of its own or in the text before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from discloseparse.relate.in_tables.cells import cell
from discloseparse.relate.product.rates import counts
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.tables.model import Block, Column, LabelledTable, Line

_MONTHLY = re.compile(
    r"(?<!\d)(?:每|人均)?月(?:人均|均)?(?:补贴|补助|津贴|工资|薪酬|报酬|标准|租金|费)"
)
_MONTHS = re.compile(r"月数|月份数|个月|\(月\)")
_REACH = 8

OfLine = Callable[[Line], Quantity | None]


def is_monthly(price: Column, amount: Column) -> bool:
    """Is the price told for a month, and the amount not?"""
    return bool(_MONTHLY.search(price.name)) and not _MONTHLY.search(amount.name)


def months(scene: Scene, table: LabelledTable, block: Block) -> OfLine | None:
    """The months of a line; None where neither a column nor the text right before the table tells them."""
    columns = [c for c in block.columns if _MONTHS.search(c.name) and not _MONTHLY.search(c.name)]
    if len(columns) == 1:
        return lambda line: cell(scene, line, columns[0])
    place = bisect_left(scene.quantities, table.span.start, key=lambda q: q.span.start)
    told = [q for q in scene.quantities[max(0, place - _REACH) : place] if counts(q, "月")]
    return (lambda _: told[-1]) if told else None
