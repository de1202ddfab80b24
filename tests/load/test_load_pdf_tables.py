"""PDF: ruled tables become grids whose cells lie in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pdf_writer import Page, pdf
from rows import rows_of

from discloseparse.document import Document
from discloseparse.load import Limits, load_bytes

XS = [72, 192, 292, 392, 492]
ROWS = [["科目", "合计", "基本支出", "项目支出"], ["教育支出", "300", "200", "100"]]


def read(*pages: Page) -> Document:
    return load_bytes(pdf(*pages))


def fill(page: Page, rows: list[list[str]], top: float = 100, step: float = 24) -> Page:
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            if text:
                page.text(x + 4, top + step * number + 16, text)
    return page


def ruled(rows: list[list[str]], top: float = 100, step: float = 24) -> Page:
    ys = [top + step * number for number in range(len(rows) + 1)]
    return fill(Page().grid(XS[: len(rows[0]) + 1], ys), rows, top, step)


def test_each_cell_is_a_line_of_the_text_and_the_table_a_block() -> None:
    page = ruled(ROWS).text(72, 80, "支出决算表").text(72, 200, "注：单位为万元。")
    document = read(page)
    (table,) = document.tables
    block = "科目\n合计\n基本支出\n项目支出\n教育支出\n300\n200\n100"
    assert document.text == f"支出决算表\n{block}\n注：单位为万元。"
    assert table.span.of(document.text) == block
    assert rows_of(document, table) == ROWS


def test_a_wrapped_cell_is_one_line() -> None:
    page = Page().grid([72, 152, 252], [100, 140, 164])
    page.text(76, 114, "机关事业单").text(76, 130, "位养老支出").text(156, 120, "80.38")
    document = read(page.text(76, 156, "合计").text(156, 156, "80.38"))
    assert rows_of(document, document.tables[0])[0] == ["机关事业单位养老支出", "80.38"]


def test_empty_cells_keep_their_place() -> None:
    rows = [["201", "", "", "5"], ["", "06", "", "5"], ["", "", "01", "5"]]
    document = read(ruled(rows))
    assert rows_of(document, document.tables[0]) == rows


def test_empty_rows_and_columns_at_the_end_count() -> None:
    rows = [["科目", "合计", "备注"], ["教育支出", "300", ""], ["", "", ""]]
    (table,) = read(ruled(rows)).tables
    assert table.shape == (3, 3)


def aligned(*lines: str, step: float = 20) -> Page:
    """Lines of words, each set at the column that its place in the line names; - leaves it out."""
    page = Page().text(72, 80, "支出决算表").text(72, 300, "以上数据均以万元为单位。")
    for number, line in enumerate(lines):
        for x, word in zip(XS, line.split(), strict=False):
            if word != "-":
                page.text(x, 110 + step * number, word)
    return page


def test_columns_without_rules_are_a_table() -> None:
    page = aligned(
        "科目 合计 - 项目支出", "教育支出 300 200 100", "卫生支出 60 60", "合计 360 260 100"
    )
    document = read(page)
    (table,) = document.tables
    assert rows_of(document, table) == [
        ["科目", "合计", "", "项目支出"],
        ["教育支出", "300", "200", "100"],
        ["卫生支出", "60", "60", ""],
        ["合计", "360", "260", "100"],
    ]
    assert document.text.split("\n")[0] == "支出决算表"


@pytest.mark.parametrize(
    "lines",
    [
        ("科目 合计 项目支出", "教育支出 300 100"),
        ("甲 乙 丙", "丁 戊 己", "庚 辛 壬"),
        ("第一部分 1", "第二部分 2", "第三部分 3", "第四部分 4"),
        ("教育 300 200", "卫生 60 60", "教育支出合计共三百六十万元整 260 100"),
    ],
)
def test_words_set_apart_are_no_table(lines: tuple[str, ...]) -> None:
    assert read(aligned(*lines)).tables == ()


def test_missing_borders_make_merged_cells() -> None:
    page = Page()
    for y in (100, 148, 172):
        page.rule(72, y, 392, y)
    page.rule(192, 124, 392, 124)
    for x in (72, 192, 392):
        page.rule(x, 100, x, 172)
    page.rule(292, 124, 292, 172)
    page.text(76, 128, "项目").text(230, 116, "支出").text(196, 140, "预算数").text(
        296, 140, "决算数"
    )
    document = read(page.text(76, 164, "教育").text(196, 164, "3").text(296, 164, "4"))
    (table,) = document.tables
    merged = {cell.span.of(document.text): (cell.rows, cell.cols) for cell in table.cells}
    assert merged["项目"] == (2, 1)
    assert merged["支出"] == (1, 2)
    assert rows_of(document, table)[1] == ["", "预算数", "决算数"]


def test_a_table_without_outer_rules_has_all_its_columns() -> None:
    page = Page()
    for y in (100, 124, 148):
        page.rule(72, y, 492, y)
    for x in XS[1:-1]:
        page.rule(x, 100, x, 148)
    document = read(fill(page, ROWS))
    assert rows_of(document, document.tables[0]) == ROWS


def test_rules_drawn_as_thin_boxes_count() -> None:
    page = fill(Page(), ROWS)
    for y in (100, 124, 148):
        page.raw(f"72 {842 - y} 420 0.5 re f")
    for x in XS:
        page.raw(f"{x} {842 - 148} 0.5 48 re f")
    document = read(page)
    assert rows_of(document, document.tables[0]) == ROWS


def test_cells_drawn_as_boxes_count() -> None:
    page = fill(Page(), ROWS)
    for y in (100, 124):
        for x0, x1 in pairwise(XS):
            page.raw(f"{x0} {842 - y - 24} {x1 - x0} 24 re S")
    document = read(page)
    assert rows_of(document, document.tables[0]) == ROWS


def test_a_frame_or_an_underline_is_no_table() -> None:
    page = Page().grid([72, 492], [100, 200]).text(80, 130, "说明文字").text(80, 300, "签名")
    document = read(page.rule(110, 302, 200, 302))
    assert document.text == "说明文字\n签名"
    assert document.tables == ()


def test_a_table_goes_on_over_a_page_and_its_repeated_header_counts_once() -> None:
    more = [ROWS[0], ["卫生支出", "", "60", ""], ["合计", "360", "260", "100"]]
    document = read(ruled(ROWS, top=600), ruled(more, top=80))
    (table,) = document.tables
    assert rows_of(document, table) == [*ROWS, *more[1:]]
    assert document.text.count("基本支出") == 2


def test_a_row_that_merges_cells_on_the_next_page_keeps_its_columns() -> None:
    total = Page().rule(72, 80, 492, 80).rule(72, 104, 492, 104)
    for x in (72, 292, 392, 492):
        total.rule(x, 80, x, 104)
    total.text(76, 96, "总计").text(296, 96, "200").text(396, 96, "100")
    document = read(ruled(ROWS, top=600), total)
    (table,) = document.tables
    assert rows_of(document, table)[-1] == ["总计", "", "200", "100"]


NAMES = ["机关事业单位基本养老", "保险缴费支出"]  # the first fills a cell of 120 points


@pytest.mark.parametrize(
    ("last", "rest", "rows"),
    [
        (["208", NAMES[0], "5"], ["", NAMES[1], ""], [["208", "".join(NAMES), "5"]]),
        (["208", "养老支出", "5"], ["", "其他支出", ""], None),
        (["208", NAMES[0], "5"], ["", "1.保险", ""], None),
        (["208", NAMES[0], "5"], ["", NAMES[1], "6"], None),
        (["208", NAMES[0], ""], ["210", NAMES[1], ""], None),
        (["208", NAMES[0], "5"], ["", "", ""], [["208", NAMES[0], "5"]]),
        (["", "", ""], ["", "", ""], None),
    ],
)
def test_a_row_broken_by_the_page_is_one(
    last: list[str], rest: list[str], rows: list[list[str]] | None
) -> None:
    xs = [72, 132, 252, 352]
    pages = []
    for top, printed in ((700, [["编码", "名称", "金额"], last]), (80, [rest, ["合", "计", "9"]])):
        page = Page().grid(xs, [top, top + 24, top + 48])
        for number, row in enumerate(printed):
            for x, text in zip(xs, row, strict=False):
                if text:
                    page.text(x, top + 24 * number + 16, text)
        pages.append(page)
    document = read(*pages)
    (table,) = document.tables
    assert rows_of(document, table)[1:-1] == (rows or [last, rest])


def test_a_title_between_two_tables_keeps_them_apart() -> None:
    document = read(ruled(ROWS, top=600), ruled(ROWS, top=120).text(72, 90, "收入决算表"))
    assert len(document.tables) == 2


def test_a_cell_knows_its_page() -> None:
    document = read(Page().text(72, 100, "封面"), ruled(ROWS))
    cell = document.tables[0].cells[-1]
    origin = document.origins.locate(cell.span)
    assert origin is not None
    assert origin.page == 2
    assert origin.bbox is not None
    assert 392 < origin.bbox.x0 < origin.bbox.x1 < 492


def test_text_clipped_to_its_cell_ends_there_though_the_row_goes_on() -> None:
    page = fill(ruled([ROWS[0], ["", "", "", "项目"]]), [["", "项"], ["类"]])
    page.raw(f"q 192 {842 - 148} 100 24 re W n")
    page.text(196, 140, "教育支出很长的名称盖过了下一个").raw("Q")
    document = read(page)
    assert rows_of(document, document.tables[0])[1] == ["类", "教育支出很长的名", "", "项目"]


def test_a_table_beyond_the_limit_is_read_as_text_and_told() -> None:
    document = load_bytes(pdf(ruled(ROWS)), limits=Limits(cells=7))
    assert document.tables == ()
    assert "基本支出" in document.text
    assert [(item.code, item.page) for item in document.diagnostics] == [("page_too_full", 1)]


def test_a_path_with_more_lines_than_are_looked_at_is_told() -> None:
    boxes = " ".join(f"{72 + n % 40 * 9} {100 + n // 40} 6 0.5 re" for n in range(1200))
    document = read(Page().text(72, 100, "正文").raw(f"{boxes} f"))
    assert [(item.code, item.page) for item in document.diagnostics] == [("page_too_full", 1)]
