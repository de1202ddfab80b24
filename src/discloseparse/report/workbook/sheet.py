"""A list in a workbook: header frozen, widths and filter set, cut into sheets that Excel takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from discloseparse.emit.xml_text import xml_text
from discloseparse.messages import sentence

MOST_ROWS = 1_048_576
_LONGEST = 32_767  # UTF-16 units in a cell
MOST_LINKS = 65_000  # Excel stops at 65,530 in a sheet
_LONGEST_LINK = 2_000
_IN_LINKS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '%#" <>[]^`{}'})
_LINE_HEIGHT = 15  # points
_MOST_LINES = 10
_FILL = Fraction(19, 20)  # of a line: a character does not fit into what is left of it
_A4 = 9
_MARGIN = 0.4  # inches; below it there are page numbers
_DIGITS = Context(prec=15)  # what Excel keeps of a number


class Link(NamedTuple):
    """A cell that opens the file at ``path``, relative to the workbook."""

    path: str
    words: str


Value = str | int | Decimal | Link | None


class Column(NamedTuple):
    """``key`` names its heading among the messages (``list.<key>``), ``width`` is in characters.

    ``choices`` names the message with what people may fill in, separated by commas. What is not
    ``printed``, since a page is narrow, stands behind what is.
    """

    key: str
    width: int
    wrap: bool = False
    choices: str = ""
    printed: bool = True


class Sheet:
    """The list called ``name``. Text is never taken for a formula, numbers stay numbers.

    ``book`` is an XlsxWriter workbook, ``tints`` the background of a row's tinted cell.
    """

    def __init__(
        self,
        book: Any,
        name: str,
        columns: Sequence[Column],
        lang: str,
        tints: Mapping[str, str] | None = None,
        most_rows: int = MOST_ROWS,
        most_links: int = MOST_LINKS,
    ) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._lang = lang
        self._headings = [sentence(f"list.{column.key}", lang) for column in columns]
        self._most = most_rows
        self._most_links = most_links
        self._head = book.add_format({"bold": True, "bg_color": "#DDE6F0", "text_wrap": True})
        self._plain = book.add_format({"valign": "top"})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._number = book.add_format({"valign": "top", "num_format": "#,##0.######"})
        self._count = book.add_format({"valign": "top", "num_format": "0"})
        self._link = book.add_format({"valign": "top", "font_color": "blue", "underline": 1})
        self._tints = {
            key: book.add_format({"valign": "top", "bg_color": color})
            for key, color in (tints or {}).items()
        }
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        self._sheet = self._book.add_worksheet(name)
        self._rows, self._links = 1, 0
        for col, column in enumerate(self._columns):
            self._sheet.set_column(col, col, column.width)
            self._sheet.write_string(0, col, self._headings[col], self._head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.hide_gridlines(0)  # not on paper either
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
        self._sheet.set_footer("&C&A  &P / &N")
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def close(self) -> None:
        """No row follows on this sheet."""
        last = max(self._rows - 1, 1)
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        printed = sum(column.printed for column in self._columns)
        self._sheet.print_area(0, 0, last, printed - 1)
        for col, column in enumerate(self._columns):
            if column.choices:
                choices = sentence(f"list.{column.choices}", self._lang).split(",")
                self._sheet.data_validation(
                    1, col, last, col, {"validate": "list", "source": choices}
                )

    def add(self, values: Sequence[Value], tint: str = "", tinted: int = -1) -> tuple[str, int]:
        """Add a row; the sheet it is on and its number as Excel counts. Cell ``tinted`` gets ``tint``."""
        if self._rows == self._most:
            self.close()
            self._begin()
        lines = max(map(self._lines, self._columns, values), default=1)
        if lines > 1:
            self._sheet.set_row(self._rows, _LINE_HEIGHT * min(lines, _MOST_LINES))
        for col, value in enumerate(values):
            self._cell(col, value, self._tints.get(tint) if col == tinted else None)
        for heights in (self._sheet.row_info, self._sheet.row_sizes):
            heights.pop(self._rows - 1, None)  # that row is written and would be remembered
        self._rows += 1
        return self._sheet.get_name(), self._rows

    @staticmethod
    def _lines(column: Column, value: Value) -> int:
        """How many lines a wrapped cell takes; in GBK a character has as many bytes as columns."""
        if not column.wrap or not isinstance(value, str):
            return 1
        widths = (len(line.encode("gbk", "replace")) for line in value.splitlines())
        return sum(max(1, ceil(width / (column.width * _FILL))) for width in widths)

    def _cell(self, col: int, value: Value, tint: Any) -> None:
        row = self._rows
        if value is None or value == "":
            return
        if isinstance(value, Link):
            self._write_link(col, value)
        elif isinstance(value, Decimal):
            self._sheet.write_number(row, col, _DIGITS.plus(value), self._number)
        elif isinstance(value, int):
            self._sheet.write_number(row, col, value, self._count)
        else:
            layout = tint or (self._wrapped if self._columns[col].wrap else self._plain)
            self._sheet.write_string(row, col, _fitting(value), layout)

    def _write_link(self, col: int, link: Link) -> None:
        if self._links < self._most_links and len(link.path) < _LONGEST_LINK:
            self._links += 1
            target = f"external:{link.path.translate(_IN_LINKS)}"
            self._sheet.write_url(self._rows, col, target, self._link, _fitting(link.words))
        else:
            self._sheet.write_string(self._rows, col, _fitting(link.path), self._plain)


def _fitting(words: str) -> str:
    """What a cell holds of ``words``."""
    clean = xml_text(words)
    if len(clean.encode("utf-16-le")) > 2 * _LONGEST:
        return clean[: _LONGEST // 2 - 1] + "…"
    return clean
