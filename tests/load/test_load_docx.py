"""DOCX: everything that is printed, in document order, and nothing that was deleted."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as NewDocx
from docx_writer import W, cell, docx, field, instruction, p, r, table
from lxml import etree

from discloseparse.document import Document, Table
from discloseparse.load import load_bytes
from discloseparse.load.docx.runs import DocxOrigins
from discloseparse.spans import Span


def read(*blocks: str, numbering: str = "", header: str = "") -> Document:
    """A document whose body is ``blocks`` (XML)."""
    return load_bytes(docx(*blocks, numbering=numbering, header=header))


def rows_of(document: Document, found: Table) -> list[list[str]]:
    height, width = found.shape
    rows = [[""] * width for _ in range(height)]
    for item in found.cells:
        rows[item.row][item.col] = item.span.of(document.text)
    return rows


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
BOX = "<w:txbxContent>" + p(r("框内")) + "</w:txbxContent>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("收入") + r("500") + r("万元"), "收入500万元"),
        (r("收入") + f"<w:ins>{r('500万元')}</w:ins>", "收入500万元"),
        (r("收入") + "<w:del><w:r><w:delText>400万元</w:delText></w:r></w:del>", "收入"),
        (f"<w:moveFrom>{r('甲')}</w:moveFrom><w:moveTo>{r('乙')}</w:moveTo>", "乙"),
        (f"<w:hyperlink>{r('附件')}</w:hyperlink>{r('一')}", "附件一"),
        (f"<w:sdt><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>{r('内')}", "控件内"),
        (f"<w:smartTag>{r('青川区')}</w:smartTag>{r('局')}", "青川区局"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "A-1"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/><w:t>甲</w:t></w:r>', "①甲"),
        (r("看得见") + r("看不见", "<w:vanish/>"), "看得见"),
        (
            field("begin")
            + instruction("PAGEREF _Toc1")
            + field("separate")
            + r("12")
            + field("end")
            + r("页"),
            "12页",
        ),
        (f'<w:fldSimple w:instr="DATE">{r("2024年")}</w:fldSimple>', "2024年"),
        (
            field("begin")
            + (field("begin") + r("内层") + field("separate") + r("结果") + field("end"))
            + (r("指令") + field("separate") + r("显示") + field("end")),
            "显示",
        ),
        (
            f"<w:r><w:ruby><w:rt>{r('yīn')}</w:rt><w:rubyBase>{r('音')}</w:rubyBase></w:ruby></w:r>",
            "音",
        ),
        ("<w:r><w:t>收\u00ad入</w:t><w:softHyphen/><w:t>总\u200b计\ufeff</w:t></w:r>", "收入总计"),
        ("<w:r><w:t>收入\n500</w:t></w:r>", "收入 500"),
        (r("80人") + '<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>' + r("500元"), "80人×500元"),
        (r("\uf0b4", '<w:rFonts w:ascii="Symbol"/>') + r("500元"), "×500元"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="Webdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "是"),
        (field("begin") + instruction(r"eq \o\ac(○,3)") + field("end") + r("甲"), "③甲"),
        (field("begin") + instruction(r"EQ \o\ac(○,") + instruction("21)") + field("end"), "㉑"),
        (field("begin") + instruction(r"eq \o\ac(□,印)") + field("end") + r("甲"), "印甲"),
        (field("begin") + instruction("PAGE") + field("end") + r("甲"), "甲"),
        (
            f"<m:oMath {M}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>" + r("的经费"),
            "1/2的经费",
        ),
        (f"<w:customXml><w:sdt><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt></w:customXml>", "甲"),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_is_printed(inner: str, text: str) -> None:
    document = read(p(inner))
    assert document.text == text
    assert document.paragraphs_marked


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    drawing = (
        f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(p(r("正文") + drawing), p(r("下文"))).text == "正文\n框内\n下文"


def test_blocks_in_content_controls_and_insertions_stand_in_order() -> None:
    control = (
        f"<w:sdt><w:sdtContent>{p(r('乙'))}{table(cell('1') + cell('2'))}</w:sdtContent></w:sdt>"
    )
    assert read(p(r("甲")), control, p(r("丙"))).text == "甲\n乙\n1\n2\n丙"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p(r("收入"), "<w:rPr><w:del/></w:rPr>")
    assert read(first, p(r("500万元"))).text == "收入500万元"


LEVELS = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
  <w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>
  <w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:isLgl/>
  <w:lvlText w:val="%1.%4"/><w:suff w:val="nothing"/></w:lvl>
 <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
"""


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(r(text), numbering)


