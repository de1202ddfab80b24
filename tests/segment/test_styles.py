"""Styled headings: what the format calls a heading is one, but not the title with which a document opens."""

from __future__ import annotations

import pytest

from discloseparse import parse_bytes

PAGE = "<html><body><div class='TRS_Editor'>{}</div></body></html>"
CASES = {
    "<h1>某县水利局2025年部门预算公开</h1><h2>部门概况</h2><p>负责水利工作。</p><h2>收支情况</h2><p>收支平衡。</p>": [
        "部门概况",
        "收支情况",
    ],
    "<h2>某县水利局</h2><h2>2025年部门预算公开</h2><p>现予公开。</p><h3>收支情况</h3><p>收支平衡。</p>": [
        "收支情况"
    ],
    "<h3>某县水利局2025年部门预算公开</h3><p>一、部门概况</p><p>负责水利工作。</p>": [
        "一、部门概况"
    ],
    "<h2>一、部门概况</h2><p>负责水利工作。</p><h2>二、收支情况</h2><p>收支平衡。</p>": [
        "一、部门概况",
        "二、收支情况",
    ],
}


@pytest.mark.parametrize(("body", "headings"), CASES.items())
def test_the_title_is_no_heading(body: str, headings: list[str]) -> None:
    result = parse_bytes(PAGE.format(body).encode())
    assert [s.heading.of(result.text) for s in result.sections] == headings
