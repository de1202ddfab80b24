"""The page that documents the tables, written from their declaration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from discloseparse.batch.tables.database import SQL_TYPES
from discloseparse.batch.tables.registry import tables
from discloseparse.batch.tables.schema import Table
from discloseparse.check.rule import Text

_HEAD = Text(
    """# 数据表

`discloseparse batch` 在 `DIR/tables/` 写出以下数据表。每个表都有 `表名.csv`（UTF-8 带 BOM，可直接用 Excel 打开）；装有
附加组件 `[tables]` 时，还可写出 `表名.parquet` 和 `discloseparse.duckdb`，后者可用 `discloseparse query DIR "SQL"` 查询。

- 金额一律为元，是十进制的精确值，不经过浮点数。Parquet 和 DuckDB 中为 `DECIMAL(38,10)`：小数点后超过十位的四舍五入，
  整数部分超过 28 位的为空值；CSV 中照录。
- 各表的行按文件 `document` 排列，同一文件的按原文顺序。`document`、`number` 两列相连。
- `start`、`end` 是文件全文（结果 JSON 的 `text`）中的字符位置，从 0 起，不含终点。
- CSV 中以 `=`、`+`、`-`、`@`（含全角）、制表符或换行开头的文字前加一个撇号，以免 Excel 当作公式；数字列不受影响。
  Parquet 和 DuckDB 中是原文。文字超过 32,000 字的部分不写入（Excel 单元格装不下）。空单元格表示未知。""",
    """# Tables

`discloseparse batch` writes these tables to `DIR/tables/`. Each is there as `NAME.csv` (UTF-8 with a byte order mark,
ready for Excel); with the extra `[tables]` also, on request, as `NAME.parquet` and in `discloseparse.duckdb`, which
`discloseparse query DIR "SQL"` asks.

- Money is in yuan, an exact decimal that never was a binary float. In Parquet and DuckDB it is a `DECIMAL(38,10)`:
  more than ten digits behind the point are rounded, more than 28 before it give NULL; the CSV has all of them.
- Rows are in order of document, those of one document in order of its text. The columns `document` and
  `number` join the tables.
- `start` and `end` are code points of the document's text (`text` of its JSON), from 0, the end not included.
- In the CSV, a text that begins with `=`, `+`, `-`, `@` (wide ones too), a tabulator or a line break has an apostrophe
  before it, so that Excel does not take it for a formula; columns of numbers are untouched. Parquet and DuckDB hold the
  text as it was. Texts are cut at 32,000 characters, since Excel holds no more in a cell. An empty cell is unknown.""",
)
_COLUMNS = Text("| 列 | 类型 | 含义 |\n|---|---|---|", "| column | type | meaning |\n|---|---|---|")


def manual(lang: str) -> str:
    """The page in ``lang``, as Markdown."""
    return "\n\n".join([_HEAD.to(lang), *(_section(table, lang) for table in tables())]) + "\n"


def _section(table: Table[Any], lang: str) -> str:
    title = Text(table.zh, table.en).to(lang)
    return "\n".join([f"## {table.name}", "", title, "", *_lines(table, lang)])


def _lines(table: Table[Any], lang: str) -> Iterator[str]:
    yield _COLUMNS.to(lang)
    for column in table.columns:
        meaning = Text(column.zh, column.en).to(lang)
        yield f"| {column.name} | {SQL_TYPES[column.type]} | {meaning} |"
