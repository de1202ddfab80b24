"""Pairs of documents: what contradicts, and what only seems to."""

from __future__ import annotations

import pytest

from discloseparse import parse_text
from discloseparse.batch.collection.membership import members
from discloseparse.batch.collection.names import project_name, unit_name
from discloseparse.batch.collection.subject import Subject
from tests.batch.collection.test_checks import findings

ACCOUNTS = "红岩县图书馆2024年度部门决算\n{}"
LATER = "红岩县图书馆2025年度部门决算\n{}"


def codes(*texts: str) -> list[str]:
    return [finding.code for finding in findings(*texts)]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("2024年度收入合计100.00万元。", "红岩县图书馆2024年度收入合计为120.00万元。", "C002"),
        ("2024年收、支总计100.00万元。", "2024年度收入总计120万元。", "C002"),
        ("2024年机关运行经费支出10.00万元。", "本年机关运行经费12.00万元。", "C002"),
        ("政府采购支出总额10.00万元。", "2024年，红岩县图书馆政府采购支出总额12.00万元。", "C002"),
        ("2024年度“三公”经费预算为8.50万元。", "2024年度“三公”经费预算9.00万元。", "C002"),
    ],
)
def test_one_figure_told_twice(one, other, code):
    assert codes(ACCOUNTS.format(one), ACCOUNTS.format("现公开如下。\n" + other)) == [code]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年度收入合计100.00万元。", "2024年度收入合计1,000,041.25元。"),
        ("2024年度收入合计100.00万元。", "2024年度财政拨款收入合计90.00万元。"),
        ("2024年度收入合计100.00万元。", "2023年度收入合计90.00万元。"),
        ("2024年度收入合计100.00万元。", "收入合计约120万元。"),
        ("2024年度“三公”经费支出8.50万元。", "2024年度“三公”经费预算9.00万元。"),
        ("2024年度收入合计100.00万元。", "收入合计100.00万元，另一处收入合计110.00万元。"),
        ("年末结转和结余1.00万元。", "政府性基金年末结转和结余2.00万元。"),
    ],
    ids=["rounded", "part", "year", "about", "budget", "contradicts itself", "fund"],
)
def test_figures_that_are_not_the_same_thing(one, other):
    assert codes(ACCOUNTS.format(one), ACCOUNTS.format("现公开如下。\n" + other)) == []


@pytest.mark.parametrize(
    "title",
    [
        "红岩县图书馆2023年度部门决算",
        "红岩县图书馆2024年部门预算",
        "青石县图书馆2024年度部门决算",
        "红岩县图书馆（本级）2024年度单位决算",
        "红岩县图书馆2024年度单位决算",
        "红岩县图书馆2024年度部门决算（更正）",
        "红岩县图书馆2024年度部门决算草案",
        "红岩县图书馆2024年度部门决算和2025年部门预算",
    ],
)
def test_documents_that_are_not_to_be_compared(title):
    other = f"{title}\n收入合计120.00万元。"
    assert codes(ACCOUNTS.format("2024年度收入合计100.00万元。"), other) == []


@pytest.mark.parametrize(
    "said",
    [
        "2025年度收入合计110.00万元，比上年的95.00万元增加15.00万元，增长15.79%。",
        "2025年度收入合计110.00万元，比2024年增加15.00万元，增长15.79%。",
        "2025年度收入合计110.00万元，比上年减少15.00万元，下降12.00%。",
    ],
)
def test_the_year_before_is_stated_or_follows_from_the_change(said):
    assert codes(ACCOUNTS.format("2024年度收入合计100.00万元。"), LATER.format(said)) == ["T222"]


@pytest.mark.parametrize(
    "said",
    [
        "2025年度收入合计110.00万元，比上年的100.00万元增加10.00万元，增长10.00%。",
        "2025年度收入合计110.00万元，比2024年增加10.00万元，增长10.00%。",
        "2025年度收入合计110.00万元，比年初预算增加15.00万元，增长15.79%。",
        "2025年度收入合计110.00万元，按可比口径比上年增加15.00万元，增长15.79%。",
        "2025年度收入合计110.00万元，比2023年增加15.00万元，增长15.79%。",
    ],
    ids=["same", "same by the change", "budget", "comparable", "another year"],
)
def test_the_year_before_is_as_it_was(said):
    assert codes(ACCOUNTS.format("2024年度收入合计100.00万元。"), LATER.format(said)) == []


def test_the_odd_one_of_three_is_told_against_what_most_say():
    texts = [
        ACCOUNTS.format(f"{'公开如下。' * n}\n2024年度收入合计{value}万元。")
        for n, value in enumerate(("120.00", "100.00", "100.00"))
    ]
    (finding,) = findings(*texts)
    assert finding.spans[0].of(texts[0]) == "120.00万元"
    assert finding.related[0].path == "1.txt"


DISTRICT = (
    "鼓楼区财政局2024年度部门决算\n2024年度收入合计{}万元，支出合计{}万元。机关运行经费支出{}万元。"
)


def test_units_of_one_name_in_two_cities_are_not_compared():
    here, there = ("100.00", "98.00", "12.00"), ("230.00", "231.00", "21.00")
    assert codes(DISTRICT.format(*here), DISTRICT.format(*there)) == []
    again = ("230.00", "213.00", "21.00")
    texts = [DISTRICT.format(*figures) for figures in (here, there, again)]
    assert codes(*texts) == ["C002"]


def test_differences_of_one_pair_are_one_finding():
    one = ACCOUNTS.format("2024年度收入合计100.00万元，支出合计90.00万元。")
    other = ACCOUNTS.format("2024年度收入合计110.00万元，支出合计80.00万元。")
    (finding,) = findings(one, other, lang="en")
    assert finding.message.endswith("; 1 more like it")
    assert len(finding.spans) == len(finding.related[0].spans) == 2


# --- names and lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("红岩县水利局（本级）", "红岩县水利局"),
        ("红岩县水利局机关本级", "红岩县水利局"),
        ("红岩县水利局(机关)", "红岩县水利局"),
        ("紅岩縣 圖書館。", "红岩县图书馆"),
    ],
)
def test_names_of_units(written, name):
    assert unit_name(written) == name


def test_names_of_projects():
    names = {"2026年困难职工帮扶资金。", "困难职工帮扶资金", "“困难职工帮扶资金”项目"}
    assert {project_name(name) for name in names} == {"困难职工帮扶资金"}
    assert project_name("2026年目标管理考核项目") == "目标管理考核"


LISTED = [("红岩县水利局", True), ("红岩县水库管理站", False)]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (
            "编报的单位共2个，分别是：\n1.红岩县水利局（本级）\n2.红岩县水库管理站\n收入合计1万元。",
            LISTED,
        ),
        (
            "编报的单位共2个。其中行政单位1个，事业单位1个。分别是：\n红岩县水利局机关；\n红岩县水库管理站。\n三、其他",
            LISTED,
        ),
        ("编制范围的单位共2个，包括红岩县水利局本级、红岩县水库管理站。", LISTED),
        ("编报的单位共3个，分别是：\n1.红岩县水利局（本级）\n2.红岩县水库管理站", []),
        ("编制范围的单位包括局机关和下属单位。", []),
        ("编报的单位共1个：红岩县水利局。", []),
    ],
    ids=["lines", "below a paragraph", "sentence", "one is missing", "no names", "alone"],
)
def test_the_units_that_a_department_lists(listed, expected):
    text = f"红岩县水利局2024年度部门决算\n纳入红岩县水利局2024年度部门决算{listed}"
    assert list(members(Subject(parse_text(text)))) == expected
