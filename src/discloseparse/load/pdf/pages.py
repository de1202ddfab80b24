"""One page read: its lines and ruled tables, in printed order."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2 as pdfium

from discloseparse.document import Box
from discloseparse.errors import LimitExceededError
from discloseparse.load.loader import Limits
from discloseparse.load.pdf.advances import set_advances
from discloseparse.load.pdf.frame import Crop, Frame
from discloseparse.load.pdf.glyphs import Glyphs, read_glyphs
from discloseparse.load.pdf.grids import BAND, Area, Grid, find_grids, in_bands
from discloseparse.load.pdf.lines import Line, build_lines
from discloseparse.load.pdf.lost import LostText
from discloseparse.load.pdf.rivers import river_rules
from discloseparse.load.pdf.rules import Drawing, read_drawing
from discloseparse.load.pdf.turned import turned_lines
from discloseparse.load.pdf.unseen import drop_unseen

_FEW = 20  # glyphs: fewer on a page that an image covers, and it is a scan
_COVERING = 0.5
_UNREADABLE = 0.05
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table: each area that holds text with the lines printed in it.

    ``shape`` counts empty rows and columns too; ``edges`` are where columns begin, and the right
    edge; ``tails`` are lines of a cell that stand on the next page.
    """

    top: float
    shape: tuple[int, int]
    edges: list[float]
    cells: list[tuple[Area, list[Line]]]
    tails: dict[Area, list[tuple[Page, Line]]] = field(default_factory=dict)

    def row_texts(self) -> list[list[str]]:
        """The texts of the areas that begin in each row."""
        rows: list[list[str]] = [[] for _ in range(self.shape[0])]
        for area, lines in self.cells:
            rows[area.row].append("".join(line.text for line in lines))
        return rows


@dataclass(slots=True)
class Page:
    """A page's content in its reading frame; ``shown`` is the frame it is displayed in.

    ``margin`` is what runs across the reading direction outside of tables.
    """

    number: int
    shown: Frame
    glyphs: Glyphs
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    margin: list[Line] = field(default_factory=list)
    needs_ocr: bool = False
    complete: bool = True

    @property
    def frame(self) -> Frame:
        """The reading frame."""
        return self.glyphs.frame

    @property
    def blocks(self) -> list[Line | PageTable]:
        """Lines and tables from top to bottom."""
        return sorted([*self.lines, *self.tables], key=lambda block: block.top)


def read_page(page: pdfium.PdfPage, number: int, limits: Limits, lost: LostText) -> Page:
    """Characters, lines and tables of ``page``; ``lost`` finds what PDFium leaves out."""
    crop = Crop(*page.get_cropbox())
    shown = Frame(crop, page.get_rotation() // 90)
    text_page = page.get_textpage()
    try:
        glyphs = read_glyphs(text_page.raw, crop, shown.turns, limits.page_characters)
        complete = text_page.count_chars() <= limits.page_characters
        drawing = read_drawing(page.raw, glyphs.frame, limits.page_objects)
        drop_unseen(page, shown, text_page.raw, glyphs)
        if not drawing.embedded:
            set_advances(text_page.raw, glyphs)
    finally:
        text_page.close()
    if drawing.empty_texts:
        lost.restore(number, drawing.empty_texts, glyphs)
    read = Page(number, shown, glyphs, complete=complete and drawing.complete)
    read.needs_ocr = needs_ocr(glyphs, drawing.image_share)
    divide(read, _grids(read, drawing, limits.cells))
    return read


def _grids(page: Page, drawing: Drawing, most: int) -> list[Grid]:
    """The ruled tables; a page whose rules are beyond the limit is text, and incomplete."""
    try:
        rivers = river_rules(drawing.horizontal, drawing.vertical, page.glyphs)
        return find_grids(drawing.horizontal, drawing.vertical + rivers, most)
    except LimitExceededError:
        page.complete = False
        return []


def needs_ocr(glyphs: Glyphs, image_share: float) -> bool:
    """Whether a page is a picture, or its fonts do not say what their characters mean."""
    if len(glyphs) < _FEW:
        return image_share > _COVERING
    return glyphs.unreadable > _UNREADABLE * len(glyphs)


def divide(page: Page, grids: list[Grid]) -> None:
    """Give each glyph to the cell it stands in, or else to the page's running text."""
    glyphs = page.glyphs
    inside: list[dict[int, list[int]]] = [{} for _ in grids]
    outside: list[int] = []
    bands = in_bands(grids)
    x0, y0, x1, y1 = _NOWHERE  # the place that the last glyph stood in
    members = outside
    for i, (left, right, top, bottom) in enumerate(
        zip(glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom, strict=True)
    ):
        x, y = (left + right) / 2, (top + bottom) / 2
        if not (x0 < x < x1 and y0 < y < y1):
            (x0, y0, x1, y1), members = _NOWHERE, outside
            for k in bands.get(int(y // BAND), ()):
                found = grids[k].at(x, y)
                if found is not None:
                    area, (x0, y0, x1, y1) = found
                    members = inside[k].setdefault(area, [])
                    break
        members.append(i)
    if glyphs.turned:
        page.margin = turned_lines(glyphs, [i for i in outside if i in glyphs.turned])
        outside = [i for i in outside if i not in glyphs.turned]
    page.lines = build_lines(glyphs, outside)
    for cells, grid in zip(inside, grids, strict=True):
        if cells:
            filled = [(grid.areas[k], _cell_lines(glyphs, cells[k])) for k in sorted(cells)]
            page.tables.append(PageTable(grid.box.top, grid.shape, grid.edges, filled))


def _cell_lines(glyphs: Glyphs, indices: list[int]) -> list[Line]:
    if glyphs.turned.isdisjoint(indices):
        return build_lines(glyphs, indices)
    lines = build_lines(glyphs, [i for i in indices if i not in glyphs.turned])
    return lines + turned_lines(glyphs, [i for i in indices if i in glyphs.turned])
