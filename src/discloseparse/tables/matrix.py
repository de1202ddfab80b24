"""The cells of a table as a matrix: who stands where, and which rows are the header."""

from __future__ import annotations

import re

from discloseparse.document import Cell, Table
from discloseparse.spans import fold
from discloseparse.tables.numbers import is_number

_CODE = re.compile(r"类|款|项|.*(?:编码|代码)")
_ORDER = re.compile(r"序号|行次|行数|栏次")
_FIRST = re.compile(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|合计$|总计$|\d\.")


class Matrix:
    """Folded words of every cell by row and column; merged cells stand where they begin."""

    def __init__(self, table: Table, text: str) -> None:
        self.height, self.width = table.shape
        self.cells: dict[tuple[int, int], Cell] = {}
        self.words: dict[tuple[int, int], str] = {}
        for cell in table.cells:
            words = re.sub(r"\s", "", fold(cell.span.of(text)))
            if words:
                self.cells[cell.row, cell.col] = cell
                self.words[cell.row, cell.col] = words
        self._by_row: list[list[int]] = [[] for _ in range(self.height)]
        for row, col in sorted(self.cells):
            self._by_row[row].append(col)
        self.codes = self._headed(_CODE)
        self.orders = frozenset(
            c for c in self._headed(_ORDER) - self.codes if self._only_numbers(c)
        )
        self.header_rows = self._header_rows()
        self.paths = self._paths()

    def row(self, row: int) -> list[int]:
        """The columns at which the cells of a row begin."""
        return self._by_row[row]

    def label_at(self, row: int, col: int) -> int:
        """The column where the cell that covers ``col`` begins; ``col`` itself if none does."""
        over = [c for c in self._by_row[row] if c <= col < c + self.cells[row, c].cols]
        return over[-1] if over else col

    def is_figure(self, row: int, col: int) -> bool:
        """Is there a bare number?"""
        return is_number(self.words.get((row, col), ""))

    def _headed(self, form: re.Pattern[str]) -> frozenset[int]:
        """Columns under a head of this form, where the cells above the first figures have it."""
        found: set[int] = set()
        for (row, col), words in self.words.items():
            if form.fullmatch(words) and row < 6:
                cell = self.cells[row, col]
                found.update(range(col, col + cell.cols))
        return frozenset(found)

    def _only_numbers(self, col: int) -> bool:
        below = [w for (_, c), w in self.words.items() if c == col and not _ORDER.fullmatch(w)]
        return bool(below) and sum(w.isdigit() for w in below) * 2 > len(below)

    def _header_rows(self) -> int:
        rows = range(self.height)
        first = next((r for r in rows if self._is_data(r) and not self.numbers_columns(r)), None)
        if first is None:  # a table without any figure: its blank rows begin below the header
            first = next((r for r in rows if not self._by_row[r]), self.height)
        return next((r for r in range(1, first) if self._opens(r)), first)

    def _opens(self, row: int) -> bool:
        """Is it a row without figures, all its words numbered or totals (一、… 一、…)?"""
        words = [self.words[row, col] for col in self._by_row[row]]
        return bool(words) and all(_FIRST.match(word) for word in words)

    def _is_data(self, row: int) -> bool:
        return any(
            self.is_figure(row, col) and col not in self.codes and col not in self.orders
            for col in self._by_row[row]
        )

    def numbers_columns(self, row: int) -> bool:
        """Does the row only number the columns (栏次 1 2 3)?"""
        cols = self._by_row[row]
        numbers = [self.words[row, col] for col in cols if self.is_figure(row, col)]
        if not numbers or not all(n.isdigit() for n in numbers):
            return False
        words = [self.words[row, col] for col in cols if not self.is_figure(row, col)]
        if any(not _ORDER.fullmatch(word) for word in words):
            return False
        first = int(numbers[0])
        running = [int(n) for n in numbers] == list(range(first, first + len(numbers)))
        return running and first <= 2 and (len(numbers) > 2 or bool(words))

    def _paths(self) -> list[tuple[str, ...]]:
        """The header's words over each column, from the top down."""
        paths: list[list[str]] = [[] for _ in range(self.width)]
        for row in range(self.header_rows):
            for col in self._by_row[row]:
                cell, words = self.cells[row, col], self.words[row, col]
                if cell.cols >= self.width or self.numbers_columns(row):
                    continue
                for under in range(col, min(self.width, col + self._reach(row, col))):
                    if not paths[under] or paths[under][-1] != words:
                        paths[under].append(words)
        return [tuple(path) for path in paths]

    def _reach(self, row: int, col: int) -> int:
        """So many columns a head stands over: those it is merged with, or, if it is parted below, the
        empty ones behind it that are headed below as well (words centred across cells)."""
        reach = self.cells[row, col].cols
        if reach > 1 or not self._is_headed_below(row, col):
            return reach
        while (
            (row, col + reach) not in self.words
            and self.label_at(row, col + reach) == col + reach
            and self._is_headed_below(row, col + reach)
        ):
            reach += 1
        return reach

    def _is_headed_below(self, row: int, col: int) -> bool:
        below = range(row + 1, self.header_rows)
        return any((r, col) in self.words and not self.numbers_columns(r) for r in below)
