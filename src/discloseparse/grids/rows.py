"""Tables with one row per line, the cells set apart by spaces or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.grids.pieces import Grid, Piece, split

_CONTENTS = re.compile(r"目录?|页码|录")
_FEWEST = 2
_WIDEST = 40
_LONGEST = 400


def row_lines(source: str, lines: Sequence[Piece]) -> Iterator[Grid]:
    """Each header line with the rows of its size that follow it."""
    i = 0
    while i < len(lines):
        header = _header(source, lines[i])
        rows = _rows(source, lines, i + 1, header) if header else []
        if len(rows) >= _FEWEST and not _are_pages(header, rows):
            yield [_under(header, rows), *rows]
            i += len(rows)
        i += 1


def _header(source: str, line: Piece) -> list[Piece]:
    """The cells of a line that may head a table: short words, no figure among them."""
    if len(line.text) > _LONGEST or not re.search(r"[ \t]", line.text):
        return []
    cells = split(line, source)
    if len(cells) > _WIDEST or not all(cell.may_be_cell or not cell.text for cell in cells):
        return []
    words = [cell for cell in cells if cell.text]
    if len(words) < _FEWEST or any(cell.is_figure for cell in words):
        return []
    return [] if all(_CONTENTS.fullmatch(cell.text) for cell in words) else cells


def _rows(
    source: str, lines: Sequence[Piece], first: int, header: list[Piece]
) -> list[list[Piece]]:
    """The rows below: as many cells as the header, or one more where the labels have no head."""
    under, beside = (_of_size(source, lines, first, len(header) + more) for more in (0, 1))
    if beside and not any(row[-1].text for row in beside):
        beside = []  # its last column is only the tabs that were made up
    if len(beside) == len(under) >= _FEWEST:  # 2024年 2025年 over 人员经费 10.0 11.0
        return under if "\t" in source[lines[first].start : lines[first].end] else beside
    return max(under, beside, key=len)


def _of_size(source: str, lines: Sequence[Piece], first: int, size: int) -> list[list[Piece]]:
    """The lines as rows of ``size`` cells; the first that is none ends the table."""
    rows: list[list[Piece]] = []
    for place in range(first, len(lines)):
        row = _sized(source, lines[place], size) or _short(source, lines[place], rows)
        if not row:
            break
        rows.append(row)
    return rows


def _short(source: str, line: Piece, rows: Sequence[list[Piece]]) -> list[Piece]:
    """A total row without a code or number: one label, then as many figures as the rows above."""
    cells = split(line, source) if rows and len(line.text) <= _LONGEST else []
    figures = _figures_behind(rows[0]) if rows else 0
    if (
        not figures
        or len(cells) != figures + 1
        or cells[0].is_figure
        or _figures_behind(cells) != figures
    ):
        return []
    blank = Piece(cells[0].end, cells[0].end, "")
    return [cells[0], *[blank] * (len(rows[0]) - len(cells)), *cells[1:]]


def _figures_behind(cells: Sequence[Piece]) -> int:
    """How many figures stand at the end of a row."""
    return next((i for i, cell in enumerate(reversed(cells)) if not cell.is_figure), len(cells))


def _sized(source: str, line: Piece, size: int) -> list[Piece]:
    """The line as a row of ``size`` cells that ends in figures; a label may hold spaces itself."""
    if len(line.text) > _LONGEST:
        return []
    cells = split(line, source)
    if "\t" in source[line.start : line.end]:
        cells += [Piece(line.end, line.end, "")] * (size - len(cells))
        filled = [cell for cell in cells[1:] if cell.text]
        fits = len(cells) == size and all(cell.may_be_cell or not cell.text for cell in cells)
        return cells if fits and (not filled or any(c.is_figure for c in filled)) else []
    figures = _figures_behind(cells)
    labels = size - min(figures, size - 1)
    extra = len(cells) - size
    if not figures or extra < 0 or not all(cell.may_be_cell for cell in cells):
        return []
    if extra:  # the label holds spaces: its pieces belong together
        first = next((i for i, cell in enumerate(cells) if not cell.is_figure), 0)
        if first + extra >= labels + extra:
            return []
        cells[first : first + extra + 1] = [_joined(cells[first : first + extra + 1])]
    return cells if any(not cell.is_figure for cell in cells) else []


def _joined(cells: Sequence[Piece]) -> Piece:
    start, end = cells[0].start, cells[-1].end
    return Piece(start, end, " ".join(cell.text for cell in cells))


def _under(header: list[Piece], rows: Sequence[list[Piece]]) -> list[Piece]:
    """The header over its columns: one cell short means that the labels have no head."""
    if len(header) == len(rows[0]):
        return header
    return [Piece(header[0].start, header[0].start, ""), *header]


def _are_pages(header: list[Piece], rows: Sequence[list[Piece]]) -> bool:
    """Two columns of words and rising small numbers are a table of contents."""
    numbers = [row[-1].text for row in rows]
    if len(header) > 2 or not all(n.isdigit() and len(n) < 4 for n in numbers):
        return False
    return [int(n) for n in numbers] == sorted(int(n) for n in numbers)
