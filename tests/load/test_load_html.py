"""HTML: the main content, each paragraph a line, data tables as grids."""

from __future__ import annotations

import pytest

from discloseparse.document import Document, Table
from discloseparse.load import load_bytes

NAVIGATION = '<div class="nav"><a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>'
FOOTER = "<footer><p>主办：青川区人民政府 版权所有</p></footer>"
TEXT = "青川区民政局2024年度收入总计3186.40万元，比上年增加215.30万元。"


def read(body: str, encoding: str = "utf-8", head: str = "") -> Document:
    return load_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))


def rows_of(document: Document, table: Table) -> list[list[str]]:
    height, width = table.shape
    rows = [[""] * width for _ in range(height)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.span.of(document.text)
    return rows


@pytest.mark.parametrize(
    ("encoding", "label", "found"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gbk", "gb2312", "gb18030"),
        ("gb18030", "GBK", "gb18030"),
        ("gbk", "utf-8", "gb18030"),
        ("utf-8", "gb2312", "utf-8"),
        ("gbk", "", "gb18030"),
    ],
)
def test_a_charset_is_believed_only_if_it_decodes(encoding: str, label: str, found: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    document = read(f"<p>{TEXT}</p>", encoding, meta)
    assert (document.text, document.encoding) == (TEXT, found)


@pytest.mark.parametrize(
    "container",
    [
        '<div class="TRS_Editor">{}</div>',
        '<div id="zoom">{}</div>',
        '<div class="box"><div class="article-content">{}</div></div>',
        "<article>{}</article>",
        '<div id="wrap"><div class="c1"><div class="c2">{}</div></div></div>',
    ],
)
def test_the_main_content_is_found(container: str) -> None:
    inner = f"<style>p{{}}</style><p>{TEXT}</p><script>var a=1</script><p>{TEXT}</p>"
    links = "".join(f'<li><a href="/{i}">其他公开事项第{i}号</a></li>' for i in range(20))
    document = read(f"{NAVIGATION}{container.format(inner)}<ul class='list'>{links}</ul>{FOOTER}")
    assert document.text == f"{TEXT}\n{TEXT}"


def test_the_title_of_the_page_stands_before_the_content() -> None:
    document = read(f'<h1>部门决算</h1><div class="TRS_Editor"><p>{TEXT}</p></div>')
    assert document.text == f"部门决算\n{TEXT}"
    repeated = read(f'<h1>部门决算</h1><div id="zoom"><p>部门决算</p><p>{TEXT}</p></div>')
    assert repeated.text == f"部门决算\n{TEXT}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>甲<br>乙</p>", "甲\n乙"),
        ("<p>&nbsp;&nbsp;收入&nbsp;总计</p>", "收入 总计"),
        ("<p>收入总\n    计</p>", "收入总计"),
        ("<p>total\n income</p>", "total income"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<p>收入<b>500</b><span>万</span>元</p>", "收入500万元"),
        ("<p>甲</p><p></p><p>&nbsp;</p><p>乙</p>", "甲\n乙"),
        ("<ol><li>甲</li><li>乙</li></ol>", "1. 甲\n2. 乙"),
        ('<ol start="3"><li>甲</li></ol>', "3. 甲"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"),
        ('<p>甲</p><p style="display:none">乙</p><!-- 丙 -->', "甲"),
        ("<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7"),
    ],
)
def test_blocks_are_lines(body: str, text: str) -> None:
    document = read(body)
    assert document.text == text
    assert document.paragraphs_marked


def test_headings_carry_their_level() -> None:
    document = read("<h1>部门决算</h1><p>正文</p><h3>（一）收入</h3>")
    styles = [(style.span.of(document.text), style.level) for style in document.styles]
    assert styles == [("部门决算", 1), ("（一）收入", 3)]


def test_merged_cells_are_expanded_on_the_grid() -> None:
    document = read(
        "<table><tr><th rowspan=2>项目</th><th colspan=2>支出</th></tr>"
        "<tr><th>预算数</th><th>决算数</th></tr>"
        "<tr><td>教育<br>支出</td><td></td><td>3.10</td></tr></table>"
    )
    (table,) = document.tables
    assert rows_of(document, table) == [
        ["项目", "支出", ""],
        ["", "预算数", "决算数"],
        ["教育\n支出", "", "3.10"],
    ]
    assert table.header_rows == 2
    assert table.span.of(document.text) == document.text
    origin = document.origins.locate(table.cells[-1].span)
    assert origin is not None
    assert (origin.table, origin.row, origin.col) == (0, 2, 2)


def test_a_layout_table_is_text() -> None:
    data = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>教育</td><td>3</td></tr></table>"
    document = read(f"<table><tr><td>{TEXT}</td></tr><tr><td>{data}</td></tr></table>")
    assert document.text == f"{TEXT}\n项目\n金额\n教育\n3"
    assert [table.shape for table in document.tables] == [(2, 2)]


@pytest.mark.parametrize("span", ["0", "-3", "viel", "999999999999"])
def test_senseless_spans_do_no_harm(span: str) -> None:
    cells = f"<tr><td colspan={span}>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"
    assert read(f"<table>{cells}</table>").text == "甲\n乙\n丙\n丁"


def test_nesting_deeper_than_the_parser_keeps_is_reported() -> None:
    document = read("<p>甲</p>" + "<div>" * 400 + "乙" + "</div>" * 400)
    assert document.partial
    assert "too_deep" in [item.code for item in document.diagnostics]


def test_a_picture_written_into_its_tag_is_passed_over() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 20_000}" class="pic">'
    table = f'<table style="{"x:y;" * 2000}" class=t><tr><td rowspan="2" data-x="{"甲" * 9000}">一'
    document = read(
        f"<p>{TEXT}{picture}</p><p>{TEXT}</p>{table}</td><td>2</td></tr><tr><td>3</td></tr></table>"
    )
    assert document.text == f"{TEXT}\n{TEXT}\n一\n2\n3"
    assert [(cell.row, cell.col, cell.rows) for cell in document.tables[0].cells] == [
        (0, 0, 2), (0, 1, 1), (1, 1, 1),
    ]  # fmt: skip


