"""A standard that the text tells for a name, and the column of standards in the row of that name:
保洁员每月500元 … 保洁员 | 592 | 500 | 355.2.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell
from discloseparse.relate.in_tables.unit_prices import is_price
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.slips import slipped
from discloseparse.relate.names.labels import core
from discloseparse.relate.product.rates import is_rate, paid_for
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.tables.labels import bare, is_total
from discloseparse.tables.model import Block, Column

_REACH = 60  # figures before and behind the table
_SHORTEST = 2
_MOST = 2  # standards told for one name; of more some are of other years or groups


def bind(scene: Scene) -> Iterator[Claim]:
    """Each row's standard against the one that the text tells for its name."""
    for table, block in blocks(scene):
        column = _standards(block)
        if column is None:
            continue
        near = _named(scene, table.span.start)
        for line in block.lines:
            name = "" if is_total(line.label) else core(bare(line.label))
            stated = cell(scene, line, column)
            told = near.get(name, []) if len(name) >= _SHORTEST else []
            if stated is not None and 0 < len(told) <= _MOST:
                yield from _restated(stated, told)


def _standards(block: Block) -> Column | None:
    """The only column of standards, if its head tells the unit."""
    found = [c for c in block.columns if is_price(c) and c.kind == "amount"]
    return found[0] if len(found) == 1 else None


@once
def _rates(scene: Scene) -> list[Quantity]:
    return [q for q in scene.quantities if q.kind == "amount" and is_rate(q)]


def _named(scene: Scene, place: int) -> dict[str, list[Quantity]]:
    """The standards told near ``place`` by what they are paid for."""
    found: dict[str, list[Quantity]] = {}
    at = bisect_left(_rates(scene), place, key=lambda q: q.span.start)
    for q in _rates(scene)[max(0, at - _REACH) : at + _REACH]:
        found.setdefault(core(paid_for(q.before).split("标准")[0]), []).append(q)
    return found


def _restated(stated: Quantity, told: Sequence[Quantity]) -> Iterator[Claim]:
    """The standard that agrees, else the only one; it fails where a slip parts it from the cell."""
    claims = [_equal(stated, q) for q in told if q.dim == stated.dim]
    held = next((claim for claim in claims if fit(claim) == 2), None)
    if held is not None:
        yield held
    elif len(claims) == 1 and slipped(told[0].text, stated.text):
        yield claims[0]._replace(certain=False)


def _equal(stated: Quantity, q: Quantity) -> Claim:
    first, later = (q, stated) if q.span < stated.span else (stated, q)
    return Claim("equal", later, (first,), q.label or q.before, form="text_cell")
