"""Purchases from small firms are part of all purchases, measured alike."""

from __future__ import annotations

import pytest

from tests.relate.told import Told, told

_SPENT = (
    "政府采购支出总额{}万元，其中：政府采购货物支出398.00万元、政府采购工程支出221.00万元。"
    "授予中小企业合同金额{}万元，占政府采购支出总额的60.71%，其中：授予小微企业合同金额{}万元。"
)
CASES = {
    ("619.00", "521.10", "302.03"): [],
    ("619.00", "621.10", "302.03"): [("621.10", "619.00")],
    ("619.00", "521.10", "592.03"): [("592.03", "521.10")],
}


@pytest.mark.parametrize(("figures", "wrong"), CASES.items())
def test_a_part_is_no_larger_than_its_whole(
    figures: tuple[str, str, str], wrong: list[tuple[str, str]]
) -> None:
    assert told(_SPENT.format(*figures), "comparison") == [
        Told("comparison", f"{part}万元", (f"{whole}万元",), False) for part, whole in wrong
    ]


def test_what_was_reserved_is_no_part_of_what_was_spent() -> None:
    text = "政府采购支出总额251.25万元。面向中小企业预留政府采购项目预算金额346.47万元。"
    assert told(text, "comparison") == []
