"""cells: the figures in tables, each with its row's label and its column's header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.batch.tables.schema import DOCUMENT, NUMBER, Column, Page, Table, span
from discloseparse.result import CellItem, ColumnItem, LabelItem, TableItem


class Figure(NamedTuple):
    """A cell with all that gives it a meaning."""

    table: TableItem
    table_number: int
    cell: CellItem
    label: LabelItem | None
    column: ColumnItem | None


def figures(page: Page) -> Iterator[Figure]:
    """The figures of all tables, in the order of the result."""
    for index, table in enumerate(page.result.tables):
        columns = {column.col: column for column in table.columns}
        labels = {(label.row, col): label for label in table.labels for col in label.cols}
        for cell in table.cells:
            label = labels.get((cell.row, cell.col))
            yield Figure(table, index, cell, label, columns.get(cell.col))


TABLE = Table[Figure](
    "cells",
    "表格中的数",
    "Figures in tables",
    figures,
    (
        DOCUMENT,
        NUMBER,
        Column(
            "table_number",
            "integer",
            "表在文件中的序号，从 0 起",
            "the table's place in the document, from 0",
            lambda row: row.item.table_number,
        ),
        Column(
            "table_title", "text", "表名", "title of the table", lambda row: row.item.table.title
        ),
        Column(
            "label",
            "text",
            "行的项目名称",
            "label of the row",
            lambda row: row.item.label.text if row.item.label else None,
        ),
        Column(
            "code",
            "text",
            "行的科目编码",
            "subject code of the row",
            lambda row: row.item.label.code if row.item.label else None,
        ),
        Column(
            "header",
            "text",
            "列的表头，由上到下以 / 分隔",
            "header of the column from its top, separated by /",
            lambda row: "/".join(row.item.column.path) if row.item.column else None,
        ),
        Column(
            "kind",
            "text",
            "数的种类（amount、percent、people、count）",
            "amount, percent, people or count",
            lambda row: row.item.column.kind if row.item.column else None,
        ),
        Column(
            "value",
            "decimal",
            "数值：金额为元，百分数为百分之几",
            "value: money in yuan, a percentage in per cent",
            lambda row: row.item.cell.value,
        ),
        Column(
            "text",
            "text",
            "原文字样",
            "as printed",
            lambda row: row.words(row.item.cell.start, row.item.cell.end),
        ),
        Column(
            "row_index", "integer", "行号，从 0 起", "row, from 0", lambda row: row.item.cell.row
        ),
        Column(
            "col_index", "integer", "列号，从 0 起", "column, from 0", lambda row: row.item.cell.col
        ),
        *span(lambda row: row.item.cell),
        Column(
            "page",
            "integer",
            "表开始的页码（PDF）",
            "page on which the table begins (PDF)",
            lambda row: row.item.table.page,
        ),
    ),
)
