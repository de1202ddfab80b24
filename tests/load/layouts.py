"""Pages as bureaus print them, each with what it says: the text (or None) and the tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pdf_writer import HEIGHT, WIDTH, Page, pdf

Rows = list[list[str]]
LONG = (
    "全年共安排困难群众救助资金1260.00万元，惠及困难群众2100户，其中城市低保450户、农村低保1650户，"
)
PROSE = LONG + "资金于每月10日前由财政部门直接支付到户，乡镇人民政府按季公示。"


class Layout(NamedTuple):
    """A file and its truth; ``text`` is what stands outside the tables."""

    data: bytes
    text: list[str]
    tables: list[Rows]


def set_in(page: Page, text: str, x: float, y: float, per_line: int, size: float = 12) -> float:
    """Print ``text`` in lines of ``per_line`` ems below ``y``, the first indented."""
    line, room = "", per_line - 2.0
    left = x + 2 * size
    for char in [*text, ""]:
        width = 0.5 if char.isascii() else 1.0
        if room < width or not char:
            page.text(left, y, line, size)
            line, room, left, y = "", float(per_line), x, y + 1.6 * size
        line += char
        room -= width
    return y


def cells(page: Page, xs: list[float], rows: Rows, top: float, step: float = 24) -> Page:
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            if text:
                page.text(x + 4, top + step * number + 16, text, 10)
    return page


def ys(top: float, count: int, step: float = 24) -> list[float]:
    return [top + step * number for number in range(count + 1)]


def three_header_levels() -> Layout:
    xs = [60.0, 160, 240, 320, 400, 480]
    page = Page()
    for y, x0, x1 in [
        (100, 60, 480),
        (124, 240, 480),
        (148, 240, 400),
        (172, 60, 480),
        (196, 60, 480),
    ]:
        page.rule(x0, y, x1, y)
    for x, top in [(60, 100), (160, 100), (240, 100), (320, 148), (400, 124), (480, 100)]:
        page.rule(x, top, x, 196)
    page.text(70, 140, "科目名称", 10).text(180, 140, "合计", 10).text(320, 116, "本年支出", 10)
    page.text(280, 140, "基本支出", 10).text(420, 152, "项目支出", 10)
    page.text(250, 164, "人员经费", 10).text(330, 164, "公用经费", 10)
    cells(page, xs, [["教育支出", "300.00", "180.00", "20.00", "100.00"]], 172)
    rows = [
        ["科目名称", "合计", "本年支出", "", ""],
        ["", "", "基本支出", "", "项目支出"],
        ["", "", "人员经费", "公用经费", ""],
        ["教育支出", "300.00", "180.00", "20.00", "100.00"],
    ]
    return Layout(pdf(page), [], [rows])


def upright_table_on_a_turned_page() -> Layout:
    rows = [
        ["科目", "合计", "项目支出"],
        ["教育支出", "300.00", "100.00"],
        ["合计", "300.00", "100.00"],
    ]
    xs = [60.0, 260, 460, 660]
    page = Page(WIDTH, HEIGHT, 1).raw(f"q 0 1 -1 0 {WIDTH} 0 cm")
    inner = cells(Page(HEIGHT, WIDTH).grid(xs, ys(100, 3)), xs, rows, 100)
    inner.text(300, 80, "支出决算表", 16)
    page.content.extend([*inner.content, "Q"])
    return Layout(pdf(page), ["支出决算表"], [rows])


def continued_without_header() -> Layout:
    xs = [60.0, 200, 300, 400]
    first = [["科目", "合计", "项目支出"], *([f"支出{n}", f"{n}.00", "1.00"] for n in range(1, 27))]
    rest = [[f"支出{n}", f"{n}.00", "1.00"] for n in range(27, 40)]
    one = cells(Page().grid(xs, ys(100, 27)), xs, first, 100).text(285, 810, "— 1 —")
    two = cells(Page().grid(xs, ys(72, 13)), xs, rest, 72).text(285, 810, "— 2 —")
    return Layout(pdf(one, two), [], [first + rest])


def row_split_by_the_page() -> Layout:
    xs = [60.0, 160, 400, 480]
    one = Page().grid(xs, [700, 724, 772])
    cells(one, xs, [["项目", "绩效目标", "金额"]], 700)
    one.text(64, 740, "环卫作业", 10).text(404, 740, "48.00", 10)
    one.text(164, 740, "完成城区主次干道的机械化清扫和保洁作业服务面积", 10)
    one.text(164, 756, "一百二十万平方米，其中夜间作业不少于总量的三分", 10)
    two = Page().grid(xs, [72, 104, 128])
    two.text(164, 88, "之一，垃圾日产日清。", 10)
    cells(two, xs, [["市政养护", "设施完好率不低于95%", "30.00"]], 104)
    goal = (
        "完成城区主次干道的机械化清扫和保洁作业服务面积一百二十万平方米，"
        "其中夜间作业不少于总量的三分之一，垃圾日产日清。"
    )
    rows = [
        ["项目", "绩效目标", "金额"],
        ["环卫作业", goal, "48.00"],
        ["市政养护", "设施完好率不低于95%", "30.00"],
    ]
    return Layout(pdf(one, two), [], [rows])


def wrapped_codes() -> Layout:
    xs = [60.0, 78, 94, 110, 250, 330]
    page = Page().grid(xs, [100, 124, 156, 188])
    for x, mark in zip(xs, "类款项", strict=False):
        page.text(x + 3, 116, mark, 10)
    page.text(120, 116, "科目名称", 10).text(260, 116, "合计", 10)
    for y, codes, name, amount in [
        (124, ("20|1", "06", "01"), "行政运行", "210.00"),
        (156, ("208", "05", "0|5"), "养老保险缴费支出", "80.38"),
    ]:
        for x, code in zip(xs, codes, strict=False):
            for line, part in enumerate(code.split("|")):
                page.text(x + 1, y + 13 + 12 * line, part, 10)
        page.text(114, y + 18, name, 10).text(254, y + 18, amount, 10)
    rows = [
        ["类", "款", "项", "科目名称", "合计"],
        ["201", "06", "01", "行政运行", "210.00"],
        ["208", "05", "05", "养老保险缴费支出", "80.38"],
    ]
    return Layout(pdf(page), [], [rows])


def halves_with_a_gap() -> Layout:
    income = [["收入", "金额"], ["财政拨款", "300.00"], ["其他收入", "20.00"]]
    spent = [["支出", "金额"], ["基本支出", "220.00"], ["项目支出", "100.00"]]
    left, right = [60.0, 180, 260], [290.0, 410, 490]
    page = Page().grid(left, ys(100, 3)).grid(right, ys(100, 3))
    cells(cells(page, left, income, 100), right, spent, 100)
    return Layout(pdf(page), [], [income, spent])


def clipped_cells() -> Layout:
    xs = [60.0, 160, 240]
    page = Page().grid(xs, ys(100, 2))
    cells(page, xs, [["项目", "金额"], ["", "12.00"]], 100)
    page.raw(f"q 60 {HEIGHT - 148} 100 24 re W n").text(
        64, 140, "环卫作业车辆更新购置项目", 10
    ).raw("Q")
    return Layout(pdf(page), [], [[["项目", "金额"], ["环卫作业车辆更新购置", "12.00"]]])


def page_number_within_the_table() -> Layout:
    xs = [60.0, 220, 380, 540]
    rows = [["科目", "合计", "项目支出"], *([f"支出{n}", f"{n}.00", "1.00"] for n in range(1, 30))]
    one = cells(Page().grid(xs, ys(72, 31)), xs, rows, 72).text(290, 808, "— 1 —")
    two = Page().text(72, 100, "附注。").text(290, 808, "— 2 —")
    return Layout(pdf(one, two), ["附注。"], [[*rows, ["", "", ""]]])


def white_text() -> Layout:
    page = Page().text(72, 100, "收入总计300.00万元。")
    page.raw("1 1 1 rg").text(72, 130, "收入总计900.00万元。")
    page.raw(f"0 0 0.5 rg 72 {HEIGHT - 176} 200 24 re f 1 1 1 rg").text(76, 168, "支出决算说明")
    page.raw("0 0 0 rg").text(72, 200, "支出总计300.00万元。")
    return Layout(pdf(page), ["收入总计300.00万元。", "支出决算说明", "支出总计300.00万元。"], [])


def fake_bold() -> Layout:
    xs = [60.0, 160, 240]
    rows = [["项目", "金额"], ["合计", "1110.00"]]
    page = Page().grid(xs, ys(100, 2))
    for shift in (0, 0.25, 0.5):
        page.text(72 + shift, 80, "支出决算总表22.00", 16)
        cells(page, [x + shift for x in xs], rows, 100)
    for place, char in enumerate("二、支出情况"):  # glyph by glyph, four times
        for dx, dy in ((0, 0), (0.3, 0), (0, 0.3), (0.3, 0.3)):
            page.text(72 + 12 * place + dx, 200 + dy, char)
    return Layout(pdf(page), ["支出决算总表22.00", "二、支出情况"], [rows])


def level_watermark() -> Layout:
    page = Page().raw("0.85 0.85 0.85 rg").text(120, 190, "征求意见稿", 72).raw("0 0 0 rg")
    below = set_in(page, PROSE, 72, 150, 37)
    xs = [72.0, 192, 292]
    rows = [["项目", "金额"], ["合计", "12.00"]]
    cells(page.grid(xs, ys(below + 10, 2)), xs, rows, below + 10)
    return Layout(pdf(page), [PROSE], [rows])


def two_columns() -> Layout:
    page = Page().text(200, 90, "救助资金公示", 20)
    left, right = PROSE, "各乡镇对公示期内的异议在5个工作日内答复，" + PROSE
    set_in(page, left, 60, 130, 18)
    set_in(page, right, 310, 130, 18)
    return Layout(pdf(page), ["救助资金公示", left, right], [])


def two_columns_line_by_line() -> Layout:
    page, left, right = Page(), Page(), Page()
    one, two = PROSE, "各乡镇对公示期内的异议在5个工作日内答复，" + PROSE
    set_in(left, one, 60, 130, 18)
    set_in(right, two, 310, 130, 18)
    for number in range(max(len(left.content), len(right.content))):
        for half in (left, right):
            page.content.extend(half.content[number : number + 1])
    below = set_in(page.text(72, 90, "一、资金安排"), LONG.rstrip("，") + "。", 60, 500, 38)
    page.text(72, below, "二、监督电话")
    end = LONG.rstrip("，") + "。"
    return Layout(pdf(page), ["一、资金安排", one, two, end, "二、监督电话"], [])


def letter_spaced() -> Layout:
    page = Page()
    for y, text, apart in [
        (90, "青川区民政局决算公开", 10),
        (130, "收入总计3186.40万元，增长7.25%。", 3),
    ]:
        x = 72.0
        for char in text:
            page.text(x, y, char)
            x += (6 if char.isascii() else 12) + apart
    return Layout(pdf(page), ["青川区民政局决算公开", "收入总计3186.40万元，增长7.25%。"], [])


def three_rules_only() -> Layout:
    xs = [72.0, 232, 332, 432]
    rows = [
        ["科目名称", "合计", "基本支出"],
        ["教育支出", "1,300.00", "200.00"],
        ["卫生健康支出", "80.00", "80.00"],
        ["合计", "1,380.00", "280.00"],
    ]
    page = cells(Page(), xs, rows, 100)
    for y in (100, 124, 196):
        page.rule(72, y, 432, y)
    page.text(72, 90, "支出决算表").text(72, 230, "注：单位为万元。")
    return Layout(pdf(page), ["支出决算表", "注：单位为万元。"], [rows])


def two_columns_over_pages() -> Layout:
    texts = [
        PROSE,
        "各乡镇对异议在5个工作日内答复，" + PROSE,
        "财政部门按季抽查，" + PROSE,
        "审计部门每年复核，" + PROSE,
    ]
    pages = []
    for number in (0, 1):
        page = Page().text(72, 50, "青川区民政局公报", 9).text(290, 800, f"- {number + 1} -", 10)
        set_in(page, texts[2 * number], 60, 100, 18)
        set_in(page, texts[2 * number + 1], 310, 107, 18)
        pages.append(page)
    return Layout(pdf(*pages), texts, [])


def two_columns_above_a_table() -> Layout:
    xs = [60.0, 220, 380, 526]
    rows = [["项目", "预算数", "决算数"], ["救助资金", "1260.00", "1250.00"]]
    page = Page().text(200, 80, "资金安排情况", 18)
    left = set_in(page.text(60, 120, "一、安排"), PROSE, 60, 140, 18)
    right = set_in(page.text(310, 120, "二、使用"), LONG + PROSE, 310, 140, 18)
    top = max(left, right) + 20
    cells(page.grid(xs, ys(top, 2)), xs, rows, top)
    text = ["资金安排情况", "一、安排", PROSE, "二、使用", LONG + PROSE]
    return Layout(pdf(page), text, [rows])


def halves_that_share_a_double_rule() -> Layout:
    xs = [60.0, 180, 260, 262.5, 380, 460]
    rows = [["收入", "金额", "支出", "金额"], ["财政拨款", "300.00", "基本支出", "220.00"]]
    page = Page().grid(xs, ys(100, 2))
    cells(page, [60.0, 180, 262, 380], rows, 100)
    return Layout(pdf(page), [], [rows])


def white_header_on_colour() -> Layout:
    xs = [60.0, 180, 260]
    rows = [["项目", "金额"], ["合计", "12.00"]]
    page = Page().raw(f"0.1 0.3 0.6 rg 60 {HEIGHT - 124} 200 24 re f 1 1 1 rg")
    cells(page, xs, rows[:1], 100).raw("0 0 0 rg")
    cells(page.grid(xs, ys(100, 2)), xs, rows[1:], 124)
    return Layout(pdf(page), [], [rows])


def stacked_characters_in_a_cell() -> Layout:
    xs = [60.0, 84, 200, 280]
    page = Page()
    for y, x0 in ((100, 60), (124, 84), (148, 84), (172, 60)):
        page.rule(x0, y, 280, y)
    for x in xs:
        page.rule(x, 100, x, 172)
    for place, char in enumerate("项目支出"):
        page.text(66, 116 + 14 * place, char)
    cells(page, xs[1:], [["设备购置", "10.00"], ["修缮", "20.00"], ["小计", "30.00"]], 100)
    rows = [["项目支出", "设备购置", "10.00"], ["", "修缮", "20.00"], ["", "小计", "30.00"]]
    return Layout(pdf(page), [], [rows])


def small_watermarks_on_a_table() -> Layout:
    xs = [60.0, 220, 380]
    rows = [["项目", "金额"], *([f"支出{n}", f"{n}.00"] for n in range(1, 12))]
    page = Page().raw("0.9 0.9 0.9 rg")
    for y in (170, 260, 350):
        page.text(100, y, "内部资料", 36)
    page.raw("0 0 0 rg").grid(xs, ys(100, 12))
    return Layout(pdf(cells(page, xs, rows, 100)), [], [rows])


def merged_cell_over_the_page() -> Layout:
    xs = [60.0, 160, 260, 340]
    one, two = Page(), Page()
    for page, top, first in ((one, 700, "类别"), (two, 72, "")):
        for y in (top, top + 24):
            page.rule(60, y, 340, y)
        page.rule(160, top + 48, 340, top + 48).rule(60, top + 72, 340, top + 72)
        for x in xs:
            page.rule(x, top, x, top + 72)
        cells(page, xs, [[first]], top)
    cells(
        one, xs, [["", "项目", "金额"], ["社会救助", "低保", "10.00"], ["", "特困", "20.00"]], 700
    )
    cells(two, xs, [["", "临时救助", "30.00"], ["优抚", "抚恤", "40.00"], ["", "慰问", "5.00"]], 72)
    rows = [
        ["类别", "项目", "金额"], ["社会救助", "低保", "10.00"], ["", "特困", "20.00"],
        ["", "临时救助", "30.00"], ["优抚", "抚恤", "40.00"], ["", "慰问", "5.00"],
    ]  # fmt: skip
    return Layout(pdf(one, two), [], [rows])


def plain_lines_with_two_columns() -> Layout:
    rows = [
        ["科目", "金额"],
        ["教育支出", "1,300.00"],
        ["卫生健康支出", "80.00"],
        ["合计", "1,380.00"],
    ]
    page = Page().text(72, 80, "支出情况如下（单位：万元）：")
    for number, row in enumerate(rows):
        page.text(72, 104 + 20 * number, " ".join(row))
    lines = [" ".join(row) for row in rows]
    return Layout(pdf(page), ["支出情况如下（单位：万元）：", *lines], [])


def footers_of_words_and_numbers() -> Layout:
    pages = []
    for number in range(1, 4):
        page = Page().text(72, 50, "青川区民政局2024年度部门决算", 9)
        set_in(page, PROSE, 72, 110, 37)
        pages.append(page.text(240, 805, f"第 {number} 页 共 3 页", 9))
    return Layout(pdf(*pages), [PROSE] * 3, [])


def justified_with_wide_spacing() -> Layout:
    page, line, lines = Page(), "", []
    for char in LONG * 2:
        line += char
        if len(line) == 25:
            lines.append(line)
            line = ""
    for number, words in enumerate([*lines, line]):
        width = sum(6.0 if char.isascii() else 12.0 for char in words)
        apart = (450 - width) / (len(words) - 1) if len(words) == 25 else 0.0
        x = 72.0
        for char in words:
            page.text(x, 100 + 20 * number, char)
            x += (6 if char.isascii() else 12) + apart
    return Layout(pdf(page), [LONG * 2], [])


def form_lines() -> Layout:
    """Words side by side that are no columns of prose, and a short heading apart from them."""
    pairs = [
        ("单位名称：青川区民政局", "填报日期：2024年5月"),
        ("负责人：周某", "联系电话：0839"),
    ] * 3
    page = Page().text(72, 60, "附表")
    for number, (left, right) in enumerate(pairs):
        page.text(72, 100 + 20 * number, left).text(320, 100 + 20 * number, right)
    return Layout(pdf(page), ["附表", *(" ".join(pair) for pair in pairs)], [])


LAYOUTS: list[Callable[[], Layout]] = [
    three_header_levels, upright_table_on_a_turned_page, continued_without_header,
    row_split_by_the_page, wrapped_codes, halves_with_a_gap, clipped_cells,
    page_number_within_the_table, white_text, fake_bold, level_watermark, two_columns,
    two_columns_line_by_line, letter_spaced, three_rules_only,
    two_columns_over_pages, two_columns_above_a_table, halves_that_share_a_double_rule, white_header_on_colour, stacked_characters_in_a_cell, small_watermarks_on_a_table, merged_cell_over_the_page, plain_lines_with_two_columns, footers_of_words_and_numbers, justified_with_wide_spacing, form_lines,
]  # fmt: skip
