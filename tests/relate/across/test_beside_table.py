"""Small tables against the prose around them."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

TABLE = """三、资金使用情况
{before}
单位：万元
工程类别  下达资金  支出资金  执行率（%）
村道硬化（公里）  1,240.50  1,198.30  96.60
危桥改造  860.00  812.60  94.49
合计  2,100.50  2,010.90  95.73
{after}
"""


def against(before: str, after: str = "") -> list[tuple[str, str, bool | None]]:
    result = parse_text(TABLE.format(before=before, after=after))
    return [
        (r.result.of(result.text), r.operands[0].of(result.text), r.holds)
        for r in result.relations
        if r.kind == "equal" and r.result is not None
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("全年共支出2,010.90万元。", "", [("2,010.90", "2,010.90万元", True)]),
        ("", "危桥改造支出812.60万元。", [("812.60万元", "812.60", True)]),
        (
            "",
            "危桥改造支出812.60万元，已全部完工。其他支出33万元。",
            [("812.60万元", "812.60", True)],
        ),
        ("", "危桥改造共支出资金821.60万元。", [("821.60万元", "812.60", False)]),
        ("预算执行率95.73%。", "", [("95.73", "95.73%", True)]),
        ("管护资金投入2,010.60万元。", "", []),  # a slip of the total, but not named as it
        ("", "上年支出815.20万元。", []),
    ],
)
def test_figures_of_the_text(before, after, expected):
    assert against(before, after) == expected
