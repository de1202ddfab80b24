"""Figures below zero where none can be, and reasons that are left out."""

from __future__ import annotations

import pytest

from discloseparse import parse_text

NEGATIVE = {
    "“三公”经费支出表\n单位：万元\n项目 上年数 本年数 增减额\n公务接待费 1.00 0.80 -0.20\n公务用车费 2.00 2.00 0.00": [],
    "“三公”经费支出表\n单位：万元\n项目 上年数 本年数\n公务接待费 1.00 -0.80\n公务用车费 2.00 2.00": [
        "-0.80"
    ],
    "收入决算表\n单位：万元\n项目 上年数 本年数\n事业收入 1.00 0.80\n其他收入 2.00 -2.00": [],
}
REASONS = {
    "公务接待费比上年增加1.00万元，主要原因是。": ["主要原因是"],
    "培训费2.00万元，主要用于；会议费1.00万元，主要用于会议场地。": ["主要用于"],
    "公务接待费比上年增加1.00万元，主要原因是：接待批次增加。": [],
    "公务接待费比上年增加1.00万元。请说明增减的主要原因。": [],
    "公务接待费比上年增加1.00万元，主要原因是，批次增加。": [],
}


@pytest.mark.parametrize(("text", "figures"), NEGATIVE.items())
def test_negative_figures(text: str, figures: list[str]) -> None:
    result = parse_text(text)
    told = [f.spans[0].of(result.text) for f in result.findings if f.code == "T214"]
    assert told == figures


@pytest.mark.parametrize(("text", "words"), REASONS.items())
def test_reasons_left_out(text: str, words: list[str]) -> None:
    result = parse_text(text)
    assert [f.spans[0].of(result.text) for f in result.findings if f.code == "X308"] == words
