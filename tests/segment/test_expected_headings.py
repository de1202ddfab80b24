"""Headings of a document's kind that stand without a number where the others have theirs."""

from __future__ import annotations

import pytest

from discloseparse import parse_text
from discloseparse.profiles import load_profiles

ACCOUNTS = "某县水利局2024年度部门决算\n一、部门概况\n负责水利工作。\n二、支出决算情况说明\n本年支出平稳。\n{}\n"
CASES = {
    "名词解释\n“三公”经费：指财政拨款安排的出国费、车辆购置及运行费、公务接待费。": "名词解释",
    "其他重要事项的情况说明\n（一）机关运行经费\n比上年持平。": "其他重要事项的情况说明",
}
NONE = [
    "名词解释",  # nothing stands under it
    "名词解释 3\n附件 5",
    "本年名词解释\n“三公”经费：指财政拨款安排的出国费、车辆购置及运行费、公务接待费。",
]


@pytest.mark.parametrize(("end", "heading"), CASES.items())
def test_an_unnumbered_heading_of_the_kind(end: str, heading: str) -> None:
    text = ACCOUNTS.format(end)
    sections = parse_text(text).sections
    found = {s.heading.of(text): (s.level, s.key) for s in sections}
    assert found[heading] == (1, None)


@pytest.mark.parametrize("end", NONE)
def test_what_does_not_stand_like_one(end: str) -> None:
    text = ACCOUNTS.format(end)
    assert len(parse_text(text).sections) == 2


def test_another_kind_expects_other_headings() -> None:
    text = ACCOUNTS.format("补贴对象\n符合条件的农户都可以申请补贴。")
    assert "补贴对象" not in {s.heading.of(text) for s in parse_text(text).sections}


def test_only_project_texts_have_keys() -> None:
    for profile in load_profiles():
        assert bool(profile.keyed) == (profile.kind == "project_text")
        if profile.kind != "audit_notice":
            assert profile.headings
        assert all(not h.required for h in profile.headings if not h.key)
