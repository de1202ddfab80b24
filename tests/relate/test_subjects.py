"""What a change is told of, when its figure stands in sentences above; lists that a line breaks off."""

from __future__ import annotations

import pytest

from tests.relate.told import Told, told

ABOVE = (
    "2024年度收入合计8,460.00万元。其中：财政拨款收入8,000.00万元，占总收入的94.56%。"
    "与上年相比，收入合计增加460.00万元，增长5.75%。"
)
VEHICLES = (
    "“三公”经费支出年初预算为60.00万元，决算为50.00万元。其中：公务用车运行维护费支出年初预算为40.00万元，"
    "决算为36.00万元；公务接待费支出年初预算为20.00万元，决算为14.00万元。\n"
    "“三公”经费支出决算数比上年减少10.00万元，下降16.67%。"
    "其中：公务用车运行维护费支出决算减少4.00万元，下降10.00%。"
)
CARRIED = (
    "2025年支出预算900.00万元（含上年结转30.00万元），比上年预算数增加100.00万元，增长12.50%。"
)


@pytest.mark.parametrize(
    ("text", "rate", "operands"),
    [
        (ABOVE, "5.75%", ("8,460.00万元", "460.00万元")),
        (VEHICLES, "16.67%", ("50.00万元", "10.00万元")),
        (VEHICLES, "10.00%", ("36.00万元", "4.00万元")),
        (CARRIED, "12.50%", ("900.00万元", "100.00万元")),
    ],
)
def test_a_change_is_of_what_its_sentence_names(
    text: str, rate: str, operands: tuple[str, str]
) -> None:
    """The whole, not the first part; the 决算, not the 年初预算; nothing that a bracket says is held."""
    assert [r for r in told(text, "growth") if r.result == rate] == [
        Told("growth", rate, operands, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2025年实有在职人员60人，其中行政人员32人、事业人员22人、机关\n工勤人员6人；离退休人员21人。",
        "支出258.00万元，其中：人员支出162.00万元，占62.79%；公用支出59.00万元，占总支\n出的22.87%；资本性支出37.00万元。",
        "对12个项目开展自评，涉及资金430.00万元。其中，饮水项目预算数320.00万元，执行数304.64万元；水毁项目预算数150.00万元。",
    ],
    ids=["line-break-in-a-name", "line-break-behind-a-part", "a-few-of-the-projects"],
)
def test_a_list_that_goes_on_makes_no_failing_sum(text: str) -> None:
    assert [r for r in told(text, "sum") if not r.holds] == []


def test_an_item_whose_figure_stands_on_the_next_line() -> None:
    text = (
        "教育支出200.00万元，占比78.60%。\n"
        "1．教育支出（类）普通教育（款）学前教育（项）2025年预算数80.00万元。\n"
        "2．教育支出（类）教育费附加安排的支出（款）城市中小学校舍建设（项）\n"
        "2025年预算数120.00万元，上年未安排。"
    )
    assert Told("sum", "200.00万元", ("120.00万元", "80.00万元"), True) in told(text)


def test_level_with_the_figure_of_a_year_named_before() -> None:
    text = "2023年当年预算执行数为{}万元，2024年预算安排20.00万元，比2023年预算执行数持平。"
    assert [r.holds for r in told(text.format("20.00"), "comparison")] == [True]
    assert [r.holds for r in told(text.format("20.07"), "comparison")] == [False]


def test_a_budget_against_what_was_spent_the_year_before() -> None:
    text = (
        "2023年当年预算执行数为200.00万元，2024年预算安排210.00万元，比2023年预算执行数增加5.00%。"
    )
    assert told(text, "growth") == [Told("growth", "5.00%", ("210.00万元", "200.00万元"), True)]
