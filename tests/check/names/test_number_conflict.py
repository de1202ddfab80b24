"""N704: one title, two numbers."""

import pytest

from discloseparse.check.names.number_conflict import RULE
from tests.check.builder import build, found, message

TITLE = "《沙河县公务接待管理办法》"


@pytest.mark.parametrize("other", ["沙财〔2021〕6号", "沙财〔2022〕5号", "沙政〔2021〕5号"])
def test_numbers_that_differ_in_one_part(other):
    result = build(f"{TITLE}（沙财〔2021〕5号）……{TITLE}（{other}）")
    (finding,) = RULE.check(result)
    assert finding.spans[0].of(result.text) == f"{TITLE}（{other}）"
    assert other in message(RULE, finding)


@pytest.mark.parametrize("other", ["沙财〔2021〕5号", "沙财【2021】第05号", "沙政〔2022〕9号"])
def test_the_same_number_or_another_document(other):
    assert found(RULE, build(f"{TITLE}（沙财〔2021〕5号）……{TITLE}（{other}）")) == []


def test_its_own_samples():
    assert len(found(RULE, build(RULE.failing))) == 1
    assert found(RULE, build(RULE.passing)) == []
