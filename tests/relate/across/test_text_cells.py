"""Figures of the text against cells: bound by words, so that a wrong figure is found."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

ACCOUNTS = """某县水务局2024年度部门决算
第一部分 2024年度部门决算表
支出决算表
单位：万元
科目 本年支出合计 基本支出 项目支出
农林水支出 210.40 150.40 60.00
住房保障支出 18.05 18.05 0.00
合计 228.45 168.45 60.00
财政拨款“三公”经费支出决算表
单位：万元
项目 预算数 决算数 完成率（%）
“三公”经费小计 12.00 9.00 75.00
公务用车运行维护费 8.00 6.00 75.00
公务接待费 4.00 3.00 75.00
第二部分 2024年度部门决算情况说明
一、支出决算情况说明
"""
BUDGET = """某街道2025年部门预算
2025年部门支出预算总表
编制部门：某街道 单位：元
科目编码 科目名称 合计 基本支出 项目支出
201 一般公共服务支出 2,577,000 0 2,577,000
20105 统计信息事务 2,577,000 0 2,577,000
2010507 专项普查活动 2,577,000 0 2,577,000
221 住房保障支出 3,503,499 3,503,499 0
22102 住房改革支出 3,503,499 3,503,499 0
2210201 住房公积金 3,503,499 3,503,499 0
合计 6,080,499 3,503,499 2,577,000
2025年部门预算编制说明
"""


def against(text: str) -> list[tuple[str, str, bool]]:
    """(figure of the text, cell, holds) for each figure that restates a cell."""
    result = parse_text(text)
    found = []
    for r in result.relations:
        if r.form == "text_cell":
            a, b = sorted(r.figures, key=lambda place: "元" not in place.of(result.text))
            found.append((a.of(result.text), b.of(result.text), bool(r.holds)))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本年支出合计228.45万元。", [("228.45万元", "228.45", True)]),
        ("本年支出合计228.54万元。", [("228.54万元", "228.45", False)]),
        (
            "本年支出合计228.45万元，其中：基本支出168.45万元，占73.74%；项目支出62.00万元，占26.26%。",
            [
                ("228.45万元", "228.45", True),
                ("168.45万元", "168.45", True),
                ("62.00万元", "60.00", False),
            ],
        ),
        ("农林水支出（类）210.4万元，用于渠道维修。", [("210.4万元", "210.40", True)]),
        (
            "农林水支出年初预算为190.00万元，支出决算为210.40万元。",
            [("210.40万元", "210.40", True)],
        ),
        ("与2023年度相比，农林水支出增加210.40万元。", []),
        ("2023年度农林水支出200.00万元。", []),
        ("上年农林水支出为200.00万元。", []),
        ("用于农林水支出的设备购置5.00万元。", []),
        ("其中项目支出约60万元。", []),
        (
            "“三公”经费支出预算为12.00万元，支出决算为9.50万元。",
            [("12.00万元", "12.00", True), ("9.50万元", "9.00", False)],
        ),
        ("公务接待费支出决算为3.00万元，主要用于接待。", [("3.00万元", "3.00", True)]),
        (
            "1.公务用车运行维护费支出情况\n支出决算为6.00万元，主要用于燃油。",
            [("6.00万元", "6.00", True)],
        ),
        ("某县水务局支出228.54万元。", [("228.54万元", "228.45", False)]),
        ("城关水管站支出228.54万元。", []),
        ("某县水务局总支出228.45万元。", [("228.45万元", "228.45", True)]),
        ("某县水务局总支出228.54万元。", [("228.54万元", "228.45", False)]),
        ("政府采购支出总额228.00万元。", []),
        ("培训人员支出总额228.00万元，其中教材费18.00万元。", []),
    ],
)
def test_accounts(sentence, expected):
    assert against(ACCOUNTS + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "“一般公共服务支出（类）统计信息事务（款）专项普查活动（项）”257.70万元，主要用于普查。",
            [("257.70万元", "2,577,000", True)],
        ),
        (
            "“住房保障支出（类）住房改革支出（款）住房公积金（项）”350.35万元，2024年当年预算执行数为348.52万元，2025年预算安排352.67万元。",
            [("350.35万元", "3,503,499", True), ("352.67万元", "3,503,499", False)],
        ),
        ("支出预算608.05万元，比2024年预算减少20.00万元。", [("608.05万元", "6,080,499", True)]),
        ("2025年项目支出257.7万元。", [("257.7万元", "2,577,000", True)]),
        ("社会组织培育（项目）资金257.7万元。", []),
    ],
)
def test_budget(sentence, expected):
    assert against(BUDGET + sentence) == expected


FALLS = (
    "某街道2025年部门预算\n2025年“三公”经费支出预算表\n单位：元\n项目 2024年预算数 2025年预算数 增减额\n"
    "“三公”经费合计 9000 7500 -1500\n公务接待费 2000 1500 -500\n公务用车运行维护费 7000 6000 -1000\n"
    "2025年“三公”经费预算编制说明\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("公务接待费预算比上年减少500元。", [("500元", "-500", True)]),
        ("公务接待费预算比上年减少600元。", [("600元", "-500", False)]),
        ("公务接待费预算比上年增加500元。", [("500元", "-500", False)]),
    ],
)
def test_a_fall_is_what_a_column_of_changes_prints_with_its_sign(sentence, expected):
    assert [a for a in against(FALLS + sentence) if a[1].startswith("-")] == expected


def test_the_finding_shows_the_text_first():
    result = parse_text(ACCOUNTS + "本年支出合计229.45万元。")
    (finding,) = [f for f in result.findings if f.code == "X301"]
    assert finding.spans[0].of(result.text) == "229.45万元"
    assert finding.message == "“合计 / 合计”：文中写229.45万元，表内为228.45万元"


@pytest.mark.parametrize(
    "sentence",
    [
        "其中：基本建设类项目支出0.00万元。",
        "其他支出5.00万元。",
        "政府性基金预算财政拨款支出合计20.00万元。",
    ],
)
def test_what_only_resembles_an_item_fails_nothing(sentence):
    assert all(holds for _, _, holds in against(ACCOUNTS + sentence))


def test_an_untitled_table_speaks_for_its_section():
    text = (
        "某局2024年度部门决算\n一、支出决算情况说明\n支出合计900.00万元。\n二、“三公”经费情况\n单位：万元\n"
        "项目 预算数 决算数\n公务接待费 4.00 3.00\n公务用车运行费 2.00 2.00\n合计 6.00 5.00\n"
    )
    assert against(text) == []


def test_the_rows_of_an_untitled_table_speak_for_the_sections_beside_it():
    text = (
        "某工会2023年度经费决算\n一、支出情况\n（一）支出预算执行\n单位：元\n"
        "支出项目 预算数 决算数\n维权支出 30,000.00 29,400.00\n业务支出 12,000.00 9,876.50\n"
        "（二）主要支出说明\n业务支出9,876.56元，用于会议。\n"
    )
    assert against(text) == [("9,876.56元", "9,876.50", False)]


def test_a_lost_decimal_point_in_a_cell_is_a_wrong_figure():
    text = "单位：万元\n科目 合计 基本支出 项目支出\n教育支出 2,98640 1,986.40 1,000.00\n合计 2,986.40 1,986.40 1,000.00\n"
    result = parse_text(text)
    assert {f.code for f in result.findings} == {"T201", "T202"}


def test_a_total_is_not_asked_of_a_figure_whose_sentence_names_another_row() -> None:
    text = (
        "二、发放情况\n乡镇 受益户数（户） 补贴资金（元）\n长岭镇 86 1,263,500\n双阳乡 73 968,200\n"
        "合计 159 2,231,700\n其中，长岭镇受益农户86户、补贴资金1,263,500元；双阳乡补贴资金968,200元。\n"
    )
    failed = [r.explanation for r in parse_text(text).relations if r.holds is False]
    assert failed == []
