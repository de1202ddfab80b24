"""A sheet as its readers hand it over: the cells that show something, sparse and in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from discloseparse.document import Diagnostic
from discloseparse.load.sheets.addresses import ranges
from discloseparse.load.sheets.display import Value, show

_MOST_NAMED = 20
_MOST_HIDDEN = 2_000_000  # places under merges that are looked at


class SheetCell(NamedTuple):
    """A cell that is not empty. ``number``: its value is one, whatever it shows."""

    row: int
    col: int
    text: str
    number: bool


@dataclass(slots=True)
class Sheet:
    """One sheet while it is read; ``merges`` maps a first cell to the rows and columns it covers."""

    name: str
    from_1904: bool = False
    cells: list[SheetCell] = field(default_factory=list)
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    ruled: dict[int, int] = field(default_factory=dict)
    """Rows in which a cell has a border at its left or right, and the last such column."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    uncalculated: int = 0
    """Formulas whose result the file does not hold."""
    cut: bool = False
    """Not all cells were read."""
    unknown_formats: set[str] = field(default_factory=set)
    boxes: list[str] = field(default_factory=list)
    """Paragraphs of text boxes."""
    headers: list[tuple[str, str]] = field(default_factory=list)
    """Print headers and footers: the kind of furniture and its text."""
    comments: list[str] = field(default_factory=list)
    """Addresses of cells with a comment."""
    pictures: int = 0

    def put(self, row: int, col: int, value: Value, code: str) -> None:
        """Add a cell with its value and number format."""
        shown = show(value, code, from_1904=self.from_1904)
        if not shown.exact:
            self.unknown_formats.add(code)
        if shown.text.strip():
            number = not isinstance(value, str | bool)
            self.cells.append(SheetCell(row, col, shown.text.strip(), number))

    def rule(self, row: int, col: int) -> None:
        """A cell has a border at its left or right."""
        self.ruled[row] = max(col, self.ruled.get(row, 0))

    def merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Two corners of a merged range."""
        rows, cols = last[0] - first[0] + 1, last[1] - first[1] + 1
        if rows >= 1 and cols >= 1 and rows * cols > 1:
            self.merges[first] = (rows, cols)

    def shown(self) -> list[SheetCell]:
        """The cells that no merge hides."""
        hidden: set[tuple[int, int]] = set()
        last = max((cell.row for cell in self.cells), default=0)
        widest = max((cell.col for cell in self.cells), default=0)
        for (row, col), (rows, cols) in self.merges.items():
            rows, cols = min(rows, last + 1 - row), min(cols, widest + 1 - col)
            if rows > 0 and cols > 0 and len(hidden) + rows * cols <= _MOST_HIDDEN:
                hidden.update(product(range(row, row + rows), range(col, col + cols)))
                hidden.discard((row, col))
        return [cell for cell in self.cells if (cell.row, cell.col) not in hidden]

    def diagnostics(self) -> list[Diagnostic]:
        """What a reader of the text should know about this sheet."""
        used_rows = {cell.row for cell in self.cells}
        used_cols = {cell.col for cell in self.cells}
        rows = ranges(sorted(self.hidden_rows & used_rows))
        cols = ranges(sorted(self.hidden_cols & used_cols), "letters")
        formats = " ".join(sorted(self.unknown_formats)[:3])
        told = (
            ("hidden_rows", rows),
            ("hidden_columns", cols),
            ("cell_comments", ", ".join(self.comments[:_MOST_NAMED])),
            ("pictures", str(self.pictures) if self.pictures else ""),
            ("unknown_format", formats),
            ("uncalculated", str(self.uncalculated) if self.uncalculated else ""),
            ("sheet_limit", str(len(self.cells)) if self.cut else ""),
        )
        return [
            Diagnostic(code, detail=f"{self.name}: {detail}") for code, detail in told if detail
        ]

    @property
    def partial(self) -> bool:
        """Whether something that is shown could not be read."""
        return self.cut or self.uncalculated > 0
