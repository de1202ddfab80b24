"""U901: the form of document numbers."""

import pytest

from discloseparse.check.formats.number_format import RULE
from tests.check.builder import build, message

BRACKET, ORDINAL, ZERO, YEAR = "六角括号", "不加“第”", "不编虚位", "四位数"


@pytest.mark.parametrize(
    ("number", "said", "right"),
    [
        ("沙财建【2022】377号", [BRACKET], "沙财建〔2022〕377号"),
        ("沙财建[2022]377号", [BRACKET], "沙财建〔2022〕377号"),
        ("沙财建（2022）377号", [BRACKET], "沙财建〔2022〕377号"),
        ("沙财建2022〕377号", [BRACKET], "沙财建〔2022〕377号"),
        ("沙财建〔2022〕第12号", [ORDINAL], "沙财建〔2022〕12号"),
        ("沙财建〔2022〕07号", [ZERO], "沙财建〔2022〕7号"),
        ("沙财建【2022】第07号", [BRACKET, ORDINAL, ZERO], "沙财建〔2022〕7号"),
        ("沙财建〔22〕7号", [YEAR], "沙财建〔2022〕7号"),
    ],
)
def test_the_finding_covers_the_number_and_says_what_is_wrong(number, said, right):
    result = build(f"《接待办法》（{number}）")
    (finding,) = RULE.check(result)
    assert finding.spans[0].of(result.text) == number
    sentence = message(RULE, finding)
    for words in (BRACKET, ORDINAL, ZERO, YEAR):
        assert (words in sentence) == (words in said)
    assert right in sentence


@pytest.mark.parametrize(
    "number",
    [
        "沙财建〔2022〕377号",
        "沙財建〔2022〕7號",
        "国务院令第722号",
        "财政部公告2023年第7号",
        "沙财〔2022〕\n7号",
    ],
)
def test_lawful_forms(number):
    assert list(RULE.check(build(f"《接待办法》（{number}）"))) == []


def test_a_number_broken_over_a_line_is_covered_whole():
    result = build("《接待办法》（沙财建【2022】\n61号）")
    (finding,) = RULE.check(result)
    assert finding.spans[0].of(result.text) == "沙财建【2022】\n61号"


def test_every_mention_counts():
    result = build("（沙财【2022】1号）和（沙财【2022】1号）")
    assert len(list(RULE.check(result))) == RULE.instances(result) == 2


def test_its_own_samples():
    assert len(list(RULE.check(build(RULE.failing)))) == 1
    assert list(RULE.check(build(RULE.passing))) == []
