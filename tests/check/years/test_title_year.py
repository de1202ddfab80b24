"""Y607: title and project name."""

import pytest

from discloseparse.check.years.title_year import RULE
from tests.check.builder import build, found


def project(title: str, name: str, overview: str) -> list[str]:
    text = f"{title}\n项目名称\n{name}\n项目概况\n{overview}"
    result = build(text, titles=[title])
    words = [finding.spans[0] for finding in RULE.check(result)]
    return [f"{span.of(text)}@{'title' if span.end <= len(title) else 'name'}" for span in words]


@pytest.mark.parametrize(
    ("title", "name", "overview", "expected"),
    [
        ("永安镇2025年项目文本", "2026年村庄保洁", "2026年预算8万元。", ["2025年@title"]),
        ("永安镇2026年项目文本", "2025年村庄保洁", "2026年预算8万元。", ["2025年@name"]),
        ("永安镇2025年项目文本", "2026年村庄保洁", "聘用保洁员32名。", ["2025年@title"]),
        ("永安镇2026年项目文本", "2026年村庄保洁", "2025年预算8万元。", []),
        ("永安镇2026年项目文本", "2025年结转村庄保洁", "2026年预算8万元。", []),
        ("永安镇2026年项目文本", "2024年—2026年村庄保洁", "2026年预算8万元。", []),
        ("永安镇2026年项目文本", "村庄保洁", "2026年预算8万元。", []),
    ],
)
def test_title_and_name(title, name, overview, expected):
    assert project(title, name, overview) == expected


def test_without_a_title_the_document_decides():
    text = "项目名称\n2025年村庄保洁\n项目概况\n2026年预算8万元。"
    assert found(RULE, build(text)) == ["2025年"]
    assert found(RULE, build(text.replace("2026年预算", "2025年预算"))) == []


def test_its_own_samples():
    title = RULE.failing.split("\n")[0]
    assert found(RULE, build(RULE.failing, titles=[title])) == ["2025年"]
    title = RULE.passing.split("\n")[0]
    assert found(RULE, build(RULE.passing, titles=[title])) == []
