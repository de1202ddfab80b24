"""What looks like a heading and is none: list items, contents, table rows, furniture."""

from __future__ import annotations

import pytest

from tests.segment.outlines import headings, outline, words

DUTIES = [
    "（一）负责水库大坝安全鉴定和除险加固\n（二）负责水资源调度和供水计划编制\n（三）承担上级交办的其他事项\n",
    "1.贯彻执行档案工作法律法规\n2.收集整理全区档案资料\n3.开展档案利用服务\n",
    "（1）拟订全县旅游发展规划\n（2）组织旅游宣传推广\n（3）指导景区建设\n",
    "1）承担公务接待\n2）负责车辆调度\n",
    "①收集馆藏资料\n②修复古籍文献\n③举办公益讲座\n",
]


@pytest.mark.parametrize("duties", DUTIES)
def test_duties_without_an_end_sign_are_items(duties: str) -> None:
    text = f"一、单位职责\n{duties}二、收支情况\n收支预算120万元。\n"
    assert words(text) == ["一、单位职责", "二、收支情况"]


TABLES = [
    "一、收入支出决算总表\n二、收入决算表\n三、支出决算表\n（以上各表见附件）",
    "（一）收入预算表\n（二）支出预算表\n（三）财政拨款收支预算总表",
    "1.收入预算表\n2.支出预算表\n3.财政拨款收支预算总表",
]


@pytest.mark.parametrize("tables", TABLES)
def test_a_list_of_table_names_is_no_run_of_empty_sections(tables: str) -> None:
    text = f"第一部分 单位概况\n承担水文监测。\n第二部分 2022年度决算表\n{tables}\n第三部分 名词解释\n略。"
    assert words(text) == ["第一部分 单位概况", "第二部分 2022年度决算表", "第三部分 名词解释"]


def test_the_cells_of_a_table_each_on_a_line() -> None:
    cells = (
        "项目\n金额\n一、财政拨款收入\n120\n二、事业收入\n0\n三、上级补助收入\n12.5\n合计\n132.5\n"
    )
    text = (
        f"一、收支情况\n收支预算总表\n单位：万元\n{cells}二、名词解释\n事业收入：指技术服务收入。\n"
    )
    assert words(text) == ["一、收支情况", "二、名词解释"]


PAGES = [
    "{}................{}",
    "{}…………{}",
    "{}\t{}",
    "{}（{}）",
    "{} （{}）",
    "{}第{}页",
    "{} P{}",
    "{}___{}",
    "{}---{}",
    "{}——{}",
    "{}…- {} -",
    "{}……第{}页",
    "{}\n{}",
    "{} PAGEREF _Toc12 \\h {}",
]


@pytest.mark.parametrize("word", ["目  录\n", ""])
@pytest.mark.parametrize("style", PAGES)
def test_contents_whose_pages_are_written_so(style: str, word: str) -> None:
    names = ["一、单位职责", "二、收支预算情况", "三、名词解释"]
    entries = "\n".join(style.format(name, page) for page, name in enumerate(names, 1))
    body = "".join(f"{name}\n本年情况平稳。\n" for name in names)
    text = f"某区茶场2024年单位预算\n{word}{entries}\n{body}"
    found = outline(text)
    assert [s.heading.of(text) for s in found.sections] == names
    assert found.sections[0].heading.start > text.index(entries) + len(entries) - 1
    assert len(found.contents) >= 3


def test_contents_over_two_pages_with_a_running_header() -> None:
    title = "西岭区茶场2024年单位预算"
    text = (
        f"{title}\n目录\n一、单位职责 1\n- 1 -\n{title}\n二、收支情况 2\n三、名词解释 4\n- 2 -\n{title}\n"
        "一、单位职责\n负责茶园管护。\n二、收支情况\n收支预算186万元。\n三、名词解释\n略。\n- 3 -\n"
    )
    assert words(text) == ["一、单位职责", "二、收支情况", "三、名词解释"]
    kinds = [f.kind for f in outline(text).furniture]
    assert (kinds.count("page_number"), kinds.count("header")) == (3, 2)


