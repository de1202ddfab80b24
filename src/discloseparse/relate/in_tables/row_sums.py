"""Sums along the rows: 合计 and 小计 in the header with the parts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import blocks, cell, place
from discloseparse.relate.in_tables.columns import is_change
from discloseparse.relate.in_tables.majority import most_hold
from discloseparse.relate.judging.judge import judge
from discloseparse.relate.scene import Scene
from discloseparse.tables.model import Block, Column

_TOTAL = re.compile(
    r".*(?:合计|总计|小计|共计)(?:\(.{1,3}\))?|总额|资金总额|总数|全学?年|全[县市区镇乡州省]"
)
_APART = re.compile(r"其中|[人户亩月日]均|平均|单价|数量|标准|完成|执行|备注|调整|累计|核减")
_BALANCE = re.compile(r"上年|年初|年末|结转|结余")
"""What a total may hold or not: 合计 holds 上年结转, 本年收入合计 does not."""
_OF_YEAR = re.compile(r"本年|当年")


def bind(scene: Scene) -> Iterator[Claim]:
    """For each total column the sum of its parts, in every row.

    Whether a plain 合计 holds the balance brought forward, most rows tell.
    """
    for _, block in blocks(scene):
        for total, parts in _sums(block):
            without = tuple(p for p in parts if not _BALANCE.search(p.words))
            readings = [without] if _OF_YEAR.search(total.words) else [without, parts]
            sums: list[list[Claim]] = [
                list(_rows(scene, block, total, p)) for p in readings if len(p) > 1
            ]
            if sums:
                yield from most_hold(max(sums, key=_held))


def _held(claims: Iterable[Claim]) -> int:
    return sum(judge(claim).holds is True for claim in claims)


def _rows(scene: Scene, block: Block, total: Column, parts: Sequence[Column]) -> Iterator[Claim]:
    for line in block.lines:
        whole = cell(scene, line, total)
        inside = [q for p in parts if (q := cell(scene, line, p)) is not None]
        if whole is not None and inside:
            yield Claim("sum", whole, tuple(inside), place(line, total), form="row_sum")


def _sums(block: Block) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    for column in block.columns:
        for depth, word in enumerate(column.path):
            if _TOTAL.fullmatch(word):
                parts = tuple(_parts(_half(block.columns, column), column, depth))
                if len(parts) > 1:
                    yield column, parts


def _half(columns: Sequence[Column], total: Column) -> Sequence[Column]:
    """The columns of one half where a table prints the same heads twice (预算数 and 决算数 lost)."""
    starts = [i for i, column in enumerate(columns) if column.path == columns[0].path]
    place = columns.index(total)
    start = max(i for i in starts if i <= place)
    return columns[start : next((i for i in starts if i > place), len(columns))]


def _parts(columns: Sequence[Column], total: Column, depth: int) -> Iterator[Column]:
    """The columns beside a total: under the same head, of the same measure (预算数, 决算数), each group
    by its own 小计."""
    head, measure = total.path[:depth], total.path[depth + 1 :]
    groups: dict[str, list[Column]] = {}
    for column in columns:
        path = column.path
        beside = len(path) > depth and path[:depth] == head and not _TOTAL.fullmatch(path[depth])
        measured = (column.kind, column.unit) == (total.kind, total.unit)
        alike = measured and path[len(path) - len(measure) :] == measure
        if beside and alike and not is_change(column) and not _APART.search(path[depth]):
            groups.setdefault(path[depth], []).append(column)
    for group in groups.values():
        own = [c for c in group if any(_TOTAL.fullmatch(word) for word in c.path[depth + 1 :])]
        yield from own or group
