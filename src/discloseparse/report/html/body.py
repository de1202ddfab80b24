"""The document's text as HTML: paragraphs, headings, and tables drawn as tables."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.report.html.cells import between, locate
from discloseparse.report.html.pieces import Pieces
from discloseparse.report.html.signs import visible
from discloseparse.result import Result, TableItem
from discloseparse.spans import Span

_DEEPEST = 4


def body(result: Result, pieces: Pieces) -> str:
    """All of the text, in order."""
    return "".join(_blocks(result, pieces))


def _blocks(result: Result, pieces: Pieces) -> Iterator[str]:
    lines = _heading_lines(result)
    here = 0
    for table in sorted(result.tables, key=lambda table: table.start):
        if table.start < here or table.start >= table.end:
            continue  # a table within a table is part of its text
        yield from _paragraphs(result.text, here, table.start, pieces, lines)
        yield from _table(table, result.text, pieces)
        here = table.end
    yield from _paragraphs(result.text, here, len(result.text), pieces, lines)


def _heading_lines(result: Result) -> dict[Span, int]:
    """Lines that are a heading or a title and nothing else, with their level."""
    titles = {
        Span(p.title.start, p.title.end).trim(result.text): 0 for p in result.projects if p.title
    }
    headings = {
        Span(s.heading.start, s.heading.end).trim(result.text): min(s.level, _DEEPEST)
        for s in result.sections
    }
    return headings | titles


def _paragraphs(
    text: str, start: int, end: int, pieces: Pieces, headings: dict[Span, int]
) -> Iterator[str]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = Span(start, stop).trim(text)
        if line.start < line.end:
            level = headings.get(line)
            opening = "<p>" if level is None else f'<p class="heading level-{level}">'
            yield f"{opening}{pieces.html(*line)}\n"
        start = stop + 1


def _table(table: TableItem, text: str, pieces: Pieces) -> Iterator[str]:
    places = locate(table, text)
    figures = {(cell.row, cell.col) for cell in table.cells}
    yield '<div class="table" tabindex="0"><table>'
    for row, cells in enumerate(table.rows):
        name = "th" if row < table.header_rows else "td"
        yield "<tr>"
        for col, words in enumerate(cells):
            place = places.get((row, col))
            shown = visible(words) if place is None else pieces.html(*place)
            yield f'<{name} class="n">{shown}' if (row, col) in figures else f"<{name}>{shown}"
    yield "</table></div>\n"
    rest = between(table, places, text)
    if rest:
        yield '<p class="rest">' + " ".join(pieces.html(*span) for span in rest) + "\n"
