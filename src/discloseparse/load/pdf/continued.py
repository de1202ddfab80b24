"""Tables that go on over pages: which fragments are one table, and how their grids fit together.

A fragment goes on with the one before if nothing stands between them but a page break, their
outer edges agree, and one has no column edge that the other lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.load.pdf.broken_rows import take_rest
from discloseparse.load.pdf.pages import Page, PageTable

_SAME_EDGE = 4.0  # points
_MOST_HEADER_ROWS = 6


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a fragment stands in its table: ``columns[c]`` and ``rows[r]`` say it cell by cell.

    A row of None is not part of the logical table: a repeated header, the rest of a broken row.
    """

    table: int
    columns: list[int]
    rows: list[int | None]


def place_tables(pages: list[Page]) -> list[list[Placement]]:
    """For each page the placement of each of its tables, in their order on the page."""
    chains: list[list[_Fragment]] = []
    owner: list[list[int]] = []
    open_table: PageTable | None = None
    before: Page | None = None
    for page in pages:
        owner.append([])
        blocks = page.blocks
        for table in page.tables:
            goes_on = open_table is not None and before is not None and table is blocks[0]
            if goes_on and before is not None and open_table is not None:
                goes_on = round(before.frame.width) == round(page.frame.width)
                goes_on = goes_on and _fits(_edges(chains[-1]), table.edges)
            if not goes_on:
                chains.append([])
            chains[-1].append(_Fragment(page, table))
            owner[-1].append(len(chains) - 1)
            open_table = None
        if blocks:
            last = blocks[-1]
            open_table = last if isinstance(last, PageTable) and last is page.tables[-1] else None
            before = page
    placed = [iter(_place(index, chain)) for index, chain in enumerate(chains)]
    return [[next(placed[index]) for index in indices] for indices in owner]


class _Fragment(NamedTuple):
    page: Page
    table: PageTable


def _edges(chain: list[_Fragment]) -> list[float]:
    """All column edges of a chain of fragments."""
    edges: list[float] = []
    for fragment in chain:
        edges.extend(x for x in fragment.table.edges if _index(edges, x) is None)
    return sorted(edges)


def _fits(above: list[float], below: list[float]) -> bool:
    outer = abs(above[0] - below[0]) <= _SAME_EDGE and abs(above[-1] - below[-1]) <= _SAME_EDGE
    few, many = sorted((above, below), key=len)
    return outer and all(_index(many, x) is not None for x in few)


def _index(edges: list[float], x: float) -> int | None:
    return next((i for i, edge in enumerate(edges) if abs(edge - x) <= _SAME_EDGE), None)


def _place(index: int, chain: list[_Fragment]) -> list[Placement]:
    edges = _edges(chain)
    first = chain[0].table.row_texts()
    placements = []
    filled = 0
    before: PageTable | None = None
    for page, table in chain:
        columns = [_index(edges, x) or 0 for x in table.edges]
        skipped = 0 if before is None else _skipped(first, table.row_texts())
        if before is not None and _holds_rest(before, table, skipped, page):
            skipped += 1
        rows = [None if row < skipped else filled + row - skipped for row in range(table.shape[0])]
        filled += table.shape[0] - skipped
        placements.append(Placement(index, columns, rows))
        before = table
    return placements


def _skipped(first: list[list[str]], texts: list[list[str]]) -> int:
    """How many rows at the head of a fragment repeat the table's header."""
    same = 0
    for above, below in zip(first[:_MOST_HEADER_ROWS], texts, strict=False):
        if above != below or not any(below):
            break
        same += 1
    return same if same < len(texts) else 0


def _holds_rest(before: PageTable, table: PageTable, row: int, page: Page) -> bool:
    """Whether ``row`` is the rest of the last row before the page break, text or empty lines."""
    if row >= table.shape[0]:
        return False
    if any(area.row <= row < area.row + area.rows for area, _ in table.cells):
        return take_rest(before, table, row, page)
    return any(area.row + area.rows == before.shape[0] for area, _ in before.cells)
