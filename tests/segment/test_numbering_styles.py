"""Every style of numbering that offices write, and the signs that stand around a number."""

from __future__ import annotations

import pytest

from tests.segment.outlines import headings, outline

STYLES = [
    ("一、{}", 1),
    ("一. {}", 1),
    ("一．{}", 1),
    ("一：{}", 1),
    ("一 、{}", 1),
    ("一，{}", 1),
    ("（一）{}", 2),
    ("(一){}", 2),
    ("（一）：{}", 2),
    ("（一）、{}", 2),
    ("〔一〕{}", 2),
    ("【一】{}", 2),
    ("㈠{}", 2),
    ("㈠ {}", 2),
    ("1.{}", 3),
    ("1、{}", 3),
    ("1．{}", 3),
    ("1.、{}", 3),
    ("1){}", 3),
    ("1）{}", 3),
    ("⒈{}", 3),
    ("（1）{}", 4),
    ("(1) {}", 4),
    ("⑴{}", 4),
    ("①{}", 4),
    ("1.1 {}", 4),
    ("第一部分 {}", 0),
    ("第一部分：{}", 0),
    ("第1部分 {}", 0),
    ("第一章 {}", 0),
    ("■ 一、{}", 1),
    ("●（一）{}", 2),
    ("\u200b一、{}", 1),
    ("\ufeff（一）{}", 2),
    ("⼀、{}", 1),
    ("（⼀）{}", 2),
]


@pytest.mark.parametrize(("style", "level"), STYLES)
def test_a_heading_in_each_style(style: str, level: int) -> None:
    heading = style.format("收入情况")
    found = headings(f"{heading}\n收入平稳，比上年略有增加。\n")
    assert found == [(heading.lstrip("■● \u200b\ufeff"), level)]


@pytest.mark.parametrize(
    ("numbers", "level"),
    [
        ("一二三", 1),
        (("一 ", "二 ", "三 "), 1),
        (("1 ", "2 ", "3 "), 3),
        ("①②③", 4),
        ("㈠㈡㈢", 2),
    ],
)
def test_numbers_that_count_up(numbers: tuple[str, ...], level: int) -> None:
    signs = [n if n[-1] in " ①②③㈠㈡㈢" else f"{n}、" for n in numbers]
    names = ["收入情况", "支出情况", "采购情况"]
    text = "".join(f"{s}{n}\n本年情况平稳。\n" for s, n in zip(signs, names, strict=True))
    if level == 3:
        text = "一 基本情况\n" + text + "二 其他情况\n无。\n"
        assert headings(text)[1:4] == [(s + n, 3) for s, n in zip(signs, names, strict=True)]
    else:
        assert headings(text) == [(s + n, level) for s, n in zip(signs, names, strict=True)]


SPACED = [
    "一、项 目 名 称",
    "二 、 单 位 职 责",
    "三、  采购  情况",
]


@pytest.mark.parametrize("heading", SPACED)
def test_letter_spaced_headings_keep_their_characters(heading: str) -> None:
    assert headings(f"{heading}\n图书购置。") == [(heading, 1)]


BROKEN = [
    ("第一部分\n单位概况\n负责档案管理。", [("第一部分\n单位概况", 0)]),
    (
        "一、\n单位职责\n负责档案管理。\n二、\n收支情况\n收支平衡。",
        [("一、\n单位职责", 1), ("二、\n收支情况", 1)],
    ),
    ("（一）\n主要职责\n负责档案管理。", [("（一）\n主要职责", 2)]),
    (
        "一、单位概况 （一）主要职责\n负责档案管理。\n（二）机构设置\n设股室三个。",
        [("一、单位概况", 1), ("（一）主要职责", 2), ("（二）机构设置", 2)],
    ),
    (
        "一、收入情况\n收入平稳。\n二、支出情况\n支出平稳。三、采购情况\n无。",
        [("一、收入情况", 1), ("二、支出情况", 1), ("三、采购情况", 1)],
    ),
    (
        "二、一般公共预算财政拨款基本支出决算情况说\n明\n支出平稳。",
        [("二、一般公共预算财政拨款基本支出决算情况说\n明", 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_headings_broken_or_joined(text: str, expected: list[tuple[str, int]]) -> None:
    assert headings(text) == expected


ODD_WORDS = [
    "一、机构、人员，编制情况",
    "二、资金为什么没有用完？",
    "（三）预算执行中存在哪些问题？",
    "四、人员、车辆及资产情况",
]


@pytest.mark.parametrize("heading", ODD_WORDS)
def test_a_comma_or_a_question_may_head_text(heading: str) -> None:
    text = f"{heading}\n本单位编制12名，实有11人，其中管理人员3人。"
    assert [h for h, _ in headings(text)] == [heading]


def test_bullets_before_the_number_belong_to_neither_heading_nor_body() -> None:
    text = "■ 一、部门职责\n负责档案管理。\n■ 二、收支情况\n收支平衡。"
    found = outline(text)
    assert [s.heading.of(text) for s in found.sections] == ["一、部门职责", "二、收支情况"]
    assert found.sections[0].body.of(text) == "负责档案管理。"


UNNUMBERED = """某县茶叶站2024年单位预算说明
单位职责
负责全县茶叶生产技术推广。
负责茶园病虫害防治。
收支预算情况
2024年收支预算86万元。
其中：基本支出62万元。
政府采购情况
2024年采购预算2万元。
"""


def test_headings_without_any_number() -> None:
    assert headings(UNNUMBERED) == [("单位职责", 1), ("收支预算情况", 1), ("政府采购情况", 1)]


REPORTS = """甲镇2024年整体支出绩效自评报告
一、部门概况
内设机构7个。
二、存在问题
指标量化不足。
乙镇2024年整体支出绩效自评报告
一、部门概况
内设机构5个。
二、存在问题
资料归档不及时。
"""


def test_several_reports_in_a_file_have_their_own_titles() -> None:
    found = outline(REPORTS)
    assert [t.of(REPORTS)[:2] for t in found.titles] == ["甲镇", "乙镇"]
    assert [s.heading.of(REPORTS) for s in found.sections] == 2 * ["一、部门概况", "二、存在问题"]
    assert found.sections[1].body.of(REPORTS) == "指标量化不足。"
