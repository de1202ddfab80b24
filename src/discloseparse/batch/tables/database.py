"""The tables as Parquet and as a DuckDB file, made from the CSV by DuckDB (the extra ``[tables]``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from discloseparse.batch.tables.delimited import FORMULA
from discloseparse.batch.tables.registry import tables
from discloseparse.batch.tables.schema import Column, Table, Type
from discloseparse.drafts import draft
from discloseparse.errors import ExtraMissingError

if TYPE_CHECKING:
    import duckdb

FILE_NAME: Final = "discloseparse.duckdb"
SQL_TYPES: Final[Mapping[Type, str]] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(38,10)",
    "boolean": "BOOLEAN",
}
"""A decimal beyond 28 digits before the point is NULL; beyond 10 behind it is rounded."""
_FRUGAL: Final = {"memory_limit": "96MB", "threads": "1"}


def load_duckdb() -> Any:
    """The module ``duckdb``. Raises ExtraMissingError without the extra ``[tables]``."""
    try:
        import duckdb
    except ImportError as error:
        raise ExtraMissingError(name="tables", reason=error) from error
    return duckdb


def write_database(folder: Path, formats: Sequence[str]) -> None:
    """Write ``discloseparse.duckdb`` and ``NAME.parquet``, as ``formats`` name them, beside the CSV."""
    database = folder / FILE_NAME
    unfinished = database.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    try:
        with load_duckdb().connect(str(unfinished), config=_FRUGAL) as connection:
            for table in tables():
                _fill(connection, table, folder)
                if "parquet" in formats:
                    _export(connection, table, folder)
        if "duckdb" in formats:
            unfinished.replace(database)
    finally:
        unfinished.unlink(missing_ok=True)


def remove_stale(folder: Path, formats: Sequence[str]) -> None:
    """Remove what an earlier run made and this one does not."""
    if "parquet" not in formats:
        for table in tables():
            (folder / f"{table.name}.parquet").unlink(missing_ok=True)
    if "duckdb" not in formats:
        (folder / FILE_NAME).unlink(missing_ok=True)


def _fill(connection: duckdb.DuckDBPyConnection, table: Table[Any], folder: Path) -> None:
    declared = ", ".join(f'"{c.name}" {SQL_TYPES[c.type]}' for c in table.columns)
    connection.execute(f"CREATE TABLE {table.name} ({declared})")
    connection.execute(f"COMMENT ON TABLE {table.name} IS {_quoted(table.en)}")
    for column in table.columns:
        connection.execute(
            f'COMMENT ON COLUMN {table.name}."{column.name}" IS {_quoted(column.en)}'
        )
    values = ", ".join(map(_value, table.columns))
    names = ", ".join(f"{_quoted(c.name)}: 'VARCHAR'" for c in table.columns)
    file = _quoted(str(folder / f"{table.name}.csv"))
    connection.execute(
        f"INSERT INTO {table.name} SELECT {values} FROM read_csv({file}, "  # noqa: S608 - names are ours
        f"columns = {{{names}}}, auto_detect = false, header = true, delim = ',',"
        " quote = '\"', escape = '\"', nullstr = '', parallel = false)"
    )


def _value(column: Column[Any]) -> str:
    """A cell of the CSV in the type of its column; the guard of formulas is undone."""
    if column.type != "text":
        return f'TRY_CAST("{column.name}" AS {SQL_TYPES[column.type]})'
    return f"""regexp_replace("{column.name}", {_quoted(f"^'('*[{re.escape(FORMULA)}])")}, '\\1')"""


def _export(connection: duckdb.DuckDBPyConnection, table: Table[Any], folder: Path) -> None:
    with draft(folder / f"{table.name}.parquet") as part:
        connection.execute(
            f"COPY {table.name} TO {_quoted(str(part))} (FORMAT parquet, COMPRESSION zstd)"
        )


def _quoted(text: str) -> str:
    """``text`` as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
