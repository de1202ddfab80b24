"""text: what people read."""

from __future__ import annotations

import pytest

from discloseparse import parse_text
from discloseparse.emit import Look
from discloseparse.emit.readable import emit, width
from discloseparse.result import DiagnosticItem, Place
from tests.emit.samples import told


def printed(*results, **look) -> str:
    return "".join(emit(results, Look(**look)))


def quoted(result) -> list[tuple[str, str]]:
    """Each quoted line with its marks."""
    lines = [line[6:] for line in printed(result).splitlines() if line.startswith("    |")]
    return list(zip(lines[::2], lines[1::2], strict=True))


def columns(text: str) -> int:
    return sum(width(sign) for sign in text)


def marked(result, mark: str = "^") -> str:
    """The characters of the quoted line that stand above ``mark``."""
    ((quote, marks),) = quoted(result)
    found, column = "", 0
    for sign in quote:
        if marks[column : column + width(sign)].startswith(mark):
            found += sign
        column += width(sign)
    return found


@pytest.mark.parametrize(
    ("sign", "columns"),
    [("a", 1), ("5", 1), (" ", 1), ("万", 2), ("，", 2), ("５", 2), ("《", 2), ("\u0301", 0)],
)
def test_columns_of_a_character(sign, columns):
    assert width(sign) == columns


@pytest.mark.parametrize(
    "text",
    [
        "共5万元。",
        "ABC共5万元。",
        "共计（全角，标点）：5万元。",
        "Ｆｕｌｌ　ｗｉｄｔｈ共5万元",
        "e\u0301té共5万元。",
        "\t共5万元。",
        "第一行\n共5万元。\n第三行",
    ],
)
def test_marks_stand_under_the_words(text):
    assert marked(told(text, "5万元")) == "5万元"


def test_the_result_and_its_operands_have_their_own_marks():
    result = told("慰问80人，每人500元，共5万元。", "5万元", "80人", "500元")
    assert marked(result, "^") == "5万元"
    assert marked(result, "~") == "80人500元"


@pytest.mark.parametrize(
    "place", ["前" * 200 + "5万元" + "后" * 200, "前" * 200 + "5万元", "5万元" + "后" * 200]
)
def test_a_long_line_is_cut_around_the_words(place):
    ((quote, _),) = quoted(told(place, "5万元"))
    assert "5万元" in quote
    assert columns(quote) < 160
    assert quote.startswith("…") is place.startswith("前")
    assert quote.endswith("…") is place.endswith("后")
    assert marked(told(place, "5万元")) == "5万元"


def test_figures_far_apart_in_one_line_keep_the_result_in_sight():
    text = "共5万元" + "，" * 300 + "每人500元"
    assert marked(told(text, "5万元", "500元")) == "5万元"
    back = "每人500元" + "，" * 300 + "共5万元"
    assert marked(told(back, "5万元", "500元")) == "5万元"


def test_every_line_with_a_figure_is_quoted_in_text_order():
    text = "安排5万元。\n其中：\n培训3万元，\n会议1万元。"
    pairs = quoted(told(text, "5万元", "3万元", "1万元"))
    assert [quote for quote, _ in pairs] == ["安排5万元。", "培训3万元，", "会议1万元。"]


def test_words_over_two_lines_are_marked_to_the_end_of_the_first():
    ((quote, marks),) = quoted(told("安排1\n5万元。", (2, 6)))
    assert (quote, marks) == ("安排1", "    ^")


@pytest.mark.parametrize("place", [(0, 0), (3, 3), (4, 4), (5, 5), (10, 10)])
def test_an_empty_place_is_still_quoted(place):
    text = "一、概况\n\n二、计划"
    assert "X999" in printed(told(text, place))


def test_a_finding_without_a_place():
    out = printed(told("无。"))
    assert "X999 错误 此处有误" in out
    assert "|" not in out
    assert not any(line.endswith(" ") for line in out.splitlines())


def test_page_section_and_line_are_told():
    text = "一、资金安排情况\n安排5万元。"
    result = told(text, "5万元", section=0, spans=[Place(start=12, end=15, page=7)])
    assert "第 7 页 · 章节：一、资金安排情况 · 第 2 行" in printed(result)
    assert "page 7 · section: 一、资金安排情况 · line 2" in printed(result, lang="en")


def test_control_signs_never_reach_the_console():
    out = printed(told("\x1b[31m安排\x07\u202e5万元", "5万元"))
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_a_hostile_name_never_reaches_the_console():
    result = parse_text("无。", name="\x1b[2J说明.txt")
    assert "\x1b" not in printed(result)


def test_colours_only_if_wanted():
    result = told("安排5万元。", "5万元")
    assert "\x1b[31m错误\x1b[0m" in printed(result, color=True)
    assert "\x1b" not in printed(result)


def test_diagnostics_are_told():
    note = DiagnosticItem(code="needs_ocr", message="第3页是扫描图像", page=3)
    result = parse_text("无。").model_copy(update={"diagnostics": [note]})
    assert "  ! 第3页是扫描图像\n" in printed(result)


def test_the_last_line_sums_up():
    results = [told("安排5万元。", "5万元"), told("无。", severity="info")]
    last = printed(*results).splitlines()[-1]
    assert last == "2 份文件，核对 0 处数字关系，0 处相符；错误 1，警告 0，提示 1"


def test_no_documents():
    assert printed() == "0 份文件，核对 0 处数字关系，0 处相符；错误 0，警告 0，提示 0\n"


def test_a_diagnostic_steers_no_console():
    item = DiagnosticItem(code="skipped_part", message="甲\x1b[2J乙", page=None)
    partial = told("共5万元。", "5万元").model_copy(update={"diagnostics": [item]})
    assert "  ! 甲 [2J乙\n" in printed(partial)
