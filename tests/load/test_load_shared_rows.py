"""A row that is half header, half data becomes two; rows that only look like it stay one."""

from __future__ import annotations

import pytest

from discloseparse.document import Cell, Table
from discloseparse.load.shared_rows import split_shared_row
from discloseparse.spans import Span

# "<" goes on with the cell at its left, "^" with the one above.
CODES = """
项目     <    <   <        本年收入合计 其他收入
科目编码 <    <   科目名称 ^            ^
类       款   项  合计     2,946.25     6.20
201      .    .   公共服务 2,112.86     6.20
201      06   01  行政运行 1,511.90     .
"""
CODES_APART = """
项目     <    <   <        本年收入合计 其他收入
科目编码 <    <   科目名称 ^            ^
类       款   项  ^        ^            ^
.        .    .   合计     2,946.25     6.20
201      .    .   公共服务 2,112.86     6.20
201      06   01  行政运行 1,511.90     .
"""
EMPTY = """
项目     <        年初 本年支出 <        <
科目编码 科目名称 ^    ^        <        <
合计     <        .    合计     基本支出 项目支出
.        .        .    .        .        .
"""
EMPTY_APART = """
项目     <        年初 本年支出 <        <
科目编码 科目名称 ^    ^        <        <
^        ^        ^    合计     基本支出 项目支出
合计     <        .    .        .        .
.        .        .    .        .        .
"""


def build(drawing: str) -> tuple[Table, str]:
    rows = [line.split() for line in drawing.strip().splitlines()]
    cells: dict[tuple[int, int], list[int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, word in enumerate(row):
            place = {"<": (r, c - 1), "^": (r - 1, c)}.get(word)
            owner[r, c] = (r, c) if place is None else owner[place]
            _, _, bottom, right = cells.setdefault(owner[r, c], [r, c, r, c])
            cells[owner[r, c]][2:] = [max(bottom, r), max(right, c)]
    text, made = "", []
    for (r, c), (_, _, bottom, right) in cells.items():
        word = rows[r][c]
        if word != ".":
            span = Span(len(text), len(text) + len(word))
            made.append(Cell(r, c, span, bottom - r + 1, right - c + 1))
            text += word + "\n"
    return Table(Span(0, len(text) - 1), tuple(made), size=(len(rows), len(rows[0]))), text


def laid_out(table: Table, text: str) -> set[tuple[int, int, str, int, int]]:
    return {(c.row, c.col, c.span.of(text), c.rows, c.cols) for c in table.cells}


@pytest.mark.parametrize(("shared", "apart"), [(CODES, CODES_APART), (EMPTY, EMPTY_APART)])
def test_a_row_shared_by_header_and_total_is_split(shared: str, apart: str) -> None:
    table, text = build(shared)
    expected, _ = build(apart)
    split = split_shared_row(table, text)
    assert laid_out(split, text) == laid_out(*build(apart))
    assert split.shape == expected.shape


@pytest.mark.parametrize(
    "drawing",
    [
        CODES_APART,
        EMPTY_APART,
        "项目 < 金额\n一 办公费 100\n二 印刷费 200",
        "科目 < 科目名称 金额 <\n类 款 功能科目 预算 决算\n201 01 公共安全 5 6",
        "基本情况 < < <\n编制数 20 实有数 18",
        "项目名称 < 资金来源 <\n幼儿园改造 < 市级 区级\n学校改造 < 市级 区级",
        "收入 < 支出 <\n项目 决算数 项目 决算数\n一、拨款 5 一、公共 5",
    ],
)
def test_other_rows_stay_as_they_are(drawing: str) -> None:
    table, text = build(drawing)
    assert split_shared_row(table, text) == table
