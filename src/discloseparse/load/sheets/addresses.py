"""Cell addresses: ``B7`` is row 6, column 1 (both from 0)."""

from __future__ import annotations

import re
from functools import lru_cache

LAST_ROW, LAST_COL = 1_048_575, 16_383  # of an .xlsx sheet

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def position(address: str) -> tuple[int, int] | None:
    """(row, column) of ``address``, or None if no sheet has such a cell."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    col = 0
    for letter in found[1].upper():
        col = col * 26 + ord(letter) - 64
    row = int(found[2]) - 1
    return (row, col - 1) if row <= LAST_ROW and col - 1 <= LAST_COL else None


@lru_cache(maxsize=LAST_COL + 1)
def letters(col: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, col: int) -> str:
    """The address of a cell."""
    return f"{letters(col)}{row + 1}"


def ranges(numbers: list[int], name: str = "") -> str:
    """Sorted numbers as ``1-3, 7``; with ``name="letters"`` as columns ``A-C, G``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])

    def told(number: int) -> str:
        return letters(number) if name == "letters" else str(number + 1)

    parts = [told(a) if a == b else f"{told(a)}-{told(b)}" for a, b in runs]
    return ", ".join(parts[:8]) + (" …" if len(parts) > 8 else "")
