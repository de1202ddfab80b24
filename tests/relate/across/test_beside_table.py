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


COUNTED = """三、聘用情况
{before}
乡镇  农户数  专职  兼职  合计
青山镇  120  94  40  134
河口乡  209  100  52  152
合计  329  194  92  286
"""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "全县聘用护林员286名，其中专职护林员194名、兼职护林员92名。",
            [("286", True), ("194", True), ("92", True)],
        ),
        ("项目惠及农户329户。", [("329", True)]),
        ("项目惠及农户392户。", [("329", False)]),
        ("项目惠及农户415户。", []),  # no slip of the pen: counted otherwise
        ("聘用专职护林员149名。", [("194", False)]),
        ("组织培训92场。", []),
    ],
)
def test_counts_of_the_text_and_a_total_row_without_a_unit(before, expected):
    result = parse_text(COUNTED.format(before=before))
    told = [
        (r.result.of(result.text), r.holds)
        for r in result.relations
        if r.form == "text_cell" and r.result is not None
    ]
    assert sorted(told) == sorted(expected)
