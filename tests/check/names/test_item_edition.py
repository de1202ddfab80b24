"""N712: names of coded items in the classification of the document's year."""

import itertools

import pytest

from discloseparse import parse_text
from discloseparse.check.names.item_edition import RULE
from discloseparse.profiles.codes import code_names


def found(year: int, code: str, name: str) -> list[str]:
    text = (
        f"某县水利局{year}年部门预算\n支出预算表\n单位：元\n科目编码 科目名称 合计\n{code} {name} 900\n"
        "21399 其他农林水支出 100\n合计 1000\n"
    )
    result = parse_text(text)
    spans = [f.spans[0] for f in result.findings if f.code == RULE.code]
    return [span.of(result.text) for span in spans]


@pytest.mark.parametrize(
    ("year", "code", "name", "is_wrong"),
    [
        (2024, "207", "文化旅游体育与传媒支出", False),
        (2024, "207", "文化体育与传媒支出", True),
        (2018, "207", "文化体育与传媒支出", False),
        (2027, "207", "文化体育与传媒支出", False),
        (2024, "20805", "行政事业单位离退休", True),
        (2024, "208", "社会保障与就业支出", True),
        (2024, "208", "社会保障和就业", False),
        (2024, "30213", "维修（护）费", False),
        (2024, "30112", "其他社会保险缴费", True),
        (2024, "30110", "城镇职工基本医疗保险缴费", False),
        (2024, "2130399", "其他水利支出", False),
    ],
)
def test_names(year, code, name, is_wrong):
    assert found(year, code, name) == ([name] if is_wrong else [])


def test_the_lists_are_sound():
    for code, names in code_names().items():
        assert len(code) in {3, 5, 7}
        assert code[:3] in code_names()
        assert all(a.until < (b.since or 0) for a, b in itertools.pairwise(names))
