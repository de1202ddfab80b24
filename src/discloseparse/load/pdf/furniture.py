"""What pages repeat: page numbers and running headers, taken out of the lines of each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median

from discloseparse.document import Box, Furniture
from discloseparse.load.pdf.lines import Line
from discloseparse.load.pdf.pages import Page

_NUMBER = re.compile(
    r"(?P<before>[-—–－_·•~～\s]*第?\s*)(?P<number>\d{1,4}|[IVXivx]{1,6}|[Ⅰ-Ⅻⅰ-ⅻ])\s*页?"
    r"(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－_·•~～\s]*"
)
_DASHED = re.compile(r"[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}")
_HEADER_ZONE, _FOOTER_ZONE = 0.095, 0.91  # of the page's height
_NUMBER_ZONE = 0.88
_MARGIN = 0.06
_OUTERMOST = 2  # lines looked at from each end
_REPEATED = 3  # pages that make a header of a line (all pages, if there are fewer)
_PLACE = 6.0  # points

_Key = tuple[str, str, int, int]


def take_furniture(pages: list[Page]) -> list[Furniture]:
    """Remove page numbers, headers, footers and print across the text; the result lists them."""
    repeated = Counter(key for page in pages for key in {_key(page, line) for line in _ends(page)})
    enough = min(_REPEATED, max(2, sum(1 for page in pages if page.lines)))
    found: list[Furniture] = []
    for page in pages:
        for line in _ends(page):
            kind = _kind(page, line, repeated, enough)
            if kind:
                page.lines.remove(line)
                found.append(_item(page, line, kind))
        found.extend(_item(page, line, "page_number") for line in _in_tables(page))
        for line in page.margin:
            kind = "page_number" if _NUMBER.fullmatch(line.text) else "header"
            found.append(_item(page, line, kind))
    return found


def _in_tables(page: Page) -> Iterator[Line]:
    """Page numbers between dashes that a table reaches down to; they are taken out of its cells."""
    for table in page.tables:
        for number, (_, lines) in enumerate(table.cells):
            low = len(lines) == 1 and lines[0].base / page.frame.height > _FOOTER_ZONE
            if low and _DASHED.fullmatch(lines[0].text):
                del table.cells[number]
                yield lines[0]
                break


def _item(page: Page, line: Line, kind: str) -> Furniture:
    box = page.frame.turned(Box(line.x0, line.top, line.x1, line.bottom), page.shown)
    place = Box(*(round(value, 2) for value in box))
    return Furniture(kind, None, page.number, line.text, place)


def _ends(page: Page) -> list[Line]:
    """The outermost lines of a page, from outside inwards, that no table lies beyond."""
    lines = page.lines
    top = min((table.top for table in page.tables), default=page.frame.height)
    first = [line for line in lines[:_OUTERMOST] if line.base < top]
    last = [line for line in lines[: -_OUTERMOST - 1 : -1] if line not in first]
    return first + last


def _key(page: Page, line: Line) -> _Key:
    """Same words (digits apart) at the same height of pages of the same shape."""
    text = re.sub(r"\d+", "0", line.text)
    return text, _zone(page, line), round(line.base / _PLACE), round(page.frame.width)


def _zone(page: Page, line: Line) -> str:
    place = line.base / page.frame.height
    if place < _HEADER_ZONE:
        return "header"
    return "footer" if place > _FOOTER_ZONE else ""


def _kind(page: Page, line: Line, repeated: Counter[_Key], enough: int) -> str | None:
    number = _NUMBER.fullmatch(line.text)
    place = line.base / page.frame.height
    if number and (place > _NUMBER_ZONE or place < _HEADER_ZONE):
        return "page_number"
    zone = _zone(page, line)
    if not zone or (repeated[_key(page, line)] < enough and not _stands_apart(page, line)):
        return None
    return zone


def _stands_apart(page: Page, line: Line) -> bool:
    """In the margin, in smaller print than the body and well away from it."""
    place = line.base / page.frame.height
    others = [other for other in page.lines if other is not line]
    if _MARGIN < place < 1 - _MARGIN or not others:
        return False
    nearest = min(abs(other.base - line.base) for other in others)
    return line.em < 0.9 * median(other.em for other in others) and nearest > 2 * line.em