def test_contents_entries_broken_over_lines() -> None:
    long = "二、2024年度一般公共预算财政拨款基本支出预算及其变化\n情况说明"
    text = (
        f"某局2024年部门预算\n目录\n一、2024年度部门职责、机构设置及人员编制情况的说明\n{long}\n三、名词解释\n"
        f"一、2024年度部门职责、机构设置及人员编制情况的说明\n略。\n{long.replace(chr(10), '')}\n略。\n三、名词解释\n略。"
    )
    assert [h[:2] for h in words(text)] == ["一、", "二、", "三、"]


FURNITURE = [
    ("- 3 -", "page_number"),
    ("—5—", "page_number"),
    ("— 5 —", "page_number"),
    ("第3页", "page_number"),
    ("第 3 页 共 12 页", "page_number"),
    ("第3页/共12页", "page_number"),
    ("3/12", "page_number"),
    ("监督索引号53040200100111000", "index"),
    ("（监督索引号：53040200100111000）", "index"),
    ("您当前的位置：首页 > 政务公开 > 财政预决算", "navigation"),
    ("当前位置：首页>>公开目录", "navigation"),
    ("首页 > 政务公开 > 部门预算", "navigation"),
    ("首页 政务公开 办事服务 互动交流", "navigation"),
    ("【字体：大 中 小】", "navigation"),
    ("字体：[大] [中] [小]", "navigation"),
    ("发布时间：2024-02-08 来源：县财政局 浏览次数：123", "navigation"),
    ("发布日期：2024-02-08", "navigation"),
    ("浏览次数：123次", "navigation"),
    ("打印本页 关闭窗口", "navigation"),
    ("【打印】【关闭】", "navigation"),
    ("扫一扫在手机打开当前页", "navigation"),
    ("上一篇：某县2023年部门预算", "navigation"),
    ("下一条：没有了", "navigation"),
    ("版权所有：某县人民政府", "navigation"),
    ("主办：某县人民政府办公室 承办：某县融媒体中心", "navigation"),
    ("滇ICP备05000001号-1", "navigation"),
    ("网站标识码：5301000001", "navigation"),
    ("滇公网安备53010002000001号", "navigation"),
    ("分享到：微信 微博", "navigation"),
    ("返回顶部", "navigation"),
    ("网站地图 | 联系我们 | 关于我们", "navigation"),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_furniture(line: str, kind: str) -> None:
    text = f"某县水务局2024年部门预算\n一、收支情况\n收支预算120万元。\n{line}\n二、其他\n无。"
    assert [(f.kind, f.span.of(text)) for f in outline(text).furniture if f.span] == [(kind, line)]


NO_FURNITURE = [
    "首页设计费2万元。",
    "来源：财政拨款",
    "资金来源：财政拨款 发布时间待定。",
    "3/12的资金用于培训。",
    "打印机2台。",
]


@pytest.mark.parametrize("line", NO_FURNITURE)
def test_what_only_looks_like_furniture(line: str) -> None:
    text = f"某县水务局2024年部门预算\n一、收支情况\n收支预算120万元。\n{line}\n二、其他\n无。"
    assert outline(text).furniture == ()


def test_bare_page_numbers_that_count_up() -> None:
    page = "一般公共预算收支平稳，与上年相比无重大变化。\n" * 7
    text = f"某局2024年预算\n{page}1\n{page}2\n{page}3\n"
    assert [f.kind for f in outline(text).furniture] == ["page_number"] * 3


def test_attachments_are_items() -> None:
    text = "一、收支情况\n收支平衡。\n附件：1.收入预算表\n2.支出预算表\n3.项目绩效目标表\n"
    assert headings(text) == [("一、收支情况", 1)]
