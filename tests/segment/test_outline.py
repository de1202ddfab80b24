"""Headings, levels, bodies, contents, furniture, projects and kinds, in texts as offices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.document import Document
from discloseparse.outline import Outline
from discloseparse.segment import segment


def outline(text: str) -> Outline:
    return segment(Document(text))


def headings(text: str) -> list[tuple[str, int]]:
    return [(s.heading.of(text), s.level) for s in outline(text).sections]


NUMBERED = [
    ("第一部分 单位概况\n负责图书借阅。", [("第一部分 单位概况", 0)]),
    ("一、收入情况\n收入平稳。", [("一、收入情况", 1)]),
    ("二. 支出情况\n支出平稳。", [("二. 支出情况", 1)]),
    ("（三）采购情况\n无。", [("（三）采购情况", 2)]),
    ("(四)资产情况\n无。", [("(四)资产情况", 2)]),
    ("1.会议费支出情况\n本年召开会议两次。", [("1.会议费支出情况", 3)]),
    ("1．拨款变化情况。\n比上年增加。", [("1．拨款变化情况", 3)]),
    ("（1）培训费\n本年培训四次。", [("（1）培训费", 4)]),
    ("1.1 培训费\n本年培训四次。", [("1.1 培训费", 4)]),
    ("4．2025年收支预算\n收支平衡。", [("4．2025年收支预算", 3)]),
    (
        "一、专项资金（500万元）\n（一）道路维修320万元；\n（二）管网改造180万元。",
        [("一、专项资金（500万元）", 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_numbered_headings(text: str, expected: list[tuple[str, int]]) -> None:
    assert headings(text) == expected


ITEMS = [
    "89.4 万元用于购书",
    "1.5 公里道路",
    "（一）机关运行经费：本年安排58万元。",
    "1.教育支出1595.95万元，主要用于学校运转。",
    "1.总体情况。2024年收入平稳。",
    "2.基本支出：指保障机构运转的支出。",
    "1、《困难职工帮扶办法》（云财〔2023〕4号）",
    "（十一）负责安全生产工作；\n（十二）完成上级交办的其他任务",
]


@pytest.mark.parametrize("text", ITEMS)
def test_list_items_that_carry_their_sentence_are_no_headings(text: str) -> None:
    assert headings(text) == []


CONTENTS = [
    "目  录\n一、单位职责................1\n二、收支情况................2\n一、单位职责\n负责档案管理。\n二、收支情况\n收支平衡。",
    "一、单位职责 PAGEREF _Toc1 \\h 1\n二、收支情况 PAGEREF _Toc2 \\h 2\n一、单位职责\n负责档案管理。\n二、收支情况\n收支平衡。",
    "一、单位职责\n二、收支情况\n三、名词解释\n一、单位职责\n负责档案管理。\n二、收支情况\n收支平衡。\n三、名词解释\n无。",
]


@pytest.mark.parametrize("text", CONTENTS)
def test_the_table_of_contents_is_no_outline(text: str) -> None:
    found = outline(text)
    assert found.contents
    assert [s.heading.of(text) for s in found.sections][:2] == ["一、单位职责", "二、收支情况"]
    assert found.sections[0].body.of(text) == "负责档案管理。"
    assert "PAGEREF" not in found.reading.text


ANNOUNCED = """某区2025年部门预算
预算主管部门：某区商务委员会
目  录
一、部门主要职能
二、部门预算表
1. 2025年部门收入预算总表
2．2025年部门支出预算总表
三、项目经费情况说明
某区商务委员会主要职能
负责商贸流通管理。
2025年部门收入预算总表
编制部门：某区商务委员会 单位：元
2025年部门支出预算总表
科技创新专项经费情况说明
一、项目概述
支持企业研发。
二、项目内容
发放补贴。
"""


def test_headings_announced_by_the_contents_are_found_without_their_number() -> None:
    assert headings(ANNOUNCED) == [
        ("某区商务委员会主要职能", 0),
        ("科技创新专项经费情况说明", 0),
        ("一、项目概述", 1),
        ("二、项目内容", 1),
    ]


def test_labelled_values() -> None:
    found = outline(ANNOUNCED)
    fields = [(f.label.of(ANNOUNCED), f.value.of(ANNOUNCED)) for f in found.fields]
    assert fields == [("预算主管部门", "某区商务委员会"), ("编制部门", "某区商务委员会")]
    assert found.kind.unit is not None
    assert found.kind.unit.of(ANNOUNCED) == "某区商务委员会"


@pytest.mark.parametrize(
    "text",
    [
        "收入情况如下：见附表。",
        "单位：万元",
        "事业收入：指开展业务取得的收入",
        "其中：基本支出12万元",
    ],
)
def test_what_is_no_labelled_value(text: str) -> None:
    assert outline(text).fields == ()


NATIONAL = ["收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表"]
YUNNAN = ["收入支出决算表", "收入决算表", "支出决算表", "一般公共预算财政拨款项目支出决算表"]


@pytest.mark.parametrize(
    ("tables", "profile"),
    [(NATIONAL, "department_accounts"), (YUNNAN, "department_accounts_yunnan")],
)
def test_the_profile_whose_tables_are_there(tables: list[str], profile: str) -> None:
    text = "某局2024年度部门决算\n" + "".join(
        f"公开{i:02}表 {t}\n" for i, t in enumerate(tables, 1)
    )
    found = outline(text)
    assert found.profile is not None
    assert found.profile.name == profile
    assert sum(place is not None for place in found.standard_tables) == 4


EIGHT = (
    "项目名称", "立项依据", "项目实施单位", "项目基本概况",
    "项目实施内容", "资金安排情况", "项目实施计划", "项目实施成效",
)  # fmt: skip
KEYS = [
    "project_name", "legal_basis", "implementing_unit", "overview",
    "content", "funding", "schedule", "outcomes",
]  # fmt: skip


def project(style: str) -> str:
    numerals = "一二三四五六七八"
    bodies = ["2026年图书购置。", "有关规定。", "某县图书馆。", *["略。"] * 5]
    return "".join(
        style.format(n=numerals[i], title=title, body=bodies[i]) for i, title in enumerate(EIGHT)
    )


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("{title}\n{body}\n", 1),
        ("{n}、{title}\n{body}\n", 1),
        ("（{n}）{title}\n{body}\n", 2),
        ("{title}：{body}\n", 1),
        ("{n}、{title}：\n{body}\n", 1),
    ],
)
def test_the_eight_sections_in_every_style(style: str, level: int) -> None:
    text = "某县图书馆2026年重点领域财政项目文本公开\n" + project(style)
    found = outline(text)
    assert [s.key for s in found.sections] == KEYS
    assert {s.level for s in found.sections} == {level}
    (only,) = found.projects
    assert only.name is not None
    assert only.unit is not None
    assert (only.name.of(text), only.unit.of(text), only.year) == (
        "2026年图书购置",
        "某县图书馆",
        2026,
    )
    assert found.kind.kind == "project_text"


def test_headings_glued_to_the_end_of_a_line() -> None:
    text = (
        "项目名称\n2026年图书购置。立项依据\n有关规定。项目实施单位\n某县图书馆。项目基本概况\n略。"
    )
    assert [s.key for s in outline(text).sections] == KEYS[:4]
    assert outline(text).sections[0].body.of(text) == "2026年图书购置。"


def test_each_of_several_projects_has_its_title_and_sections() -> None:
    first = project("{n}、{title}\n{body}\n")
    second = first.replace("图书", "期刊")
    title = "某县图书馆2026年财政项目文本"
    text = f"{title}\n{first}\n{title}\n{second}"
    found = outline(text).projects
    assert [p.name.of(text) for p in found if p.name] == ["2026年图书购置", "2026年期刊购置"]
    assert [p.title.of(text) for p in found if p.title] == [title, title]
    assert [len(p.sections) for p in found] == [8, 8]
    assert title not in outline(text).sections[7].body.of(text)


def test_page_numbers_inside_a_sentence_are_furniture_and_do_not_break_a_figure() -> None:
    line = "单位全年继续严格执行预算管理制度，压减一般性支出，本年支出合计"
    text = "\n".join(
        [line] * 12
        + [
            "本年度单位共有图书十二万余册，全年购置图书支出合计1,105.",
            "- 3 -",
            "92万元，均已入库。",
        ]
    )
    found = outline(text)
    assert [f.kind for f in found.furniture] == ["page_number"]
    assert "1,105.92万元" in found.reading.text


def test_pinyin_glosses_and_typesetting_spaces_are_not_read() -> None:
    text = "2025 年預(yù)算 612.48 萬(wàn)元，共 1 286 人。"
    assert outline(text).reading.text == "2025年预算612.48万元，共1286人。"


def test_two_numbers_side_by_side_stay_two() -> None:
    assert "286.5 92 0" in outline("石桥镇 286.5 92 0 378.5").reading.text


KINDS = [
    ("某县水利局2024年度部门决算公开\n一、收入情况\n平稳。", "department_accounts", "final", 2024),
    ("某县水利局2026年部门预算说明\n一、收入情况\n平稳。", "department_budget", "budget", 2026),
    ("某校2024年度项目支出绩效自评报告\n一、项目情况\n平稳。", "performance_report", "final", 2024),
    ("某乡2025年种粮补贴资金公示\n一、补贴标准\n每亩95元。", "subsidy_notice", None, 2025),
    ("读书活动安排\n一、时间\n四月。", "other", None, None),
]


@pytest.mark.parametrize(("text", "kind", "phase", "year"), KINDS)
def test_kinds(text: str, kind: str, phase: str | None, year: int | None) -> None:
    found = outline(text).kind
    assert (found.kind, found.phase, found.year) == (kind, phase, year)
    assert bool(found.evidence) == (kind != "other")


LINES = st.sampled_from(
    [
        "一、收入情况", "（二）支出", "1.明细。", "项目名称", "立项依据：略", "目录", "- 1 -", "",
        "第一部分 概况", "收入1 286.5万元，", "其中：基本支出12万元；", "預(yù)算", "某县2026年项目文本",
        "三、收支……2", "项目实施单位", "资金安排情况", "项目基本概况",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_sections_are_ordered_disjoint_and_quote_the_text(text: str) -> None:
    found = outline(text)
    place = 0
    for section in found.sections:
        assert place <= section.heading.start < section.heading.end <= section.body.start
        assert section.body.start <= section.body.end <= len(text)
        assert section.heading.of(text).strip() == section.heading.of(text)
        place = section.body.end
    for index, section in enumerate(found.sections):
        assert section.parent is None or section.parent < index


@pytest.mark.parametrize("text", ["", "\n\n", "。", "一、", "（", "目录"])
def test_next_to_nothing_is_no_trouble(text: str) -> None:
    assert outline(text).projects == ()
