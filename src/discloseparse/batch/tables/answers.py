"""An answer as text: a table for people, CSV or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from discloseparse.batch.tables.delimited import guarded
from discloseparse.batch.tables.query import Answer
from discloseparse.emit.readable import width
from discloseparse.figures import plain
from discloseparse.messages import printable

_SHOWN: Final = 1000  # rows of a table for people
_WIDEST: Final = 40  # columns of the console for a cell
_MORE: Final = "…"


def as_table(answer: Answer) -> Iterator[str]:
    """Aligned columns, long cells cut; … stands below if there are more rows than can be looked at."""
    rows = [answer.columns]
    rows += [[_cut(_told(cell)) for cell in row] for row in islice(answer.rows, _SHOWN)]
    widths = [max(map(_wide, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = (cell + " " * (size - _wide(cell)) for cell, size in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip() + "\n"
        if number == 0:
            yield "  ".join("-" * size for size in widths) + "\n"
    if next(answer.rows, None) is not None:
        yield _MORE + "\n"


def as_csv(answer: Answer) -> Iterator[str]:
    """CSV with a header, safe to open in Excel."""
    yield "\ufeff"
    yield _csv_line(answer.columns)
    for row in answer.rows:
        yield _csv_line([guarded(cell) if isinstance(cell, str) else _told(cell) for cell in row])


def as_json(answer: Answer) -> Iterator[str]:
    """An array of objects; decimals are strings, so that none loses a digit, and what JSON has no
    number for is null. Of columns of one name the second is ``NAME_2``."""
    separator = "[\n"
    names = _apart(answer.columns)
    for row in answer.rows:
        record = dict(zip(names, map(_finite, row), strict=True))
        yield separator + json.dumps(record, ensure_ascii=False, default=_told)
        separator = ",\n"
    yield ("[]" if separator == "[\n" else "\n]") + "\n"


FORMATS: Final[Mapping[str, Callable[[Answer], Iterator[str]]]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}


def _apart(columns: list[str]) -> list[str]:
    names: list[str] = []
    for name in columns:
        tries = (name, *(f"{name}_{number}" for number in range(2, len(columns) + 1)))
        names.append(next(one for one in tries if one not in names))
    return names


def _finite(cell: Any) -> Any:
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell


def _told(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(cell)


def _csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _wide(words: str) -> int:
    return sum(map(width, words))


def _cut(words: str) -> str:
    words = printable(words)
    if _wide(words) <= _WIDEST:
        return words
    while _wide(words) >= _WIDEST:
        words = words[:-1]
    return words + _MORE
