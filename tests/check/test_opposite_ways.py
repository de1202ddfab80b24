"""A rate or a change that goes the other way than its figures is told in words, not as a negative one."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

TOLD = {
    "今年预算95.00万元，上年预算100.00万元，增长5.00%。": (
        "(100.00万元 − 95.00万元) ÷ 100.00万元 = 下降5%，文中写增长5.00%，增减方向相反"
    ),
    "支出由40.00万元增至50.00万元，下降25.00%。": (
        "(50.00万元 − 40.00万元) ÷ 40.00万元 = 增长25%，文中写下降25.00%，增减方向相反"
    ),
    "今年预算29.05万元，比上年减少18.29万元，增长38.63%。": (
        "18.29万元 ÷ (29.05万元 + 18.29万元) = 下降38.635%，文中写增长38.63%，增减方向相反"
    ),
    "上年预算100.00万元，今年预算105.00万元，比上年预算增加5.00万元，下降5.00%。": (
        "5.00万元 ÷ 100.00万元 = 增长5%，文中写下降5.00%，增减方向相反"
    ),
}
CHANGES = {
    "2024年支出100万元，上年120万元，比上年增加20万元。": (
        "120万元 − 100万元 = 减少20万元，文中写增加20万元，增减方向相反"
    ),
    "2024年末在岗人员52人，上年末48人，比上年末减少4人。": (
        "52人 − 48人 = 增加4人，文中写减少4人，增减方向相反"
    ),
}
ONE_WAY = [
    "今年预算95.00万元，比上年100.00万元增长-5%。",
    "今年预算29.05万元，比上年减少18.29万元，增长-38.63%。",
    "上年预算100.00万元，今年预算95.00万元，比上年预算减少5.00万元，增长-5.00%。",
]


@pytest.mark.parametrize(("text", "message"), TOLD.items())
def test_the_words_are_set_against_each_other(text: str, message: str) -> None:
    assert [f.message for f in parse_text(text).findings if f.code == "A105"] == [message]


@pytest.mark.parametrize(("text", "message"), CHANGES.items())
def test_so_are_amounts_and_counts(text: str, message: str) -> None:
    assert [f.message for f in parse_text(text).findings if f.code == "A106"] == [message]


def test_so_they_are_in_english() -> None:
    (found,) = parse_text(next(iter(TOLD)), lang="en").findings
    assert found.message == (
        "(100.00万元 − 95.00万元) ÷ 100.00万元 = a fall of 5%, "
        "but the text says a rise of 5.00% (the other way)"
    )


@pytest.mark.parametrize("text", ONE_WAY)
def test_a_negative_rate_of_growth_is_a_fall(text: str) -> None:
    assert [f.code for f in parse_text(text).findings if f.severity != "info"] == []


def test_a_column_of_a_table_prints_its_own_sign() -> None:
    table = "单位：万元\n项目 2023年 2024年 增减额 增减%\n会议费 10.00 8.00 -2.00 20.00\n培训费 5.00 4.00 -1.00 -20.00"
    assert not any("方向" in finding.message for finding in parse_text(table).findings)


def test_the_word_that_may_be_wrong_is_marked() -> None:
    result = parse_text("今年预算29.05万元，比上年增加18.29万元，下降38.63%。")
    (found,) = [f for f in result.findings if f.code == "A105"]
    assert {"增加", "下降"} <= {span.of(result.text) for span in found.spans}
