"""A sum whose figures all stand in the tables was bound wrongly; one wrong figure still breaks it."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

TABLE = """某县水务局2024年度部门决算
支出决算表
单位：万元
科目 本年支出合计 基本支出 项目支出
教育支出 30.00 10.00 20.00
农林水支出 210.40 150.40 60.00
住房保障支出 18.05 18.05 0.00
合计 258.45 178.45 80.00
第二部分 2024年度部门决算情况说明
"""


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("本年支出合计258.45万元，其中：农林水支出210.40万元，住房保障支出18.05万元。", False),
        ("本年支出合计258.45万元，其中：农林水支出210.40万元，住房保障支出18.50万元。", True),
        ("本年支出合计285.45万元，其中：农林水支出210.40万元，住房保障支出18.05万元。", True),
    ],
)
def test_only_a_wrong_figure_breaks_a_sum(sentence, is_wrong):
    findings = parse_text(TABLE + sentence).findings
    assert any(f.severity == "error" for f in findings) is is_wrong
