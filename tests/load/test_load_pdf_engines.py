"""PDF: pdfplumber as the second engine, and as the oracle of our own text and tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_writer import Page, paragraphs, pdf

from discloseparse import parse_bytes
from discloseparse.document import Document
from discloseparse.load import load_bytes

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.pdf"))
XS = [72, 192, 292, 392, 492]
LONG = "青川区民政局2024年度收入总计3186.40万元，比上年增加215.30万元，" * 4


def codes() -> Page:
    """Split codes, empty cells, a header over two columns, a wrapped name."""
    page = Page().grid(XS, [124, 148, 190]).rule(72, 100, 492, 100)
    for x in (72, 292, 392, 492):
        page.rule(x, 100, x, 124)
    page.text(150, 116, "科目编码").text(296, 116, "名称").text(396, 116, "决算数")
    page.text(76, 140, "201").text(296, 140, "公共安全").text(396, 140, "2,946.25")
    page.text(76, 170, "201").text(196, 170, "06").text(296, 164, "机关事业单位").text(
        296, 180, "养老保险"
    )
    return page.text(396, 170, "60.99")


def tables_of(document: Document) -> list[set[tuple[int, int, str, int, int]]]:
    text = document.text
    return [
        {(c.row, c.col, c.span.of(text), c.rows, c.cols) for c in table.cells}
        for table in document.tables
    ]


@pytest.mark.parametrize(
    "data",
    [
        *(pytest.param(path.read_bytes(), id=path.stem) for path in FIXTURES),
        pytest.param(pdf(codes()), id="codes"),
        pytest.param(pdf(codes(), codes()), id="two pages"),
        pytest.param(pdf(*paragraphs(LONG, LONG, "完。")), id="paragraphs"),
    ],
)
def test_both_engines_see_the_same_text_and_tables(data: bytes) -> None:
    ours, theirs = load_bytes(data), load_bytes(data, pdf_engine="pdfplumber")
    assert ours.text == theirs.text
    assert tables_of(ours) == tables_of(theirs)


def test_both_engines_place_a_figure_alike() -> None:
    data = pdf(Page().text(72, 100, "封面"), codes())
    boxes = []
    for engine in ("pdfium", "pdfplumber"):
        result = parse_bytes(data, pdf_engine=engine)
        (cell,) = [table for table in result.tables if "60.99" in table.rows[2]]
        boxes.append((cell.page, cell.bbox))
    (page, ours), (same, theirs) = boxes
    assert page == same == 2
    assert ours == pytest.approx(theirs, abs=0.5)
