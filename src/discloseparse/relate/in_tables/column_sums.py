"""Sums down the columns: totals, subtotals, roll-ups by code, the parts of 其中."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import cell, place
from discloseparse.relate.in_tables.columns import is_additive, is_change
from discloseparse.relate.in_tables.groups import Group, by_code, by_order
from discloseparse.relate.judging.judge import judge
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.tables.model import Block, Column, LabelledTable

_CODED = 2
"""From so many rows with codes on, codes tell the hierarchy."""


def bind(scene: Scene) -> Iterator[Claim]:
    """All sums of rows, column by column."""
    listed = [_bound(scene, blocks) for table in scene.tables for blocks in _joined(table)]
    known = {_words(g) for bound in listed for g, claims in bound if any(map(_holds, claims))}
    for bound in listed:
        if bound:
            rolls = [c for g, claims in bound if g.form == "roll_up" for c in claims]
            complete = not rolls or any(_holds(claim) for claim in rolls)
            for group, claims in bound:
                if group.sure or _words(group) in known:
                    certain = complete or group.form != "roll_up"
                    yield from claims if certain else (c._replace(certain=False) for c in claims)


_Bound = list[tuple[Group, list[Claim]]]


def _bound(scene: Scene, blocks: Sequence[Block]) -> _Bound:
    """The groups of blocks, each with its sums in every column."""
    home = {id(line): block for block in blocks for line in block.lines}
    return [(group, list(_claims(scene, group, home))) for group in _groups(blocks)]


def _words(group: Group) -> tuple[str, ...]:
    """The rows of a group by their labels: what holds in one table tells how its like is read in another."""
    return (group.form, group.total.label, *(line.label for line in group.parts))


def _joined(table: LabelledTable) -> Iterator[tuple[Block, ...]]:
    """Blocks that continue one another (a list of codes printed in two halves) together."""
    coded = [b for b in table.blocks if sum(bool(line.code) for line in b.lines) >= _CODED]
    if len(coded) > 1 and len({_heads(block) for block in coded}) == 1:
        yield tuple(coded)
        yield from ((block,) for block in table.blocks if block not in coded)
    else:
        yield from ((block,) for block in table.blocks)


def _heads(block: Block) -> tuple[str, ...]:
    return tuple(column.name for column in block.columns)


def _groups(blocks: Sequence[Block]) -> Iterator[Group]:
    lines = [line for block in blocks for line in block.lines]
    if sum(bool(line.code) for line in lines) >= _CODED:
        yield from by_code(lines)
    else:
        for block in blocks:
            yield from by_order(block)


def _claims(scene: Scene, group: Group, home: dict[int, Block]) -> Iterator[Claim]:
    columns = home[id(group.total)].columns
    for ordinal, column in enumerate(columns):
        if not is_additive(column):
            continue
        total = cell(scene, group.total, column)
        parts = [
            found
            for line in group.parts
            if (found := cell(scene, line, home[id(line)].columns[ordinal])) is not None
        ]
        if total is not None and parts:
            yield from _claim(group, total, parts, column)


def _claim(
    group: Group, total: Quantity, parts: Sequence[Quantity], column: Column
) -> Iterator[Claim]:
    because = place(group.total, column)
    if group.form == "part":
        if not is_change(column) and total.figure.value >= 0:
            yield Claim("comparison", parts[0], (total,), because, op="<=", form="part")
    elif len(parts) > 1:
        yield Claim("sum", total, tuple(parts), because, form=group.form)
    elif total.figure.value == parts[0].figure.value == 0:
        return
    elif len(group.parts) == 1 or group.form == "roll_up":
        yield Claim("equal", parts[0], (total,), because, form=group.form)
    else:
        yield Claim("sum", total, tuple(parts), because, form=group.form)


def _holds(claim: Claim) -> bool:
    nonzero = claim.result is not None and claim.result.figure.value != 0
    return nonzero and judge(claim).holds is True
