"""Tables that stand in a text as lines: found by their shape, with every cell where it stands."""

from __future__ import annotations

import pytest

from discloseparse import parse_text
from discloseparse.document import Document, Table
from discloseparse.grids import recover


def rows(text: str) -> list[list[list[str]]]:
    """The tables of a text as rows of strings."""
    found = []
    for table in recover(Document(text)).tables:
        height, width = table.shape
        grid = [[""] * width for _ in range(height)]
        for cell in table.cells:
            grid[cell.row][cell.col] = cell.span.of(text)
        found.append(grid)
    return found


ROWS_ON_LINES = """二、支出预算
支出预算明细表
单位：万元
科目名称 合计 基本支出 项目支出
农林水支出 210.40 150.40 60.00
其中： 水利 90.10 60.10 30.00
住房保障支出 18.00 18.00 0.00
合计 228.40 168.40 60.00
以上支出228.40万元，其中项目支出60.00万元。
"""
CELL_BY_CELL = """收入情况如下：
单位：元
收入来源
预算数
实收数
会费收入
12,000.00
11,500.00
补助收入
30,000.00
30,000.00
合计
42,000.00
41,500.00
（二）说明
会费按季收取。
"""


def test_rows_on_lines():
    (table,) = rows(ROWS_ON_LINES)
    assert table == [
        ["科目名称", "合计", "基本支出", "项目支出"],
        ["农林水支出", "210.40", "150.40", "60.00"],
        ["其中： 水利", "90.10", "60.10", "30.00"],
        ["住房保障支出", "18.00", "18.00", "0.00"],
        ["合计", "228.40", "168.40", "60.00"],
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n"])
def test_one_cell_per_line(gap):
    (table,) = rows(CELL_BY_CELL.replace("\n", gap))
    assert table == [
        ["收入来源", "预算数", "实收数"],
        ["会费收入", "12,000.00", "11,500.00"],
        ["补助收入", "30,000.00", "30,000.00"],
        ["合计", "42,000.00", "41,500.00"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目\t预算\t决算\n会议费\t\t2.10\n培训费\t3.00\t\n", ["会议费", "", "2.10"]),
        ("项目　预算数　决算数\n会议费　—　2.10\n培训费　3.00　2.80\n", ["会议费", "—", "2.10"]),
        ("序号 项目名称 金额\n1 渠道清淤 20.0\n2 泵站维修 35.5\n", ["1", "渠道清淤", "20.0"]),
        ("2024年 2025年\n人员经费 10.0 11.0\n公用经费 2.0 3.0\n", ["人员经费", "10.0", "11.0"]),
        ("序号\n单位名称\n1\n县水利局\n2\n县水保站\n3\n河道管理所\n", ["1", "县水利局"]),
    ],
)
def test_shapes(text, expected):
    (table,) = rows(text)
    assert table[1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "目 录\n第一部分 概况 1\n第二部分 说明 4\n第三部分 名词解释 9\n",
        "一、基本支出 100.00万元\n二、项目支出 20.00万元\n",
        "2025年 收入120.00万元，支出118.00万元。\n2024年 收入110.00万元，支出109.00万元。\n",
        "项目名称\n农村饮水安全工程\n立项依据\n《关于下达资金的通知》\n项目资金\n300万元\n",
        "（一）主要职责\n（二）机构设置\n1\n（三）人员编制\n2\n",
    ],
)
def test_what_is_no_table(text):
    assert rows(text) == []


def test_cells_are_no_headings_and_no_figures_of_the_text():
    result = parse_text(ROWS_ON_LINES)
    assert [s.heading.of(result.text) for s in result.sections] == ["二、支出预算"]
    assert [a.text for a in result.amounts] == ["228.40万元", "60.00万元"]


def test_a_line_behind_a_table_does_not_go_on_in_it():
    text = "单位：万元\n科目 合计 基本支出 项目支出\n教育支出资金 1182.36 846.52 335.84\n合计 1182.36 846.52 335.84\n2025年本年支出合计1182.36万元。\n"
    result = parse_text(text)
    assert [a.text for a in result.amounts] == ["1182.36万元"]


def test_known_tables_are_left_alone():
    text = ROWS_ON_LINES
    known = recover(Document(text)).tables
    assert recover(Document(text, tables=known)).tables == known
    assert all(isinstance(table, Table) for table in known)


def test_tabs_and_an_empty_code_cell_keep_the_columns_and_prose_stays_out() -> None:
    text = (
        "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "208\t社会保障和就业支出\t86.24\t80.00\t6.24\n"
        "2080505\t基本养老保险缴费支出\t86.24\t80.00\t6.24\n"
        "合计\t\t86.24\t80.00\t6.24\n"
        "社会保障和就业支出主要用于缴纳养老保险。\n"
        "五、其他\n"
    )
    (table,) = rows(text)
    assert [row[0] for row in table] == ["科目编码", "208", "2080505", "合计"]
    assert table[0][1:] == ["科目名称", "合计", "基本支出", "项目支出"]
    assert table[3][1:] == ["", "86.24", "80.00", "6.24"]


def test_codes_and_a_total_without_one_cell_by_cell() -> None:
    text = (
        "科目编码\n科目名称\n2023年预算数\n2024年预算数\n208\n社会保障支出\n210.30\n218.60\n"
        "2080505\n基本养老保险缴费支出\n210.30\n218.60\n合计\n\n210.30\n218.60\n三、其他说明\n"
    )
    (table,) = rows(text)
    assert [row[0] for row in table] == ["科目编码", "208", "2080505", "合计"]
    assert table[3] == ["合计", "", "210.30", "218.60"]


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 2024年 | 2025年 |\n|---|---|---|\n| 办公费 | 3.20 | 3.60 |\n| 水费、电费（含分摊） | | 1.00 |\n| 合计 | 3.20 | 4.60 |",
        "项目｜2024年｜2025年\n办公费｜3.20｜3.60\n水费、电费（含分摊）｜｜1.00\n合计｜3.20｜4.60",
        "┌──┬──┬──┐\n│项目│2024年│2025年│\n├──┼──┼──┤\n│办公费│3.20│3.60│\n│水费、电费（含分摊）││1.00│\n│合计│3.20│4.60│\n└──┴──┴──┘",
    ],
)
def test_bars_set_the_cells_apart(text: str) -> None:
    assert rows(f"明细如下：\n{text}\n以上合计4.60万元。") == [
        [
            ["项目", "2024年", "2025年"],
            ["办公费", "3.20", "3.60"],
            ["水费、电费（含分摊）", "", "1.00"],
            ["合计", "3.20", "4.60"],
        ]
    ]


def test_a_bar_in_a_line_makes_no_table() -> None:
    assert rows("首页 | 机构 | 公开\n财政局 | 2025-03-01 | 字号\n正文。") == []


def test_a_space_before_year_is_no_gap_between_cells() -> None:
    text = "项目\n2023 年预算数\n教育支出\n14.90\n卫生支出\n1.20\n"
    assert rows(text) == [[["项目", "2023 年预算数"], ["教育支出", "14.90"], ["卫生支出", "1.20"]]]
