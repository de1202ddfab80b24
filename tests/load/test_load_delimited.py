"""CSV: told from prose with care, decoded like any text, fields become cells with addresses."""

from __future__ import annotations

import pytest

from discloseparse.document import Document
from discloseparse.errors import DamagedDocumentError, LimitExceededError
from discloseparse.load import Limits, load_bytes
from discloseparse.load.delimited import Shape, shape
from discloseparse.spans import Span

TABLE = [
    ["项目", "预算数", "执行数"],
    ["基本支出", "1,200.50", "1,100.00"],
    ["合计", "1,200.50", "1,100.00"],
]

BIG5_TABLE = [["項目", "預算數", "執行數"], ["基本支出", *TABLE[1][1:]], ["合計", *TABLE[2][1:]]]


def joined(rows: list[list[str]], delimiter: str, end: str = "\r\n") -> str:
    quoted = (
        [f'"{field}"' if delimiter in field or "\n" in field else field for field in row]
        for row in rows
    )
    return end.join(delimiter.join(row) for row in quoted) + end


def rows_of(document: Document) -> list[list[str]]:
    (table,) = document.tables
    rows = [[""] * table.shape[1] for _ in range(table.shape[0])]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.span.of(document.text)
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "big5"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters_and_encodings(encoding: str, delimiter: str) -> None:
    rows = BIG5_TABLE if encoding == "big5" else TABLE
    document = load_bytes(joined(rows, delimiter).encode(encoding), "公开.txt")
    assert rows_of(document) == rows
    assert document.media_type.startswith("text/tab" if delimiter == "\t" else "text/csv")
    place = document.text.index("1,100.00")
    origin = document.origins.locate(Span(place, place + 8))
    assert origin is not None
    assert (origin.sheet, origin.cell, origin.row, origin.col) == (None, "C2", 1, 2)


def test_line_breaks_and_quotes_within_fields() -> None:
    document = load_bytes('甲,"第一行\n第二行",丙\r\n丁,"说""明""",\r\n'.encode())
    assert rows_of(document) == [["甲", "第一行\n第二行", "丙"], ["丁", '说"明"', ""]]


def test_titles_and_notes_around_the_table_are_lines() -> None:
    text = (
        "2024年支出表,,\n单位：万元,,\n"
        + joined(TABLE, ",", "\n")
        + "注：四舍五入，尾数可能有差异。,,\n"
    )
    document = load_bytes(text.encode("gbk"))
    assert rows_of(document) == TABLE
    assert document.text.startswith("2024年支出表\n单位：万元\n项目")


def test_numbers_kept_as_text_lose_their_wrapping() -> None:
    assert rows_of(load_bytes('编码,名称,数\n="0101",甲,1\n'.encode()))[1] == ["0101", "甲", "1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲,乙,丙\n1,2,3\n", Shape(",", 3)),
        ("甲;乙\n1;2\n3;4\n", Shape(";", 2)),
        ("标题\n甲\t乙\n1\t2\n3\t4\n", Shape("\t", 2)),
        # prose, with commas or without
        ("一、部门职责\n承担社会救助工作。", None),
        ("收入总计1,234.56万元\n支出总计1,234.56万元\n结余2,000.00万元", None),
        ("收入1,234,567.89元\n支出1,234,567.89元\n", None),
        ("慰问职工80人,每人500元,共4万元。\n救助20人,每人300元,共0.6万元。\n", None),
        ("一、项目概述\n二、立项依据\n甲\t乙\n1\t2\n", None),
        ("甲,乙\n1,2\n", None),
        ("甲,乙,丙\n", None),
        ("第一段，没有半角逗号。\n第二段,有一个,两个。\n第三段。\n甲,乙,丙\n", None),
    ],
)
def test_a_table_is_told_from_prose(text: str, found: Shape | None) -> None:
    assert shape(text) == found
    media_type = load_bytes(text.encode()).media_type
    assert media_type.startswith("text/plain") is (found is None)


def test_limits_and_size() -> None:
    data = joined([["甲", "1", "2"]] * 3_000, ",").encode()
    document = load_bytes(data)
    assert len(document.tables[0].cells) == 9_000
    cut = load_bytes(data, limits=Limits(sheet_cells=100))
    assert (len(cut.tables[0].cells), cut.partial) == (100, True)
    with pytest.raises(LimitExceededError):
        load_bytes(data, limits=Limits(characters=100))


def test_a_quote_that_never_ends_is_an_error() -> None:
    text = 'a,b,c\n1,2,3\n4,5,6\n"' + "甲\n" * 100_000
    with pytest.raises(DamagedDocumentError):
        load_bytes(text.encode())
