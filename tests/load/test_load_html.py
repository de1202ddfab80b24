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
