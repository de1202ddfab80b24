"""OFD: the text of each page by where it stands, with page and box of every character."""

from __future__ import annotations

import io
import zipfile

import pytest

from discloseparse.document import Document
from discloseparse.errors import DamagedDocumentError, LimitExceededError
from discloseparse.load import Limits, load_bytes
from discloseparse.spans import Span

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(
    content: str, x: float, y: float, *, size: float = 4, code: str = "", more: str = ""
) -> str:
    """A text object at (x, y) in millimetres, its baseline a size below."""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 10" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {code}>{content}</ofd:TextCode></ofd:TextObject>'
    )


def ofd(*pages: str, template: str = "", **parts: str) -> bytes:
    """A package; a page that begins with < is its layer's content, else the whole part."""
    listed = "".join(
        f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages))
    )
    under = '<ofd:TemplatePage ID="t" BaseLoc="/Doc_0/Tpl.xml"/>' if template else ""
    contents = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData>{under}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpl.xml": page(template),
    }
    for i, content in enumerate(pages):
        used = '<ofd:Template TemplateID="t"/>' if template else ""
        contents[f"Doc_0/Pages/Page_{i}/Content.xml"] = page(content, used)
    contents |= {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in contents.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def page(content: str, used: str = "") -> str:
    return f"<ofd:Page {NS}>{used}<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"


def read(*pages: str, **more: str) -> Document:
    return load_bytes(ofd(*pages, **more))


def test_lines_follow_from_where_the_text_stands() -> None:
    document = read(
        text("支出总计", 10, 40) + text("收入总计", 10, 20) + text("500.00", 26.2, 20.3, size=3.5),
        text("第二页", 10, 20),
    )
    assert document.text == "收入总计500.00\n支出总计\n第二页"
    assert (document.pages, document.media_type) == (2, "application/ofd")
    assert not document.paragraphs_marked


def test_page_and_box_of_every_character() -> None:
    document = read("", text("甲", 10, 20) + text("收入", 10, 40))
    origin = document.origins.locate(Span(3, 4))
    assert origin is not None
    assert origin.page == 2
    assert origin.bbox == pytest.approx((39.69, 114.75, 51.02, 126.09), abs=0.01)


@pytest.mark.parametrize(
    ("code", "content", "printed"),
    [
        ('DeltaX="g 2 4 12 4"', "收入总计", "收入总 计"),
        ('DeltaX="4 4 4"', "收入总计", "收入总计"),
        ('DeltaX="g 3 2"', "12.5", "12.5"),
        ('DeltaX="g 99999999 4"', "收入", "收入"),
        ('DeltaX="2 9 2"', "12ab", "12 ab"),
        ('DeltaX="x"', "收入", "收入"),
        ("", "收入abc", "收入abc"),
        ('DeltaX="8 4 4"', "甲 乙丙", "甲 乙丙"),
    ],
)
def test_distances_between_characters(code: str, content: str, printed: str) -> None:
    assert read(text(content, 10, 20, code=code)).text == printed


def test_a_matrix_moves_and_scales() -> None:
    document = read(text("甲", 10, 20, size=1, more='CTM="4 0 0 4 5 0"') + text("乙", 19, 20))
    assert document.text == "甲乙"


def test_text_drawn_twice_counts_once_and_hidden_text_not_at_all() -> None:
    bold = text("收入", 10, 20) + text("收入", 10.2, 20)
    assert read(bold + text("隐", 30, 20, more='Visible="false"')).text == "收入"


def test_blocks_and_templates_are_read() -> None:
    block = f"<ofd:PageBlock><ofd:PageBlock>{text('正文', 10, 40)}</ofd:PageBlock></ofd:PageBlock>"
    assert read(block, template=text("抬头", 10, 10)).text == "抬头\n正文"


def test_a_scanned_page_is_told() -> None:
    document = read(text("甲", 10, 20), '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>')
    assert [(d.code, d.page) for d in document.diagnostics] == [("needs_ocr", 2)]
    assert document.partial


def test_a_broken_page_does_not_lose_the_others() -> None:
    document = read(text("甲", 10, 20), "<ofd:Layer>", text("乙", 10, 20))
    assert document.text == "甲\n乙"
    assert [(d.code, d.page) for d in document.diagnostics] == [("page_damaged", 2)]


def test_limits() -> None:
    full = text("收" * 60, 10, 20)
    document = load_bytes(ofd(full, full, full), limits=Limits(pages=2, page_characters=50))
    assert [(d.code, d.page) for d in document.diagnostics] == [
        ("page_too_full", 1),
        ("page_too_full", 2),
        ("page_limit", 3),
    ]
    assert len(document.text) == 101
    with pytest.raises(LimitExceededError):
        load_bytes(ofd(full, full), limits=Limits(characters=100))


@pytest.mark.parametrize(
    "parts",
    [
        {"OFD": "<x/>"},
        {"OFD": "<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>"},
        {"Doc_0__Document": "<x"},
    ],
)
def test_a_broken_package_is_an_error(parts: dict[str, str]) -> None:
    with pytest.raises(DamagedDocumentError):
        read(text("甲", 10, 20), **parts)


@pytest.mark.parametrize("size", ["nan", "inf", "1e999", "-4", "x", ""])
def test_numbers_that_make_no_sense_print_nothing(size: str) -> None:
    data = ofd(text("甲", 10, 20).replace('Size="4"', f'Size="{size}"') + text("乙", 10, 40))
    assert load_bytes(data).text == "乙"


def path(data: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="10 20 100 100" {more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def boxes(xs: list[int], ys: list[int]) -> str:
    """Rules across and down, in millimetres from (10, 20)."""
    flat = [f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys]
    return path(" ".join(flat + [f"S {x} {ys[0]} L {x} {ys[-1]}" for x in xs]))


def test_ruled_tables_keep_rows_columns_and_empty_cells() -> None:
    words = [
        ("项目", 11, 21),
        ("金额", 31, 21),
        ("医疗救助", 11, 31),
        ("资金", 11, 36),
        ("80.0", 31, 33),
    ]
    drawn = text("支出表", 10, 5) + text("注：万元", 10, 60)
    drawn += "".join(text(word, x, y, size=3) for word, x, y in words)
    document = read(boxes([0, 20, 40, 60], [0, 10, 20]) + drawn)
    assert document.text == "支出表\n项目\n金额\n医疗救助资金\n80.0\n注：万元"
    (table,) = document.tables
    assert table.shape == (2, 3)
    assert [(c.row, c.col, c.span.of(document.text)) for c in table.cells] == [
        (0, 0, "项目"),
        (0, 1, "金额"),
        (1, 0, "医疗救助资金"),
        (1, 1, "80.0"),
    ]


def test_cells_drawn_as_closed_boxes_are_a_table() -> None:
    box = "M {0} 0 L {1} 0 L {1} 10 L {0} 10 C"
    drawn = path(" ".join(box.format(x, x + 20) for x in (0, 20)))
    document = read(drawn + text("甲", 12, 22) + text("乙", 32, 22))
    assert [(c.row, c.col) for c in document.tables[0].cells] == [(0, 0), (0, 1)]


@pytest.mark.parametrize(
    ("data", "more"),
    [
        ("M 0 0 L 40 0 M 0 10 L 40 10 M 0 0 L 0 10 M 20 0 L 20 10", 'Stroke="false"'),
        ("M 0 0 X 40 0", ""),
        ("M 0 0 L 40", ""),
        ("M nan 0 L 40 0", ""),
        ("", ""),
    ],
)
def test_paths_that_draw_no_rules(data: str, more: str) -> None:
    document = read(path(data, more) + text("甲", 12, 22) + text("乙", 32, 22))
    assert (document.text, document.tables) == ("甲 乙", ())
