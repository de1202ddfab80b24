"""A part larger than its whole is told; other scopes, sums and approximate parts are not."""

from __future__ import annotations

import pytest

from tests.relate.told import Told, told

LARGER = {
    "全年公用经费共10万元，其中包括场地租金12万元。": ("12万元", "10万元"),
    "现有职工46人，其中退休返聘48人。": ("48人", "46人"),
    "本年收入386.20万元，其中财政拨款收入392.60万元。": ("392.60万元", "386.20万元"),
}
SILENT = [
    "全年公用经费共10万元，其中包括场地租金2万元。",
    "本年支出10万元，其中年初预算12万元。",
    "项目本年安排80万元，其中工程总投资320万元。",
    "全年培训46人，其中累计培训120人。",
    "支出10万元，主要用于租金；其中上年结转12万元。",
    "补助资金约10万元，其中设备约10.2万元。",
]


@pytest.mark.parametrize(("text", "claim"), LARGER.items())
def test_a_larger_part(text: str, claim: tuple[str, str]) -> None:
    part, whole = claim
    assert Told("comparison", part, (whole,), False) in told(text, "comparison")


@pytest.mark.parametrize("text", SILENT)
def test_nothing_to_tell(text: str) -> None:
    assert told(text, "comparison") == []
