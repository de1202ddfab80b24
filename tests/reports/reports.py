"""The reports beside this module and the errors planted into them.

``NAME.txt`` is a report without an error: one paragraph a line, a line of ``|`` a row of a table. All
places and figures are invented; the wording follows what counties of one province publish.
``NAME.toml`` lists errors; each is planted alone, by replacing words that stand once in the text.
"""

from __future__ import annotations

import html
import io
import itertools
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl

DOCUMENTS = Path(__file__).parent / "documents"


class Planted(NamedTuple):
    """An error: ``quote`` is what is wrong afterwards, at the first place it was written."""

    report: str
    kind: str
    quote: str
    edits: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The report with the error in it."""
        text = text_of(self.report)
        for old, new in self.edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text


def names() -> list[str]:
    return sorted(path.stem for path in DOCUMENTS.glob("*.txt"))


def text_of(name: str) -> str:
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


def planted(name: str) -> list[Planted]:
    listed = tomllib.loads((DOCUMENTS / f"{name}.toml").read_text(encoding="utf-8"))["errors"]
    return [
        Planted(name, e["kind"], e["quote"], tuple((old, new) for old, new in e["edits"]))
        for e in listed
    ]


def blocks(text: str) -> Iterator[str | list[list[str]]]:
    """Paragraphs, and tables as rows of cells."""
    lines = text.splitlines()
    for is_row, group in itertools.groupby(lines, lambda line: line.startswith("| ")):
        if is_row:
            yield [[cell.strip() for cell in line[1:].rstrip()[:-1].split("|")] for line in group]
        else:
            yield from group


def heads(block: list[list[str]]) -> Iterator[tuple[int, int, int]]:
    """Row, column and width of each head that stands over several columns."""
    figures = (
        row
        for row, cells in enumerate(block)
        if any(c.replace(",", "").replace(".", "").isdigit() for c in cells)
    )
    last = next(figures, len(block))
    headed = [{col for col, c in enumerate(cells) if c} for cells in block[:last]]
    for row in range(last):
        below = set().union(*headed[row + 1 :])
        for col in sorted(headed[row] & below):
            reach = 1
            while col + reach in below - headed[row]:
                reach += 1
            if reach > 1:
                yield row, col, reach


def as_docx(text: str) -> bytes:
    document = docx.Document()
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=max(map(len, block)))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, words in zip(row.cells, cells, strict=False):
                cell.text = words
    return _written(document.save)


def as_html(text: str) -> bytes:
    parts = ["<html><head><meta charset='utf-8'></head><body>"]
    for block in blocks(text):
        if isinstance(block, str):
            parts.append(f"<p>{html.escape(block)}</p>")
        else:
            rows = ("".join(f"<td>{html.escape(c)}</td>" for c in row) for row in block)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return "\n".join([*parts, "</body></html>"]).encode()


def as_xlsx(text: str) -> bytes:
    """One sheet for each table, its title over it; the words before go to a sheet of their own."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for block in blocks(text):
        if isinstance(block, str):
            sheet.append([block])
        else:
            first = sheet.max_row + 1
            for row in block:
                sheet.append(row)
            for row, col, reach in heads(block):
                at = first + row
                sheet.merge_cells(None, at, col + 1, at, col + reach)
            sheet = workbook.create_sheet()
    return _written(workbook.save)


def _written(save: Callable[[io.BytesIO], None]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()
