"""PDF: pages as bureaus print them, told whole: what stands outside the tables, and every cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from layouts import LAYOUTS, Layout
from rows import rows_of

from discloseparse.document import Document
from discloseparse.load import load_bytes


def outside(document: Document) -> list[str]:
    text, place = "", 0
    for table in sorted(document.tables, key=lambda table: table.span):
        text += document.text[place : table.span.start]
        place = table.span.end
    return [line for line in (text + document.text[place:]).split("\n") if line]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_is_read_as_printed(layout: Callable[[], Layout]) -> None:
    truth = layout()
    document = load_bytes(truth.data)
    assert outside(document) == truth.text
    assert [rows_of(document, table) for table in document.tables] == truth.tables
