"""Y602: comparisons with a year that is not the last."""

import pytest

from discloseparse import parse_text
from discloseparse.check.years.comparison_year import RULE

HEAD = "某县水利局2024年度部门决算\n收入与2023年相比增加5万元。支出比2023年度增加5万元。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "项目支出与2022年相比减少1万元。", ["2022年"]),
        (HEAD + "项目支出较2022年度决算数减少1万元。", ["2022年"]),
        (HEAD + "项目支出与2024年初预算数相比减少1万元。", []),
        (HEAD + "2022年以来持续增加。", []),
        ("某县水利局2024年度部门决算\n收入与2022年相比增加5万元。", []),
    ],
)
def test_found(text, expected):
    result = parse_text(text)
    spans = [f.spans[0] for f in result.findings if f.code == RULE.code]
    assert [span.of(result.text) for span in spans] == expected
