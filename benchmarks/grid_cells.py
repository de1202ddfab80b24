"""How well the grids of PDFs agree with tables written down by hand, cell by cell, empty cells too.

    python -m benchmarks.grid_cells FOLDER [--least 99] [--verbose]

FOLDER holds ``NAME.pdf`` and ``NAME.tables.json``: a list of ``{"header": rows, "rows": rows}``, a
row being a list of texts with ``null`` where a merged cell goes on. A true table is set against the
parsed one, and against the row of it, where most of its cells agree by (row, column); white space
and the commas of numbers do not count. Exit status 1 if a file has less than ``--least`` per cent.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from discloseparse.document import Document, Table
from discloseparse.load import load

Rows = list[list[str]]


def plain(text: str | None) -> str:
    return re.sub(r"\s+|(?<=\d),(?=\d{3})", "", text or "")


def true_tables(path: Path) -> list[Rows]:
    return [
        [[plain(cell) for cell in row] for row in [*(table.get("header") or []), *table["rows"]]]
        for table in json.loads(path.read_text("utf-8"))
    ]


def grid(document: Document, table: Table) -> Rows:
    height, width = table.shape
    rows = [[""] * width for _ in range(height)]
    for cell in table.cells:
        rows[cell.row][cell.col] = plain(cell.span.of(document.text))
    return rows


def differences(true: Rows, parsed: Rows, first: int) -> list[tuple[int, int, str, str | None]]:
    """(row, column, true text, parsed text) wherever the two differ, ``true`` laid on ``first``."""
    found = []
    for r, row in enumerate(true):
        below = parsed[first + r] if 0 <= first + r < len(parsed) else []
        for c, cell in enumerate(row):
            other = below[c] if c < len(below) else None
            if other != cell:
                found.append((r, c, cell, other))
    return found


def best(true: Rows, parsed: list[Rows]) -> tuple[int, list[tuple[int, int, str, str | None]]]:
    """Which parsed table agrees most with ``true``, and how it differs; -1 if none agrees."""
    size = sum(map(len, true))
    choice = (-1, [(r, c, cell, None) for r, row in enumerate(true) for c, cell in enumerate(row)])
    words = {cell for row in true for cell in row if cell}
    for number, rows in enumerate(parsed):
        if not any(cell in words for row in rows for cell in row):
            continue
        for first in range(-2, max(1, len(rows) - len(true) + 3)):
            found = differences(true, rows, first)
            if len(found) < min(size, len(choice[1])):
                choice = (number, found)
    return choice


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--least", type=float, default=99.0)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    low = False
    for path in sorted(arguments.folder.glob("*.tables.json")):
        name = path.name.removesuffix(".tables.json")
        document = load(path.with_name(f"{name}.pdf"))
        parsed = [grid(document, table) for table in document.tables]
        cells = wrong = 0
        for number, true in enumerate(true_tables(path)):
            choice, found = best(true, parsed)
            cells += sum(map(len, true))
            wrong += len(found)
            if arguments.verbose:
                for place in found:
                    print(f"  table {number} against {choice}: {place}")
        share = 100 * (cells - wrong) / max(1, cells)
        low = low or share < arguments.least
        print(f"{name:24} {cells - wrong}/{cells} cells by (row, column)  {share:.2f} %")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