SITE_NAVIGATION = (
    '<div class="header"><a href="/">青川区人民政府</a><ul class="nav">'
    + "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(9))
    + '</ul></div><div class="position">当前位置：<a>首页</a> &gt; <a>信息公开</a></div>'
)
LIST = (
    '<div class="rightlist"><h3>相关链接</h3><ul>'
    + "".join(f"<li><a>关于公开第{i}号的通知</a><span>2024-01-0{i}</span></li>" for i in range(9))
    + "</ul></div>"
)
MAIN = f"<p>{TEXT}</p><p>{TEXT}</p>"


@pytest.mark.parametrize(
    "layout",
    [
        '<div class="view TRS_UEDITOR trs_paper_default">{}</div>',
        '<div class="TRS_Editor"><div class="TRS_Editor">{}</div></div>',
        '<div class="article"><div id="UCAP-CONTENT">{}</div></div>',
        "<div><ucapcontent>{}</ucapcontent></div>",
        '<form><div id="vsb_content_2"><div class="v_news_content">{}</div></div></form>',
        '<table class="pages_content"><tr><td>{}</td></tr></table>',
        '<div class="w1"><div class="w2">{}</div></div>',
        "<table width=1000><tr><td>"
        + LIST
        + "</td><td><table><tr><td>{}</td></tr></table></td></tr>"
        "</table>",
    ],
)
def test_each_content_system_is_read_without_what_surrounds_it(layout: str) -> None:
    document = read(SITE_NAVIGATION + layout.format(MAIN) + LIST + FOOTER)
    assert document.text.removeprefix("青川区人民政府\n") == f"{TEXT}\n{TEXT}"


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("<h1>{}</h1>", ""),
        ('<div class="title">{}</div>', "<title>{}-青川区人民政府</title>"),
        ("<h2>{}</h2>", '<meta name="ArticleTitle" content="{}">'),
        ('<h1>青川区</h1><h1>政务公开</h1><p class="xl_tit">{}</p>', "<title>{}</title>"),
    ],
)
def test_the_title_is_what_the_page_calls_itself(title: str, head: str) -> None:
    name = "2023年度部门决算"
    body = f'<div class="title">信息公开</div>{title.format(name)}<div id="zoom">{MAIN}</div>'
    assert read(body, head=head.format(name)).text == f"{name}\n{TEXT}\n{TEXT}"
    repeated = f'{title.format(name)}<div id="zoom"><p>{name}</p>{MAIN}</div>'
    assert read(repeated, head=head.format(name)).text == f"{name}\n{TEXT}\n{TEXT}"