def test_automatic_numbers_are_written_out() -> None:
    document = read(
        numbered("依据"), numbered("内容"), numbered("甲", 1), numbered("子", 2), numbered("丑", 2),
        numbered("乙", 1), numbered("寅", 2), numbered("点", 3), numbered("面", 4),
        numbered("计划"), numbered("另起", 0, 2), numbered("续", 0, 2),
        numbered("无", 0, 0),
        numbering=LEVELS,
    )  # fmt: skip
    assert document.text.split("\n") == [
        "一、依据", "二、内容", "（一）甲", "1. 子", "2. 丑", "（二）乙", "1. 寅", "2.3点", "面",
        "三、计划", "九、另起", "十、续", "无",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number_format", "number", "text"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("decimalEnclosedCircle", 2, "②"),
        ("decimalFullWidth", 12, "１２"),
    ],
)
def test_number_formats(number_format: str, number: int, text: str) -> None:
    levels = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{number}"/>'
        f'<w:numFmt w:val="{number_format}"/><w:lvlText w:val="%1）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert read(numbered("项", 0), numbering=levels).text == f"{text}）项"


def test_a_number_belongs_to_the_paragraph_whose_mark_is_left() -> None:
    deleted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    document = read(
        p(r("依"), deleted), numbered("据"), numbered(""), numbered("内容"), numbering=LEVELS
    )
    assert document.text == "一、依据\n三、内容"


def test_a_cell_may_hold_nothing_but_its_number() -> None:
    rows = [f"<w:tc><w:tcPr/>{numbered('', 2)}</w:tc>{cell(name)}" for name in "甲乙"]
    document = read(table(*rows), numbering=LEVELS)
    assert rows_of(document, document.tables[0]) == [["1.", "甲"], ["2.", "乙"]]


def test_the_level_of_a_style_is_the_one_that_names_it() -> None:
    levels = LEVELS.replace(
        '<w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>',
        '<w:start w:val="1"/><w:pStyle w:val="Heading2"/><w:numFmt w:val="japaneseCounting"/>',
    )
    numbering = '<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    assert read(p(r("收入"), numbering), numbering=levels).text == "（一）收入"


def test_headings_carry_their_level() -> None:
    document = read(
        p(r("部门概况"), '<w:pStyle w:val="Heading2"/>'),
        p(r("主要职能"), '<w:outlineLvl w:val="0"/>'),
        p(r("正文"), '<w:outlineLvl w:val="9"/>'),
        p(r("正文")),
    )
    styles = [(style.span.of(document.text), style.level) for style in document.styles]
    assert styles == [("部门概况", 2), ("主要职能", 1)]


def test_a_table_is_a_grid_whose_cells_are_lines() -> None:
    document = read(
        p(r("前文")),
        table(
            cell("项目", '<w:vMerge w:val="restart"/>') + cell("支出", '<w:gridSpan w:val="2"/>'),
            cell("", "<w:vMerge/>") + cell("预算数") + cell("决算数"),
            cell("教育") + cell("") + cell("3.10"),
        ),
        p(r("后文")),
    )
    (found,) = document.tables
    assert document.text == "前文\n项目\n支出\n预算数\n决算数\n教育\n3.10\n后文"
    assert rows_of(document, found) == [
        ["项目", "支出", ""], ["", "预算数", "决算数"], ["教育", "", "3.10"],
    ]  # fmt: skip
    merged = {item.span.of(document.text): (item.rows, item.cols) for item in found.cells}
    assert (merged["项目"], merged["支出"], merged["教育"]) == ((2, 1), (1, 2), (1, 1))


