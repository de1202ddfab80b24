"""Table rows that a page break divides: what stands below it belongs to the cells above.

The rest of a row has text only below cells that were filled to the end of their last line, and
leaves some filled cell without a rest: figures are not broken.
"""

from __future__ import annotations

import re

from discloseparse.load.pdf.grids import Area
from discloseparse.load.pdf.lines import Line
from discloseparse.load.pdf.pages import Page, PageTable

_SAME_EDGE = 4.0  # points
_SLACK = 2.0  # em: a cell's padding and uneven ends
_BEGINNING = re.compile(
    r"[\d.,%\-—]+$|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|其中|注[:：]|[合总小]计"
)


def take_rest(above: PageTable, below: PageTable, row: int, page: Page) -> bool:
    """Move the text of ``row`` of ``below`` (on ``page``) up into the cells it continues.

    False, and nothing is moved, if the row is one of its own.
    """
    last = [cell for cell in above.cells if cell[0].row + cell[0].rows == above.shape[0]]
    rest = [cell for cell in below.cells if cell[0].row == row]
    if not rest or len(rest) >= len(last):
        return False
    pairs = []
    for area, lines in rest:
        begun = next((cell for cell in last if _is_same_column(cell[0], area)), None)
        if begun is None or area.rows > 1 or not _goes_on(begun[0], begun[1][-1], lines[0]):
            return False
        pairs.append((begun[0], lines))
    for area, lines in pairs:
        above.tails.setdefault(area, []).extend((page, line) for line in lines)
    below.cells[:] = [cell for cell in below.cells if cell[0].row != row]
    return True


def _is_same_column(one: Area, other: Area) -> bool:
    sides = ((one.box.x0, other.box.x0), (one.box.x1, other.box.x1))
    return all(abs(a - b) <= _SAME_EDGE for a, b in sides)


def _goes_on(area: Area, last: Line, line: Line) -> bool:
    width = last.x1 - last.x0 + last.em
    full = width > area.box.x1 - area.box.x0 - _SLACK * last.em
    return full and not last.text.endswith(("。", "；")) and not _BEGINNING.match(line.text)
