"""The eight parts of a project text in other words, and projects without one of them."""

from __future__ import annotations

import pytest

from tests.segment.outlines import outline

TITLES = {
    "project_name": "项目名称",
    "legal_basis": "立项依据",
    "implementing_unit": "项目实施单位",
    "overview": "项目基本概况",
    "content": "项目实施内容",
    "funding": "资金安排情况",
    "schedule": "项目实施计划",
    "outcomes": "项目实施成效",
}
BODIES = ["2026年图书购置", "有关规定。", "某县图书馆", *["按规定办理。"] * 5]
NUMERALS = "一二三四五六七八"

WORDINGS = [
    ("project_name", "项目的名称"),
    ("project_name", "项目 名称"),
    ("project_name", "项目名"),
    ("legal_basis", "立项背景"),
    ("legal_basis", "立项背景及依据"),
    ("legal_basis", "立项依据及必要性"),
    ("legal_basis", "项目立项依据"),
    ("legal_basis", "项目设立依据"),
    ("legal_basis", "政策依据"),
    ("implementing_unit", "项目实施主体"),
    ("implementing_unit", "实施主体"),
    ("implementing_unit", "项目实施单位及职责"),
    ("implementing_unit", "实施单位"),
    ("implementing_unit", "项目承担单位"),
    ("overview", "项目概述"),
    ("overview", "项目概况"),
    ("overview", "项目基本情况"),
    ("content", "主要实施内容"),
    ("content", "工作内容"),
    ("content", "项目主要内容"),
    ("content", "项目建设内容"),
    ("funding", "资金来源"),
    ("funding", "项目资金来源"),
    ("funding", "资金安排及来源"),
    ("funding", "资金测算及安排"),
    ("funding", "经费安排情况"),
    ("funding", "资金来源及安排"),
    ("funding", "资金预算安排"),
    ("schedule", "工作计划"),
    ("schedule", "实施进度安排"),
    ("schedule", "实施步骤"),
    ("schedule", "项目进度计划"),
    ("outcomes", "预期成效"),
    ("outcomes", "预期绩效"),
    ("outcomes", "项目绩效目标"),
    ("outcomes", "绩效目标"),
]


def project(titles: dict[str, str], style: str = "{n}、{title}\n{body}\n") -> str:
    rows = zip(NUMERALS, titles.values(), BODIES, strict=True)
    return "".join(style.format(n=n, title=title, body=body) for n, title, body in rows)


@pytest.mark.parametrize(
    "style", ["{n}、{title}\n{body}\n", "{title}\n{body}\n", "【{title}】\n{body}\n"]
)
@pytest.mark.parametrize(("key", "wording"), WORDINGS)
def test_other_wordings_take_the_same_key(key: str, wording: str, style: str) -> None:
    text = "某县图书馆2026年财政项目文本\n" + project({**TITLES, key: wording}, style)
    found = outline(text)
    assert [s.key for s in found.sections] == list(TITLES)
    assert len(found.projects) == 1


def test_one_unknown_wording_of_the_name_does_not_lose_the_project() -> None:
    text = "某县图书馆2026年财政项目文本\n" + project({**TITLES, "project_name": "事项称谓"})
    found = outline(text)
    assert found.kind.kind == "project_text"
    (only,) = found.projects
    assert [found.sections[i].key for i in only.sections] == [None, *list(TITLES)[1:]]
    assert (only.name, only.year) == (None, 2026)


def test_a_part_before_the_name_belongs_to_the_project() -> None:
    text = (
        "2022年传统村落保护项目\n项目基本概况：全县有传统村落9个。\n项目名称：传统村落保护\n立项依据：《保护条例》\n"
        "项目实施单位：黟山县住房和城乡建设局\n项目实施内容：修缮古民居24栋。\n资金安排情况：安排240万元。\n"
    )
    (only,) = outline(text).projects
    keys = [outline(text).sections[i].key for i in only.sections]
    assert keys[:3] == ["overview", "project_name", "legal_basis"]


NO_PART = [
    "一、单位概况\n负责图书借阅。\n二、资金来源\n财政拨款。\n三、工作内容\n借阅服务。",
    "一、工作计划\n开展培训。\n二、绩效目标\n满意度90%。\n三、立项背景\n略。",
]


@pytest.mark.parametrize("text", NO_PART)
def test_a_few_such_words_make_no_project_text(text: str) -> None:
    found = outline(f"某县图书馆2026年工作说明\n{text}")
    assert {s.key for s in found.sections} == {None}
    assert found.projects == ()
