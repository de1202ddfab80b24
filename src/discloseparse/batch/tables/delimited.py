"""The tables as CSV: UTF-8 with a byte order mark, so that Excel knows the encoding.

A text that Excel would take for a formula gets an apostrophe before it (:func:`guarded`);
numbers are left alone, negative ones too.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from discloseparse.batch.folder import written
from discloseparse.batch.tables.registry import tables
from discloseparse.batch.tables.schema import Cell, Page, Type

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


class CsvTables:
    """A context manager that writes ``NAME.csv`` of every table into a folder, page by page.

    A file appears under its name when all is written; an interrupted run leaves the old ones.
    """

    def __init__(self, folder: Path) -> None:
        self.rows: Counter[str] = Counter({table.name: 0 for table in tables()})
        self._folder = folder
        self._files = ExitStack()
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as files:
            for table in tables():
                path = self._folder / f"{table.name}.csv"
                writer = csv.writer(files.enter_context(written(path, ENCODING, "replace")))
                writer.writerow(column.name for column in table.columns)
                self._writers[table.name] = writer
            self._files = files.pop_all()
        return self

    def write(self, page: Page) -> None:
        """The rows of one document."""
        for table in tables():
            forms = [_WRITTEN[column.type] for column in table.columns]
            writer = self._writers[table.name]
            for row in table.rows(page):
                writer.writerow([form(cell) for form, cell in zip(forms, row, strict=True)])
                self.rows[table.name] += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.__exit__(kind, error, trace)