def test_deleted_rows_are_left_out() -> None:
    deleted = f"<w:trPr><w:del/></w:trPr>{cell('旧')}{cell('1')}"
    document = read(table(cell("甲") + cell("1"), deleted, cell("乙") + cell("2")))
    assert rows_of(document, document.tables[0]) == [["甲", "1"], ["乙", "2"]]


def test_rows_and_columns_count_even_if_nothing_is_in_them() -> None:
    document = read(table(cell("甲") + cell(""), cell("乙") + cell(""), cell("") + cell("")))
    assert document.tables[0].shape == (3, 2)
    assert [(item.row, item.col) for item in document.tables[0].cells] == [(0, 0), (1, 0)]


def test_rows_repeated_on_each_page_are_the_header() -> None:
    header = f"<w:trPr><w:tblHeader/></w:trPr>{cell('项目')}{cell('金额')}"
    document = read(table(header, header, cell("甲") + cell("1"), header))
    assert document.tables[0].header_rows == 2


def test_cells_merged_in_the_old_way_and_deleted_or_hidden_ones() -> None:
    first, going_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    hidden = f"<w:trPr><w:hidden/></w:trPr>{cell('藏')}{cell('藏')}"
    document = read(
        table(
            cell("合计", first) + cell("", going_on) + cell("3"),
            cell("旧", '<w:cellDel w:id="1"/>') + cell("甲") + cell("乙") + cell("1"),
            hidden,
            cell("丙") + cell("丁") + cell("2"),
        )
    )
    (found,) = document.tables
    assert rows_of(document, found) == [["合计", "", "3"], ["甲", "乙", "1"], ["丙", "丁", "2"]]
    assert found.cells[0].cols == 2


def test_an_inner_table_is_flattened_and_a_frame_is_dissolved() -> None:
    inner = table(cell("1") + cell("2"), cell("3") + cell("4"))
    holding = f"<w:tc><w:tcPr/>{inner}{p('')}</w:tc>"
    document = read(table(cell("甲") + holding, cell("乙") + cell("5")))
    assert rows_of(document, document.tables[0]) == [["甲", "1\n2\n3\n4"], ["乙", "5"]]
    framed = read(table(holding))
    assert rows_of(framed, framed.tables[0]) == [["1", "2"], ["3", "4"]]


def test_a_footnote_stands_after_the_paragraph_that_calls_it() -> None:
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{p(r('正文') + call + r('。'))}"
        f"{p(r('下文'))}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">{p(r("脚注"))}</w:footnote>'
        "</w:footnotes>",
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="1" '
        f'Type="{office}/officeDocument" Target="/word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="1" '
        f'Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert load_bytes(buffer.getvalue()).text == "正文。\n脚注\n下文"


def test_headers_and_footers_are_furniture() -> None:
    document = NewDocx()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "青川区民政局"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    buffer = io.BytesIO()
    document.save(buffer)
    loaded = load_bytes(buffer.getvalue())
    assert loaded.text == "正文"
    found = {(item.kind, item.text, item.span) for item in loaded.furniture}
    assert found == {("header", "青川区民政局", None), ("footer", "第1页", None)}


def test_a_text_box_of_a_header_is_told_once() -> None:
    drawing = (
        f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(p(r("正文")), header=p(r("页眉") + drawing))
    assert [item.text for item in document.furniture] == ["页眉\n框内"]


PICTURE = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    "</w:drawing></w:r>"
)
OBJECT = (
    '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
    'ProgID="{}"/></w:object></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "codes"),
    [
        (PICTURE, ["only_pictures"]),
        (PICTURE + r("正文"), []),
        (r("正文") + OBJECT.format("Excel.Sheet.12"), ["skipped_part"]),
        (r("正文") + OBJECT.format("Equation.3"), []),
    ],
)
def test_what_is_no_text_is_reported(inner: str, codes: list[str]) -> None:
    document = read(p(inner))
    assert [item.code for item in document.diagnostics] == codes
    assert document.partial == bool(codes)


