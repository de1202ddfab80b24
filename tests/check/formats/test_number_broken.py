"""U906: digits grouped or split as no number is."""

import pytest

from discloseparse.check.formats.number_broken import RULE
from tests.check.builder import build, found


@pytest.mark.parametrize("figure", ["1,23.4万元", "1079 .4万元", "12,3456元", "1,2345,678元"])
def test_broken(figure):
    assert found(RULE, build(f"安排{figure}。", amounts=[figure])) == [figure]


@pytest.mark.parametrize(
    "figure",
    [
        "1,234.5万元",
        "1 575.8万元",
        "12 345 678元",
        "１，２３４元",
        "3-5万元",
        "145.5\n8万元",
        "1234元",
    ],
)
def test_whole(figure):
    assert found(RULE, build(f"安排{figure}。", amounts=[figure])) == []