def test_a_page_of_attachments_gives_their_names() -> None:
    content = '<div class="TRS_Editor"><p>附件：<a href="a.pdf">部门决算.pdf</a></p></div>'
    assert read(SITE_NAVIGATION + content + LIST + FOOTER).text == "附件：部门决算.pdf"


@pytest.mark.parametrize(
    "body",
    [
        '<frameset cols="20%,80%"><frame src="/a.pdf"><frame src="b.htm"></frameset>',
        '<div id="zoom"><iframe src="/a.pdf"></iframe></div>',
        '<object data="/a.pdf"></object>',
    ],
)
def test_a_page_that_only_frames_another_says_so(body: str) -> None:
    document = read(body)
    assert document.partial
    assert [(item.code, item.detail) for item in document.diagnostics] == [("frames", "/a.pdf")]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p style="mso-hide:all">旧</p><p style="font-size:0px">旧</p><p>新</p>', "新"),
        ('<p style="font-size:0.9em">新</p><xml><w:x>旧</w:x></xml>', "新"),
        ("<p>金额<del>300</del><s>200</s>100元</p>", "金额100元"),
        ("<p>收<wbr>入&shy;总&#8203;计</p>", "收入总计"),
        ("<pre>甲\n乙<b>丙\n丁</b></pre>", "甲\n乙丙\n丁"),
        ("<ol type=A><li>甲<li>乙</ol>", "A. 甲\nB. 乙"),
        ("<ol type=i><li>甲<li value=4>乙<li>丙</ol>", "i. 甲\niv. 乙\nv. 丙"),
        ('<ol style="list-style:none"><li>甲</ol>', "甲"),
        ("<table><caption>收入表</caption><tr><td>甲<td>1<tr><td>乙<td>2</table>", "收入表\n甲\n1\n乙\n2"),
        ("<p>2024<o:p></o:p>年<![if !supportEmptyParas]>&nbsp;<![endif]>度</p>", "2024年 度"),
    ],
)  # fmt: skip
def test_more_of_what_a_browser_prints(body: str, text: str) -> None:
    assert read(body).text == text


def test_empty_rows_and_columns_count() -> None:
    rows = "<tr><td>甲</td><td></td></tr><tr><td></td><td></td></tr>"
    document = read(f"<table>{rows}</table><p>{TEXT}</p>")
    assert document.tables[0].shape == (2, 2)


@pytest.mark.parametrize(
    ("paragraph", "is_heading"),
    [
        ("<p><b>部门概况</b></p>", True),
        ('<p><span style="font-weight:bold">部门</span> <strong>概况</strong></p>', True),
        ('<p style="font-weight: 700"><font>部门概况</font></p>', True),
        ("<p><b>部门</b>概况</p>", False),
        ("<p><b>收入500万元。</b></p>", False),
        ("<p><b>单位：万元</b></p>", False),
        ('<p style="font-weight:normal">部门概况</p>', False),
    ],
)
def test_a_short_paragraph_in_bold_is_a_heading(paragraph: str, is_heading: bool) -> None:
    document = read(f"{paragraph}<p>{TEXT}</p>")
    assert [style.level for style in document.styles] == [6] * is_heading


def test_control_signs_are_left_out() -> None:
    body = "".join(f"<p>甲{chr(code)}<script></script>{chr(code)}乙</p>" for code in (1, 8, 11, 31))
    assert read(body + f"<p>{TEXT}</p>" * 40).text.startswith("甲乙\n" * 4 + TEXT)
    references = "<p>甲&#8;<script></script>&#x1f;乙&#xfffe;<i hidden></i>&#55296;</p>"
    assert read(references + f"<p>{TEXT}</p>").text.endswith(TEXT)


def test_a_form_feed_separates_words_and_breaks_nothing() -> None:
    page = "<html><body><div class='footer'>版权所有</div>\f<h1>预算公开</h1><p>收支\f平衡。&#12;完</p></body></html>"
    assert "收支 平衡。完" in load_bytes(page.encode()).text
