"""A115 and A116: percentage points, and shares that cannot be."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

CASES = {
    "满意度由60%升至72%，提高12%。": ["A115"],
    "入园率从85.5%提高到90%，上升4.5%。": ["A115"],
    "满意度由60%升至72%，提高20%。": [],
    "满意度由60%升至72%，提高12个百分点。": [],
    "甲类占60%，乙类增至72%；支出增长12%。": [],
    "人员经费占支出合计的120%。": ["A116"],
    "决算数占年初预算的120%。": [],
    "参训人数占任务数的120%。": [],
    "其中中小企业份额占100%。": [],
}


@pytest.mark.parametrize(("text", "codes"), CASES.items())
def test_percentages(text: str, codes: list[str]) -> None:
    found = [f.code for f in parse_text(text).findings]
    assert [code for code in found if code in {"A115", "A116"}] == codes
