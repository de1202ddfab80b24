"""Blocks: which columns hold labels and which hold figures, and the rows of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from discloseparse.spans import Span
from discloseparse.tables.labels import code_in, is_part, joined_code, level_of
from discloseparse.tables.matrix import Matrix
from discloseparse.tables.model import Block, Column, Line, Value
from discloseparse.tables.numbers import SCALES, figure, own_unit

_NOTE = re.compile(r"备注|说明|.*原因.*")
_PERCENT = re.compile(r"%|率\W*$|率$|比重|占比|幅度|百分比")
_PEOPLE = re.compile(r"人数|人次|编制数|实有数|\(人\)")
_COUNT = re.compile(
    r"数量|个数|批次|次数|团组|保有量|购置数|面积|得分|分值|权重|年度?\(|户数|车辆数|(?<!车)辆|台|单价|标准|期限|年限|[月天]数"
)
_DASH = re.compile(r"[-—–]{1,2}")  # nothing to say here
_IN_HEAD = re.compile(
    r"\(([亿万千百]{0,2}元|%|人|人次|名|[户家个所处件套台辆次场期批项份张条座]|公里|千米|平方米|公斤|吨|亩)\)"
)


def blocks_of(matrix: Matrix, unit: str, units: Mapping[int, str]) -> tuple[Block, ...]:
    """The blocks of a table from left to right; ``unit`` is that of the whole table, ``units`` those of
    columns where it tells none."""
    found: list[Block] = []
    for every, figures in _groups(matrix):
        labels = _telling(matrix, every)
        side = _side(matrix, labels)
        columns = tuple(_column(matrix, col, units.get(col, unit), side) for col in figures)
        lines = tuple(_lines(matrix, labels, columns))
        if lines:
            found.append(Block(columns, lines))
    return tuple(found)


def _groups(matrix: Matrix) -> Iterator[tuple[list[int], list[int]]]:
    """Label columns with the columns of figures to their right."""
    labels: list[int] = []
    figures: list[int] = []
    for col in range(matrix.width):
        if matrix.paths[col] and _NOTE.fullmatch(matrix.paths[col][-1]):
            continue
        if col not in matrix.orders and not _holds_figures(matrix, col):
            if figures:
                yield labels, figures
                labels, figures = [], []
            labels.append(col)
        elif col not in matrix.orders:
            figures.append(col)
    if figures:
        yield labels, figures


def _holds_figures(matrix: Matrix, col: int) -> bool:
    if col in matrix.codes:
        return False
    filled = [
        row
        for row in range(matrix.header_rows, matrix.height)
        if (row, col) in matrix.words and not _DASH.fullmatch(matrix.words[row, col])
    ]
    if not filled:
        return bool(matrix.paths[col]) and not re.search(
            r"项目$|名称$|科目$|^指标$", matrix.paths[col][-1]
        )
    numbers = sum(matrix.is_figure(row, col) for row in filled)
    return numbers * 2 >= len(filled)


def _side(matrix: Matrix, labels: list[int]) -> str:
    """收入 or 支出, where that is the head of the labels and not of their figures."""
    heads = {word for col in labels for word in matrix.paths[col]}
    return next((word for word in ("收入", "支出") if word in heads), "")


def _column(matrix: Matrix, col: int, unit: str, side: str) -> Column:
    path = matrix.paths[col]
    if side and not any("收入" in word or "支出" in word for word in path):
        path = (side, *path)
    words = "/".join(path)
    own = _IN_HEAD.search(words)
    if own:
        unit = own.group(1)
    printed = {
        own_unit(matrix.words[row, col])
        for row in range(matrix.header_rows, matrix.height)
        if (row, col) in matrix.words
    }
    last = path[-1] if path else ""
    if unit == "%" or "%" in printed or (_PERCENT.search(last) and not own):
        return Column(col, path, "percent", "%")
    if unit in SCALES and not (_COUNT.search(last) and not own) and not _PEOPLE.search(last):
        return Column(col, path, "amount", unit)
    people = unit in {"人", "人次"} or _PEOPLE.search(last)
    return Column(col, path, "people" if people else "count", "人" if people else "")


def _lines(matrix: Matrix, labels: list[int], columns: tuple[Column, ...]) -> Iterator[Line]:
    for row in range(matrix.header_rows, matrix.height):
        if matrix.numbers_columns(row):
            continue
        words, span = _label(matrix, row, labels)
        code_cols = [c for c in labels if c in matrix.codes and matrix.is_figure(row, c)]
        values = dict(_values(matrix, row, columns))
        if not words and not values:
            continue
        code = joined_code([matrix.words[row, c] for c in code_cols]) or code_in(words)
        yield Line(
            row=row,
            label=words,
            span=span,
            code=code,
            level=level_of(words),
            part=is_part(words),
            values=values,
            code_spans=tuple(matrix.cells[row, c].span for c in code_cols),
        )


def _label(matrix: Matrix, row: int, labels: list[int]) -> tuple[str, Span | None]:
    """The words of the label columns; codes are no words, and the last words are the row's own."""
    named = [c for c in labels if c not in matrix.codes and _names(matrix, row, c)]
    coded = [c for c in labels if (row, c) in matrix.words and not matrix.is_figure(row, c)]
    merged = [matrix.label_at(row, labels[-1])] if labels else []
    for col in (*reversed(named), *coded, *merged):
        if (row, col) in matrix.words and not matrix.is_figure(row, col):
            return matrix.words[row, col], matrix.cells[row, col].span
    return "", None


def _names(matrix: Matrix, row: int, col: int) -> bool:
    """Does the cell name its row, and not just mark that it has nothing to say (—)?"""
    return re.search(r"\w", matrix.words.get((row, col), "")) is not None


def _telling(matrix: Matrix, labels: list[int]) -> list[int]:
    """The label columns without those behind the last one whose words differ from row to row: what every
    second row is alike in (财政拨款, 参公事业) is an attribute, no name."""
    rows = range(matrix.header_rows, matrix.height)

    def kinds(col: int) -> int:
        return len({matrix.words[row, col] for row in rows if _names(matrix, row, col)})

    named = [col for col in labels if col not in matrix.codes]
    most = max(map(kinds, named), default=0)
    last = max((col for col in named if kinds(col) * 2 > most), default=None)
    return [col for col in labels if last is None or col <= last or col in matrix.codes]


def _values(matrix: Matrix, row: int, columns: tuple[Column, ...]) -> Iterator[tuple[int, Value]]:
    for column in columns:
        words = matrix.words.get((row, column.col))
        printed = None if words is None else figure(words, column.unit)
        if printed is not None:
            cell = matrix.cells[row, column.col]
            yield column.col, Value(row, column, cell.span, printed)
