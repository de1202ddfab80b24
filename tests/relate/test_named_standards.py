"""A standard of an earlier section and the count that bears its whole name are bound whatever they give."""

from __future__ import annotations

import pytest

from tests.relate.told import Told, told

STANDARDS = """五、项目实施内容
生活补贴标准为每人每月90元；护理补贴标准为一级每人每月100元、二级每人每月70元。
六、资金安排情况
"""
WRONG = {
    "二级护理补贴：936人，12个月，共87.62万元。": ("87.62万元", ("12个月", "70元", "936人")),
    "一级护理补贴：1204人，21个月，共144.48万元。": ("144.48万元", ("100元", "1204人", "21个月")),
}


@pytest.mark.parametrize(("text", "claim"), WRONG.items())
def test_wrong_by_its_own_standard(text: str, claim: tuple[str, tuple[str, ...]]) -> None:
    result, operands = claim
    assert told(STANDARDS + text, "product") == [Told("product", result, operands, False)]


def test_a_name_that_no_standard_has() -> None:
    assert told(STANDARDS + "临时救助：936人，12个月，共87.62万元。", "product") == []
