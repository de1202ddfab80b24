"""N706: marks and brackets that do not pair."""

import pytest

from discloseparse.check.names.unbalanced_marks import RULE
from tests.check.builder import build, found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("按照《接待管理办法的通知执行。", "《接待管理办法的通知"),
        ("《转发〈接待办法》的通知》", "《转发〈接待办法》的通知》"),
        ("医疗（款)行政单位（项）", "（款)"),
    ],
)
def test_unpaired(text, first):
    assert found(RULE, build(text)) == [first]


@pytest.mark.parametrize(
    "text", ["《转发〈接待办法〉的通知》（试行）", "(1)医疗（款）行政单位(项)"]
)
def test_paired(text):
    assert found(RULE, build(text)) == []


def test_its_own_samples():
    assert len(found(RULE, build(RULE.failing))) == 1
    assert found(RULE, build(RULE.passing)) == []
