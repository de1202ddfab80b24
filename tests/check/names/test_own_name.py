"""N715: the unit's own name without a character, or with a wrong one."""

import pytest

from discloseparse import parse_text
from discloseparse.check.names.own_name import RULE

HEAD = "青山县水利局2024年度部门决算\n" + "青山县水利局收入10万元。\n" * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青山水利局支出10万元。", ["青山水利局"]),
        ("青山县利局支出10万元。", ["青山县利局"]),
        ("县水利局支出10万元。", []),
        ("青山水利局支出1元。青山水利局收入1元。青山水利局结余1元。", []),
        ("清山水务局支出10万元。", []),
        ("青川县水利局支出10万元。", ["青川县水利局"]),
        ("青山县水务局支出10万元。", ["青山县水务局"]),
        ("青山县水\n务局支出10万元。", ["青山县水\n务局"]),
        ("青山乡水利局支出10万元。", []),  # another rank
        ("青山县水利工程支出10万元。", []),
        ("青川县水利局支出1元。青川县水利局收入1元。青川县水利局结余1元。", []),
    ],
)
def test_found(text, expected):
    result = parse_text(HEAD + text)
    spans = [s for f in result.findings if f.code == RULE.code for s in f.spans]
    assert [span.of(result.text) for span in spans] == expected
