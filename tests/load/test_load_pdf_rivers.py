"""Tables ruled between their rows only (三线表 and its kin): columns by the white between them."""

from __future__ import annotations

import pytest
from pdf_writer import Page, pdf
from rows import rows_of

from discloseparse.document import Document
from discloseparse.load import load_bytes

LEFT, RIGHT = 60.0, 520.0
HEIGHT = 20.0


def read(page: Page) -> Document:
    return load_bytes(pdf(page), "决算.pdf")


def ruled(page: Page, top: float, rows: int) -> Page:
    for number in range(rows + 1):
        page.rule(LEFT, top + HEIGHT * number, RIGHT, top + HEIGHT * number)
    return page


def cell(page: Page, text: str, row: float, *, left: float = 0, right: float = 0) -> None:
    """A cell of 10 points set to the left or to the right; 100 is the top of the table."""
    width = sum(5 if char.isascii() else 10 for char in text)
    x = left or right - width
    page.text(x, 100 + HEIGHT * row + 14, text, 10)


def halves() -> Page:
    """Figures set to the right, the labels of the other half close behind them."""
    page = ruled(Page(), 100, 6)
    for row, cells in enumerate(
        [
            ("项目", "决算数", "项目", "决算数"),
            ("一、财政拨款收入", "24,884.24", "一、科学技术支出", "60.00"),
            ("二、事业收入", "1,580.30", "二、文化旅游体育与传媒支出", "26,491.91"),
            ("三、其他收入", "88.37", "三、住房保障支出", "1.00"),
            ("本年收入合计", "26,552.91", "本年支出合计", "26,552.91"),
            ("总计", "26,552.91", "总计", "26,552.91"),
        ]
    ):
        for text, places in zip(
            cells, ({"left": 64}, {"right": 272}, {"left": 278}, {"right": 516}), strict=True
        ):
            cell(page, text, row, **places)
    return page


def headed() -> Page:
    """A header of two levels: the rule below 项目 is as wide as the two columns it spans."""
    page = ruled(Page(), 120, 5)
    page.rule(LEFT, 80, RIGHT, 80).rule(LEFT, 100, 250, 100)
    page.text(145, 94, "项目", 10).text(70, 114, "编码", 10).text(160, 114, "科目名称", 10)
    page.text(330, 104, "合计", 10).text(450, 104, "项目支出", 10)
    for row, (code, name, total, project) in enumerate(
        [
            ("205", "教育支出", "9.00", "3.00"),
            ("20502", "普通教育", "9.00", "3.00"),
            ("2050202", "小学教育", "5.00", "3.00"),
            ("2050203", "初中教育", "4.00", ""),
            ("", "合计", "9.00", "3.00"),
        ],
        1,
    ):
        cell(page, code, row, left=64)
        cell(page, name, row, left=140)
        cell(page, total, row, right=380)
        cell(page, project, row, right=516)
    return page


def test_figures_close_to_the_next_label_are_columns_of_their_own():
    document = read(halves())
    (table,) = document.tables
    rows = rows_of(document, table)
    assert table.shape == (6, 4)
    assert rows[2] == ["二、事业收入", "1,580.30", "二、文化旅游体育与传媒支出", "26,491.91"]
    assert rows[5] == ["总计", "26,552.91", "总计", "26,552.91"]


def test_a_rule_of_the_header_tells_what_its_cell_spans():
    document = read(headed())
    (table,) = document.tables
    spans = {
        cell.span.of(document.text): (cell.row, cell.col, cell.rows, cell.cols)
        for cell in table.cells
    }
    assert spans["项目"] == (0, 0, 1, 2)
    assert spans["编码"] == (1, 0, 1, 1)
    assert spans["项目支出"] == (0, 3, 2, 1)
    assert spans["2050203"] == (5, 0, 1, 1)
    assert rows_of(document, table)[6] == ["", "合计", "9.00", "3.00"]


def test_two_tables_with_a_caption_between_stay_two():
    page = halves()
    ruled(page, 250, 4).text(240, 236, "支出决算表", 10).text(440, 246, "单位：万元", 10)
    for row in range(4):
        cell(page, ("科目", "教育支出", "卫生支出", "合计")[row], row + 7.5, left=64)
        cell(page, ("决算数", "3.00", "4.00", "7.00")[row], row + 7.5, right=516)
    document = read(page)
    assert [table.shape for table in document.tables] == [(6, 4), (4, 2)]


@pytest.mark.parametrize(
    "lines",
    [
        ["本部门严格执行预算", "各项支出均按规定用途使用", "没有超预算支出", "特此说明"],
        ["第一项：健全制度", "第二项：加强审核", "第三项：公开透明", "第四项：接受监督"],
    ],
    ids=["prose", "items"],
)
def test_ruled_lines_of_prose_are_no_table(lines):
    page = ruled(Page(), 100, 4)
    for row, text in enumerate(lines):
        cell(page, text, row, left=64)
    assert read(page).tables == ()


def test_too_few_rows_tell_no_columns():
    page = ruled(Page(), 100, 2)
    for row in range(2):
        cell(page, "教育", row, left=64)
        cell(page, "3.00", row, right=516)
    assert read(page).tables == ()


def test_rules_beyond_any_page_and_beyond_count_cost_little():
    page = Page()
    for number in range(6):
        page.rule(-2e8, 100 + HEIGHT * number, 2e8, 100 + HEIGHT * number)
    for number in range(3000):
        page.rule(LEFT, 300 + 0.1 * number, RIGHT + 10 * (number % 7), 300 + 0.1 * number)
    cell(page, "教育", 1, left=64)
    assert read(page).text == "教育"
