"""Y601: statements about the own year that name another."""

import pytest

from discloseparse.check.years.budget_year import RULE
from tests.check.builder import build, found, message

SIBLINGS = (
    "沙河区司法局2026年“三公”经费预算3.20万元，较上年减少0.20万元。\n"
    "（一）公务用车费\n2026年公务用车费预算为1.00万元，较上年减少0.10万元。\n"
)


def strays(text, **fields):
    defaults = {"kind": "department_budget", "headings": ("（一）公务用车费", "（二）公务接待费")}
    return found(RULE, build(text, **{**defaults, **fields}))


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年公务接待费预算为2.00万元，较上年减少0.20万元。",
        "2025年公务接待费预算2.00万元，比2025年减少0.20万元。",
        "2025年计划接待20批次。",
        "２０２５年初预算安排2万元。",
        "2025年当年部门预算安排购置车辆0辆。",
    ],
)
def test_a_sentence_left_from_last_year(sentence):
    text = f"{SIBLINGS}（二）公务接待费\n{sentence}"
    assert [words[-1] for words in strays(text)] == ["年"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年公务接待费预算为2.00万元，较2025年减少0.20万元。",
        "2025年末公务用车保有量4辆，价值30万元。",
        "2025年实际支出2.00万元，较上年减少0.20万元。",
        "2025年公务接待费预算2.00万元，2026年预算2.10万元，较上年增加0.10万元。",
        "2021年以来累计安排12万元，较上年增加2万元。",
        "2025年已安排400万元。",
        "依据《2025年公务接待费预算安排方案》执行。",
        "截至2025年12月31日，共有车辆4辆。",
    ],
)
def test_what_may_be_said_of_the_past(sentence):
    assert strays(f"{SIBLINGS}（二）公务接待费\n{sentence}") == []


def test_a_list_of_last_years_figures_is_no_slip():
    items = "".join(
        f"2025年当年预算执行数为{n}万元，2026年预算安排{n}万元。\n" for n in range(1, 6)
    )
    assert strays(SIBLINGS + items) == []


def test_accounts():
    text = (
        "沙溪县文化馆2018年度部门决算\n沙溪县文化馆2018年度部门决算说明\n"
        "（一）收入\n2018年度，本馆收入合计48.92万元，与上年相比增加1万元。\n"
        "（二）支出\n2018年度，本馆支出合计50.18万元，与上年相比增加1万元。\n"
        "（三）拨款\n2017年度，本馆财政拨款收入总计45.37万元，与上年相比增加3.21万元。\n"
        "截至2017年末，共有车辆1辆。"
    )
    headings = ("（一）收入", "（二）支出", "（三）拨款")
    fields = {"kind": "department_accounts", "phase": "final", "year": 2018}
    assert strays(text, headings=headings, **fields) == ["2017年", "2017年"]


def test_a_heading_of_the_whole():
    text = (
        "沙河县教育局2026年部门预算\n第一部分 沙河县教育局2026年部门预算说明\n"
        "第二部分 沙河县教育局2025年部门预算表\n"
    )
    assert strays(text) == ["2025年"]


def test_a_notice_about_one_term():
    text = (
        "白鹤乡小学2023年春季学期公示\n现将2023年春季学期情况公示如下。\n"
        "2022年春季学期的补助均已发放。\n白鹤乡小学\n2023年7月5日"
    )
    fields = {"kind": "subsidy_notice", "phase": None, "year": 2023, "headings": ()}
    assert strays(text, **fields) == ["2022年"]


def test_no_year_nothing_to_compare_with():
    assert strays("2025年计划接待20批次。", year=None) == []


def test_the_message_names_both_years():
    text = f"{SIBLINGS}（二）公务接待费\n2025年计划接待20批次。"
    result = build(text, headings=("（二）公务接待费",))
    (finding,) = RULE.check(result)
    assert "“2025年”" in message(RULE, finding)
    assert "2026年" in message(RULE, finding)
