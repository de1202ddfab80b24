"""Questions to the tables of a batch, in SQL: read only, without files or network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from discloseparse.batch.tables.database import FILE_NAME, load_duckdb, write_database
from discloseparse.batch.tables.registry import tables
from discloseparse.errors import NoBatchError, QueryError

_LOCKED: Final = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",  # else a query could name our variables
    "lock_configuration": "true",
}
_AT_ONCE: Final = 1000  # rows


class Answer(NamedTuple):
    """What a query gives: names of its columns, and its rows as they come."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(out: Path, sql: str) -> Iterator[Answer]:
    """The answer of the batch in ``out`` to ``sql``; its rows are read within the context.

    The first query of a batch that has but CSV makes its DuckDB file.
    Raises ExtraMissingError without the extra ``[tables]``, NoBatchError, and QueryError.
    """
    duckdb = load_duckdb()
    try:
        database = str(_database(out))
        with duckdb.connect(database, read_only=True, config=_LOCKED) as connection:
            asked = connection.execute(sql)
            if asked is None:
                raise QueryError(reason=repr(sql))  # no statement in it
            yield Answer([name for name, *_ in asked.description], _rows(asked))
    except duckdb.Error as error:
        raise QueryError(reason=_one_line(error)) from error


def _database(out: Path) -> Path:
    folder = out / "tables"
    database = folder / FILE_NAME
    if not database.exists():
        if not all((folder / f"{table.name}.csv").exists() for table in tables()):
            raise NoBatchError(path=out)
        write_database(folder, ("duckdb",))
    return database


def _rows(asked: Any) -> Iterator[tuple[Any, ...]]:
    while rows := asked.fetchmany(_AT_ONCE):
        yield from rows


def _one_line(error: Exception) -> str:
    """What the database says, without the quoted query below it."""
    said, _, _ = str(error).partition("\n\n")
    return " ".join(said.split())
