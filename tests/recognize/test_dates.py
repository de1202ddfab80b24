import pytest

from tests.recognize.figures_of import amounts, counts, headcounts, periods

DATES = {
    "2026年预算": ["2026年=2026/None"],
    "2026年度部门预算": ["2026年度=2026/None"],
    "二〇二六年一月": ["二〇二六年一月=2026/None"],
    "二○一二年十二月五日": ["二○一二年十二月五日=2012/None"],
    "截至2024年12月31日": ["2024年12月31日=2024/None"],
    "2025年1月—12月实施": ["2025年1月—12月=2025/12"],
    "2025年1—6月实施": ["2025年1—6月=2025/6"],
    "1月至9月开展": ["1月至9月=None/9"],
    "2023-2025年": ["2023-2025年=2023/None"],
    "于2024.11.25验收": ["2024.11.25=2024/None"],
    "于2024-11-25验收": ["2024-11-25=2024/None"],
    "2024年5户获补": ["2024年=2024/None"],
    "1.2024年工作": ["2024年=2024/None"],
    "3月5日起": ["3月5日=None/None"],
    "发放12个月": [],
}


@pytest.mark.parametrize(("sentence", "expected"), DATES.items())
def test_periods(sentence, expected):
    assert periods(sentence) == expected
    assert amounts(sentence) == []
    assert headcounts(sentence) == (["5户=5户"] if "户" in sentence else [])


def test_a_number_of_months_is_a_count():
    assert counts("发放12个月") == ["12个月=12个月"]
