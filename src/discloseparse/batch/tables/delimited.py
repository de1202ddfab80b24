"""The tables as CSV: UTF-8 with a byte order mark, so that Excel knows the encoding.

A text that Excel would take for a formula gets an apostrophe before it (:func:`guarded`);
numbers are left alone, negative ones too.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, NamedTuple, Self

from discloseparse.batch.folder import stored
from discloseparse.batch.tables.registry import tables
from discloseparse.batch.tables.schema import Cell, Page, Table, Type

ENCODING: Final = "utf-8-sig"
FORMULA: Final = "=+-@＝＋－＠\t\r\n"
"""A text may be a formula to Excel if it begins with one of these; Chinese editions take the wide ones."""

LONGEST: Final = 32_000
"""Characters of a text that are kept: Excel holds no more in a cell than 32,767."""


def guarded(text: str) -> str:
    """``text``, with an apostrophe before it if such a sign follows any apostrophes at its beginning.

    So the guard can be undone: what matches has one apostrophe too many.
    """
    return "'" + text if text.lstrip("'").startswith(_SIGNS) else text


_SIGNS: Final = tuple(FORMULA)


def _plain(value: Cell) -> Cell:
    return value


def _truth(value: Cell) -> str | None:
    return None if value is None else str(value).lower()


def _text(value: Cell) -> str | None:
    return None if value is None else guarded(str(value)[:LONGEST])


_WRITTEN: Final[Mapping[Type, Callable[[Cell], Cell]]] = {
    "text": _text,
    "integer": _plain,
    "decimal": _plain,
    "boolean": _truth,
}


class Rows(NamedTuple):
    """Rows of a table as they stand in its CSV: how many, and the bytes."""

    number: int
    lines: bytes


def rows_of(table: Table[Any], page: Page) -> Rows:
    """The rows of one document in ``table``."""
    forms = [_WRITTEN[column.type] for column in table.columns]
    lines = io.StringIO()
    writer = csv.writer(lines)
    number = 0
    for row in table.rows(page):
        writer.writerow([form(cell) for form, cell in zip(forms, row, strict=True)])
        number += 1
    return Rows(number, lines.getvalue().encode("utf-8", "replace"))


class CsvTables:
    """A context manager that writes ``NAME.csv`` of every table into a folder, document by document.

    A file appears under its name when all is written; an interrupted run leaves the old ones.
    """

    def __init__(self, folder: Path) -> None:
        self.rows: Counter[str] = Counter({table.name: 0 for table in tables()})
        self._folder = folder
        self._files = ExitStack()
        self._open: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as files:
            for table in tables():
                file = files.enter_context(stored(self._folder / f"{table.name}.csv"))
                heading = ",".join(column.name for column in table.columns)
                file.write(f"{heading}\r\n".encode(ENCODING))
                self._open[table.name] = file
            self._files = files.pop_all()
        return self

    def write(self, name: str, rows: Rows) -> None:
        """Rows of one document in the table ``name``."""
        self._open[name].write(rows.lines)
        self.rows[name] += rows.number

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.__exit__(kind, error, trace)