def test_every_character_knows_its_run() -> None:
    data = docx(
        numbered("依据") + "",
        p(
            r("  收入")
            + f"<w:ins>{r('500')}</w:ins>"
            + "<w:r><w:tab/><w:t>万</w:t></w:r>"
            + r("元 ")
        ),
        p(
            r("甲")
            + "<w:r><w:t>乙</w:t><w:br/><w:t> 丙</w:t></w:r>"
            + f"<w:r><w:pict>{BOX}</w:pict></w:r>"
        ),
        table(cell("项目") + f"<w:tc><w:tcPr/>{p(r('一') + r('二'))}{p(r('三'))}</w:tc>"),
        p(r("并"), "<w:rPr><w:del/></w:rPr>"),
        p(r("入")),
        numbering=LEVELS,
    )
    document = load_bytes(data)
    assert document.text == "一、依据\n收入500\t万元\n甲乙\n丙\n框内\n项目\n一二\n三\n并入"
    assert isinstance(document.origins, DocxOrigins)
    pieces = document.origins.runs(Span(0, len(document.text)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    runs = [printed_by(run) for run in root.iter("{*}r")]
    known = set()
    for piece in pieces:
        assert piece.part == "word/document.xml"
        shown = runs[piece.run][piece.start :][: piece.span.end - piece.span.start]
        assert shown == piece.span.of(document.text)
        known |= set(range(piece.span.start, piece.span.end))
    unknown = [c for i, c in enumerate(document.text) if i not in known]
    assert unknown == list("一、\n\n\n\n\n\n\n\n")
    figure = document.text.index("500")
    assert [(x.run, x.start) for x in document.origins.runs(Span(figure, figure + 5))] == [
        (2, 0), (3, 0), (3, 1),
    ]  # fmt: skip


def printed_by(run: etree._Element) -> str:
    """The characters a run prints, told without the reader's help."""
    signs = {"t": None, "tab": "\t", "br": "\n"}
    leaves = ((x.tag.rpartition("}")[2], x.text) for x in run)
    return "".join(
        (text if signs[name] is None else signs[name]) or ""
        for name, text in leaves
        if name in signs
    )


def test_places_name_paragraph_or_cell() -> None:
    document = read(p(r("甲")), p(""), p(r("乙")), table(cell("丙") + cell("丁")))
    places = [document.origins.locate(found) for found in _spans(document, "甲乙丙丁")]
    assert [(o.paragraph, o.table, o.row, o.col) for o in places if o] == [
        (0, None, None, None), (2, None, None, None), (None, 0, 0, 0), (None, 0, 0, 1),
    ]  # fmt: skip


def test_places_are_those_of_paragraphs_not_of_runs() -> None:
    document = read(p(r("一") + r("二") + r("三")), p(r("四")), table(cell("五") + cell("六")))
    places = [document.origins.locate(found) for found in _spans(document, "三四六")]
    assert [(o.paragraph, o.table, o.col) for o in places if o] == [
        (0, None, None), (1, None, None), (None, 0, 1),
    ]  # fmt: skip


def _spans(document: Document, chars: str) -> list[Span]:
    return [Span(document.text.index(c), document.text.index(c) + 1) for c in chars]


@pytest.mark.parametrize(("side", "told"), [("3600000", ["pictures"]), ("720000", []), ("x", [])])
def test_a_large_picture_beside_text_is_told(side: str, told: list[str]) -> None:
    spaces = 'xmlns:wp="wp" xmlns:a="a"'
    picture = (
        f'<w:p><w:r><w:drawing><wp:inline {spaces}><wp:extent cx="{side}" cy="{side}"/>'
        "<a:blip/></wp:inline></w:drawing></w:r></w:p>"
    )
    document = load_bytes(docx(p(r("收入情况如下图。")), picture))
    assert ([d.code for d in document.diagnostics], document.partial) == (told, False)
