"""PDF: lines, paragraphs, furniture and the place of every character."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_writer import HEIGHT, WIDTH, Page, paragraphs, pdf

from discloseparse.document import Document
from discloseparse.load import load_bytes
from discloseparse.spans import Span

LONG = (
    "青川区民政局2024年度收入总计3186.40万元，比上年增加215.30万元，增长7.25%，主要原因是城乡居民最低生活保障"
    "标准提高，困难群众救助资金相应增加，全年共发放救助资金1260.00万元，惠及困难群众2100户。"
)
SHORT = "支出总计与收入总计相同。"


def read(*pages: Page) -> Document:
    return load_bytes(pdf(*pages))


def place(document: Document, quote: str) -> tuple[int | None, tuple[float, ...]]:
    start = document.text.index(quote)
    origin = document.origins.locate(Span(start, start + len(quote)))
    assert origin is not None
    assert origin.bbox is not None
    return origin.page, origin.bbox


@pytest.mark.parametrize("shift", [-4, -2, 2, 4])
def test_digits_on_another_baseline_belong_to_the_line(shift: float) -> None:
    page = (
        Page().text(72, 100, "收入总计").text(120, 100 + shift, "2995.39").text(162, 100, "万元。")
    )
    assert read(page).text == "收入总计2995.39万元。"


def test_lines_come_from_top_to_bottom_whatever_the_stored_order() -> None:
    page = Page().text(72, 160, "第三行").text(72, 100, "第一行").text(72, 130, "第二行")
    assert read(page).text == "第一行\n第二行\n第三行"


@pytest.mark.parametrize(
    ("before", "gap", "after", "text"),
    [
        ("共计", 2, "50", "共计50"),
        ("共计", 6, "50", "共计 50"),
        ("目", 2, "录", "目录"),
        ("目", 10, "录", "目 录"),
        ("目。", 10, "录", "目。录"),
        ("1", 1, "2", "12"),
    ],
)
def test_a_gap_is_a_space_only_if_it_is_wide(
    before: str, gap: float, after: str, text: str
) -> None:
    width = sum(6 if char.isascii() else 12 for char in before)
    assert read(Page().text(72, 100, before).text(72 + width + gap, 100, after)).text == text


@pytest.mark.parametrize("apart", [2, 6, 10, 14])
def test_letter_spacing_is_no_space(apart: float) -> None:
    page = Page()
    for place, char in enumerate("部门决算公开"):
        page.text(72 + (12 + apart) * place + (9 if place > 1 else 0), 100, char)
    assert read(page).text == "部门 决算公开"


def test_a_table_whose_columns_are_one_space_apart_keeps_its_cells() -> None:
    lines = [
        "科目名称 合计 基本支出 项目支出",
        "教育支出 100.00 80.00 20.00",
        "合计 100.00 80.00 20.00",
    ]
    page = Page()
    for number, line in enumerate(lines):
        x = 72.0
        for word in line.split():
            page.text(x, 100 + 20 * number, word)
            x += sum(6 if char.isascii() else 12 for char in word) + 3.7
    assert read(page).text == "\n".join(lines)


def test_a_glyph_drawn_twice_to_look_bold_counts_once() -> None:
    page = Page().text(72, 100, "总计500万元").text(72.4, 100, "总计500万元")
    assert read(page).text == "总计500万元"


def test_clipped_text_is_not_read() -> None:
    page = (
        Page().text(72, 100, "看得见").raw("q 60 700 80 80 re W n").text(72, 300, "看不见").raw("Q")
    )
    assert read(page).text == "看得见"


def test_text_outside_the_page_is_not_read() -> None:
    assert read(Page().text(72, 100, "看得见").text(700, 100, "看不见")).text == "看得见"


def test_a_lone_character_of_a_font_that_is_not_embedded_is_kept() -> None:
    assert read(Page().text(72, 100, "情况说").text(72, 120, "明")).text == "情况说\n明"


@pytest.mark.parametrize("indent", [True, False])
def test_hard_line_breaks_are_undone(indent: bool) -> None:
    assert read(*paragraphs(LONG, SHORT, indent=indent)).text == f"{LONG}\n{SHORT}"


def set_lines(*lines: tuple[float, float, str]) -> Document:
    """A page of lines, each at x and y."""
    page = Page()
    for x, y, text in lines:
        page.text(x, y, text)
    return read(page)


def test_captions_further_out_do_not_move_the_margins() -> None:
    """Where a line of figures ends short of the margin, the wrong margin would leave it broken."""
    text = (
        "2024年支出2258.12万元，其中工资福利支出1620.17万元，商品和服务支出598.08万元，占26.49%；"
        * 38
    )
    pages = paragraphs(text + "其他支出39.87万元。", per_line=34)
    for _ in range(3):
        pages.append(
            Page().text(40, 90, "部门名称：某县市场监督管理局").text(500, 90, "单位：万元")
        )
    lines = read(*pages).text.split("\n")
    assert lines[0].replace(" ", "") == text + "其他支出39.87万元。"


def test_a_heading_that_nearly_fills_its_line_stands_alone() -> None:
    body = [(96 if not n else 72, 124 + 20 * n, "用" * (35 if not n else 37)) for n in range(3)]
    heading = (72.0, 100.0, "四、一般公共预算财政拨款“三公”经费支出决算情况说明如下各项")
    document = set_lines(heading, *body, (72, 184, "完。"), (96, 204, "又" * 35), (72, 224, "完。"))
    assert document.text.split("\n")[0] == heading[2]


def test_lines_of_uneven_length_are_left_as_printed() -> None:
    """Text pasted line by line into a wider page: segmentation knows what goes on."""
    lines = [
        f"{'今年安排的各项资金，' + '用' * (12 + 5 * (n % 4))}" if n % 5 else "本段至此结束。"
        for n in range(1, 25)
    ]
    document = set_lines(*((72, 80 + 20 * n, line) for n, line in enumerate(lines)))
    assert document.text.split("\n") == lines


def test_where_paragraphs_stand_apart_a_full_stop_at_the_margin_ends_none() -> None:
    page, y = Page(), 80
    for number in "一二三四":
        page.text(72, y, f"第{number}句话到此为止" + "字" * 28 + "。").text(72, y + 20, "短句。")
        y += 60
    assert read(page).text.split("\n")[0].endswith("。短句。")


@pytest.mark.parametrize(
    ("start", "joined"),
    [("（2130305）2,150.00万元。", True), ("97.87%；其他。", True), ("万元。", False)],
)
def test_what_no_break_may_part_moves_to_the_next_line(start: str, joined: bool) -> None:
    lines = [*(f"{n}，" + "字" * 35 for n in "甲乙丙丁戊己庚辛"), "末，" + "字" * 30, start]
    document = set_lines(*((72, 80 + 20 * n, line) for n, line in enumerate(lines)))
    assert document.text.endswith(f"{lines[-2]}{start}") == joined


def test_a_paragraph_goes_on_over_a_page() -> None:
    pages = paragraphs(*[SHORT] * 33, LONG, SHORT)
    assert len(pages) == 2
    assert read(*pages).text.split("\n")[-2:] == [LONG, SHORT]


@pytest.mark.parametrize(
    "following", ["二、支出情况", "（二）支出情况", "2. 支出情况", "2．支出情况", "①支出情况"]
)
def test_a_list_mark_begins_a_line_even_after_a_full_one(following: str) -> None:
    full = "一" * 36 + "。"
    assert read(*paragraphs(full, following, indent=False)).text == f"{full}\n{following}"


def test_a_table_of_contents_keeps_its_lines() -> None:
    lines = ["一、收入决算情况说明" + "…" * 25 + "12", "二、支出决算情况说明" + "…" * 25 + "13"]
    assert read(*paragraphs(*lines, indent=False)).text == "\n".join(lines)


def test_page_numbers_and_running_headers_are_furniture() -> None:
    pages = [
        Page()
        .text(220, 40, "青川区民政局公开文件", 9)
        .text(72, 100, f"第{number}页的正文在这里。")
        .text(290, 810, f"- {number} -", 9)
        for number in (1, 2, 3)
    ]
    document = read(*pages)
    assert document.text == "\n".join(f"第{number}页的正文在这里。" for number in (1, 2, 3))
    kinds = [(item.kind, item.page, item.text, item.span) for item in document.furniture]
    assert ("page_number", 2, "- 2 -", None) in kinds
    assert ("header", 3, "青川区民政局公开文件", None) in kinds
    assert len(kinds) == 6


def test_a_number_within_the_page_is_no_page_number() -> None:
    assert read(Page().text(72, 100, "共有").text(72, 400, "12")).text == "共有\n12"


def test_a_span_knows_its_page_and_box() -> None:
    document = read(Page().text(72, 100, "封面"), Page().text(72, 200, "收入500万元。"))
    page, box = place(document, "500万元")
    assert page == 2
    assert box == pytest.approx((96, 189.44, 138, 201.44), abs=0.1)


def test_of_a_span_that_wraps_the_box_of_the_first_line_is_given() -> None:
    document = read(*paragraphs(LONG))
    quote = LONG[30:50]
    _, (x0, top, x1, bottom) = place(document, quote)
    assert x1 == pytest.approx(516, abs=12.1)
    assert bottom - top == pytest.approx(12, abs=0.1)
    assert top == pytest.approx(place(document, LONG[:4])[1][1], abs=0.1)
    assert x0 > 200


@pytest.mark.parametrize(
    ("matrix", "turns"),
    [("0 1 -1 0 {y} {x}", 1), ("-1 0 0 -1 {fx} {y}", 2), ("0 -1 1 0 {y} {fx}", 3)],
)
def test_turned_text_is_read_upright_and_placed_as_shown(matrix: str, turns: int) -> None:
    """Text turned in the content and back by /Rotate reads as if nothing was turned."""
    lines = []
    for number, text in enumerate(["第一行二十元", "第二行"]):
        down = 100 + 30 * number
        across, along = (down, 72) if turns == 1 else (0, 0)
        if turns == 2:
            at = {"fx": WIDTH - 72, "y": down, "x": 0}
        elif turns == 1:
            at = {"y": across, "x": along, "fx": 0}
        else:
            at = {"y": WIDTH - down, "fx": HEIGHT - 72, "x": 0}
        code = text.encode("utf-16-be").hex()
        lines.append(f"BT /F 12 Tf {matrix.format(**at)} Tm <{code}> Tj ET")
    page = Page(turns=turns).raw("\n".join(lines))
    document = read(page)
    assert document.text == "第一行二十元\n第二行"
    _, box = place(document, "二十元")
    assert box == pytest.approx((108, 89.44, 144, 101.44), abs=0.1)


def test_upright_text_on_a_turned_page_is_read_too() -> None:
    document = read(Page(turns=1).text(72, 100, "第一行").text(72, 130, "第二行"))
    assert document.text == "第一行\n第二行"
    _, (x0, top, x1, bottom) = place(document, "第一行")
    assert (x1 - x0, bottom - top) == pytest.approx((12, 36), abs=0.1)


def test_a_slanted_watermark_is_left_out() -> None:
    code = "征求意见稿".encode("utf-16-be").hex()
    page = Page().text(72, 100, "正文第一行，共四十二万元。")
    page.raw(f"BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{code}> Tj ET")
    assert read(page).text == "正文第一行，共四十二万元。"


def test_a_page_that_is_only_an_image_needs_ocr() -> None:
    image = "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00ff00ff> EI Q"
    document = read(Page().raw(image), Page().text(72, 100, "附件"))
    assert document.partial
    assert [(item.code, item.page) for item in document.diagnostics] == [("needs_ocr", 1)]
    assert document.text == "附件"


def across(x: float, y: float, text: str) -> str:
    """Text that runs upwards from a point given from the top left."""
    code = text.encode("utf-16-be").hex()
    return f"BT /F 12 Tf 0 1 -1 0 {x} {HEIGHT - y} Tm <{code}> Tj ET"


def test_print_across_the_text_is_listed_as_furniture() -> None:
    page = Page().text(72, 100, LONG[:30]).text(72, 120, LONG[30:60])
    document = read(page.raw(across(40, 300, "装订线内")).raw(across(40, 700, "12")))
    assert document.text.replace("\n", "") == LONG[:60]
    listed = [(item.kind, item.text) for item in document.furniture]
    assert listed == [("header", "装订线内"), ("page_number", "12")]
    assert document.furniture[0].bbox == pytest.approx((29.4, 252, 41.4, 300), abs=0.2)


def test_turned_text_in_a_cell_belongs_to_the_cell() -> None:
    page = Page().grid([72, 100, 200], [100, 200]).text(104, 150, "公共安全支出合计三百元")
    document = read(page.raw(across(92, 190, "基本支出")))
    (table,) = document.tables
    assert table.cells[0].span.of(document.text) == "基本支出"


def test_glyphs_without_a_size_are_read() -> None:
    """Found by the fuzzer: a font size of zero, and gaps measured in it."""
    data = (Path(__file__).parent / "data" / "no_size.pdf").read_bytes()
    assert load_bytes(data).text


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("3.旅游厕所建设120.00万元，新建、改建旅游厕所12座，每座补助10.00万元；", "4.文艺院团改革88.03万元。"),
        ("七、一般公共预算“三公”经费及会议费、培训费支出决算情况说明", "（一）总体情况说明"),
    ],
)  # fmt: skip
def test_an_item_begins_a_line_below_a_full_one(line: str, below: str) -> None:
    width = sum(0.5 if char.isascii() else 1.0 for char in line)
    size = (WIDTH - 144 - 24) / width
    page = paragraphs(LONG, LONG, LONG)[0].text(96, 400, line, size).text(72, 420, below, size)
    assert below in read(page).text.split("\n")


def test_text_filled_with_a_gradient_is_seen() -> None:
    """PDFium tells white for it, or nothing; what the page shows decides."""
    shading = "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 600 0]/Extend[true true]/Function"
    shading += "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>"
    page = Page().raw("/Pattern cs /P scn").text(72, 100, "EIEIEI", 30)
    data = pdf(page).replace(
        b"/Resources<<", f"/Resources<</Pattern<</P<</PatternType 2/Shading {shading}>>>>".encode()
    )
    assert load_bytes(data).text == "EIEIEI"
