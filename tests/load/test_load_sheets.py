"""Workbooks: sheets as lines and tables, cells as displayed and with their addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbook_writer import SheetXml, relations, workbook

from discloseparse.document import Document, Table
from discloseparse.errors import (
    DamagedDocumentError,
    LimitExceededError,
    UnreadableError,
    UnsupportedFormatError,
)
from discloseparse.load import Limits, load, load_bytes
from discloseparse.spans import Span

DATA = Path(__file__).parent / "data"

TITLED = SheetXml(
    {
        "A1": "2024年部门支出决算总表",
        "A2": "编制单位：青川区民政局",
        "D2": "单位：万元",
        "A3": "项目",
        "B3": "决算数",
        "B4": "基本支出",
        "C4": "项目支出",
        "D4": "合计",
        "A5": "社会保障",
        "B5": "=1200.5",
        "C5": "=300",
        "D5": "=1500.5",
        "A6": "合计",
        "B6": "=1200.5",
        "C6": "=300",
        "D6": "=1500.5",
        "A7": "注：本表以万元为单位，反映部门本年度各项支出情况。",
    },
    name="GK03",
    formats=dict.fromkeys(("B5", "C5", "D5", "B6", "C6", "D6"), "#,##0.00"),
    ruled=[f"{col}{row}" for row in range(3, 7) for col in "ABCD"],
    merges=("A1:D1", "A3:A4", "B3:D3", "A7:D7"),
)
ROWS = [
    ["项目", "决算数", "", ""],
    ["", "基本支出", "项目支出", "合计"],
    ["社会保障", "1,200.50", "300.00", "1,500.50"],
    ["合计", "1,200.50", "300.00", "1,500.50"],
]


def read(*sheets: SheetXml, limits: Limits | None = None, **more: str) -> Document:
    return load_bytes(workbook(*sheets, **more), limits=limits)


def rows_of(document: Document, found: Table) -> list[list[str]]:
    height, width = found.shape
    rows = [[""] * width for _ in range(height)]
    for cell in found.cells:
        rows[cell.row][cell.col] = cell.span.of(document.text)
    return rows


def lines(document: Document) -> list[str]:
    """What stands outside the tables."""
    inside = [table.span for table in document.tables]
    found, start = [], 0
    for line in document.text.split("\n"):
        if not any(span.start <= start < span.end for span in inside):
            found.append(line)
        start += len(line) + 1
    return found


def codes(document: Document) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


@pytest.mark.parametrize("name", ["", "sheets.xls"])
def test_a_published_sheet(name: str) -> None:
    document = load(DATA / name) if name else read(TITLED)
    assert lines(document) == [
        "GK03",
        "2024年部门支出决算总表",
        "编制单位：青川区民政局",
        "单位：万元",
        "注：本表以万元为单位，反映部门本年度各项支出情况。",
    ]
    (table,) = document.tables
    assert rows_of(document, table) == ROWS
    spans = {(c.row, c.col): (c.rows, c.cols) for c in table.cells if c.rows * c.cols > 1}
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 3)}
    place = document.text.index("1,500.50")
    origin = document.origins.locate(Span(place, place + 8))
    assert origin is not None
    assert (origin.sheet, origin.cell, origin.table, origin.row, origin.col) == (
        "GK03", "D5", 0, 2, 3,
    )  # fmt: skip
    title = document.origins.locate(Span(5, 8))
    assert title is not None
    assert (title.sheet, title.cell) == ("GK03", "A1")
    assert (document.partial, document.diagnostics, document.paragraphs_marked) == (False, (), True)


def test_without_borders_the_filled_width_tells_lines_from_the_grid() -> None:
    cells = {a: v for a, v in TITLED.cells.items() if a not in ("A3", "B3")}
    document = read(SheetXml(cells | {"A4": "项目"}, formats=TITLED.formats, merges=("A1:D1",)))
    assert lines(document) == [
        "2024年部门支出决算总表",
        "编制单位：青川区民政局",
        "单位：万元",
        "注：本表以万元为单位，反映部门本年度各项支出情况。",
    ]
    assert rows_of(document, document.tables[0]) == [["项目", *ROWS[1][1:]], *ROWS[2:]]


def test_rows_with_figures_outside_the_borders_still_belong_to_the_table() -> None:
    more = {"A7": "新增项目", "B7": "=1", "D7": "=1"}
    document = read(SheetXml(TITLED.cells | more, ruled=TITLED.ruled))
    assert rows_of(document, document.tables[0])[-1] == ["新增项目", "1", "", "1"]


def test_two_grids_on_a_sheet_are_two_tables() -> None:
    below = {"A9": "表二", "A10": "甲", "B10": "=1", "A11": "乙", "B11": "=2"}
    document = read(
        SheetXml(TITLED.cells | below, ruled=[*TITLED.ruled, "A10", "B10", "A11", "B11"])
    )
    assert [table.shape for table in document.tables] == [(4, 4), (2, 2)]
    assert "表二" in lines(document)


def test_a_sheet_of_prose_is_lines() -> None:
    document = read(SheetXml({"A1": "一、部门职责", "A2": "承担社会救助工作。"}, name="说明"))
    assert document.text == "说明\n一、部门职责\n承担社会救助工作。"
    assert document.tables == ()


@pytest.mark.parametrize("name", ["Sheet1", "sheet (2)", "工作表3", "表1"])
def test_a_name_that_says_nothing_is_not_written(name: str) -> None:
    assert read(SheetXml({"A1": "甲", "B1": "=1"}, name=name)).text == "甲\n1"


@pytest.mark.parametrize(
    ("above", "inside"),
    [
        ({"A3": "预算数", "D3": "决算数"}, True),
        ({"A3": "2023年", "D3": "2024年"}, True),
        ({"A3": "编制单位：青川区民政局", "D3": "单位：万元"}, False),
        ({"A3": "青川区民政局", "D3": "万元"}, False),
        ({"A3": "青川区民政局", "D3": "公开07表"}, False),
        ({"A3": "预算数"}, False),
        ({"A2": "预算数", "D2": "决算数"}, False),  # a row is free between
    ],
)
def test_an_unmerged_row_that_groups_columns_is_a_head(above: dict[str, str], inside: bool) -> None:
    heads = dict(
        zip(["A4", "B4", "C4", "D4", "E4", "F4"], ["合计", "用车", "接待"] * 2, strict=True)
    )
    figures = {f"{column}5": f"={n}.5" for n, column in enumerate("ABCDEF", 1)}
    document = read(SheetXml({"A1": "“三公”经费表"} | above | heads | figures))
    (table,) = document.tables
    assert table.shape == (3 if inside else 2, 6)
    assert all((text in lines(document)) != inside for text in above.values())


def test_the_name_of_a_sheet_titles_the_table_right_below_it() -> None:
    document = read(SheetXml({"A1": "甲", "B1": "=1"}, name="三公经费"))
    assert document.tables[0].title == Span(0, 4)
    assert document.styles[0].span == Span(0, 4)


def test_values_as_the_file_may_hold_them() -> None:
    document = read(
        SheetXml(
            {
                "A1": '<t="s"><v>0</v>',
                "B1": '<t="str"><f>A1&amp;"x"</f><v>甲x</v>',
                "C1": '<t="b"><v>1</v>',
                "D1": '<t="e"><f>1/0</f><v>#DIV/0!</v>',
                "E1": "<><f>1+1</f><v>2</v>",
                "F1": '<t="s"><v>99</v>',
                "G1": '<t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is>',
            }
        ),
        strings=[
            "<r><t>共</t></r><r><t xml:space='preserve'>享_x000D_</t></r><rPh><t>gong</t></rPh>"
        ],
    )
    assert document.text.split("\n") == ["共享", "甲x", "TRUE", "#DIV/0!", "2", "富文本"]


def test_rows_and_cells_without_numbers_count_on() -> None:
    raw = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    document = read(SheetXml({}, raw=raw))
    assert rows_of(document, document.tables[0]) == [["1", "2"], ["", "3"]]


def test_what_a_merge_covers_is_not_shown() -> None:
    document = read(SheetXml({"A1": "甲", "A2": "甲", "B1": "=1", "B2": "=2"}, merges=("A1:A2",)))
    assert document.text == "甲\n1\n2"


def test_what_is_hidden_is_told() -> None:
    document = read(
        SheetXml(
            {f"{col}{row}": f"={row}" for row in range(1, 7) for col in "ABC"},
            hidden_rows=(2, 3, 5, 9),
            cols='<col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/>',
        ),
        SheetXml({"A1": "字典"}, name="代码", state="veryHidden"),
    )
    told = [(d.code, d.detail) for d in document.diagnostics]
    assert told == [
        ("hidden_sheet", "代码"),
        ("hidden_rows", "Sheet1: 2-3, 5"),
        ("hidden_columns", "Sheet1: B"),
    ]
    assert "字典" not in document.text
    assert len(document.tables[0].cells) == 18
    assert not document.partial


def test_a_formula_without_its_result_is_a_lost_value() -> None:
    document = read(SheetXml({"A1": "合计", "B1": "<><f>SUM(B2:B9)</f>"}))
    assert (codes(document), document.partial) == (["uncalculated"], True)


def test_a_format_that_cannot_be_shown_is_told() -> None:
    document = read(SheetXml({"A1": "=0.25"}, formats={"A1": "# ?/?"}))
    assert (document.text, codes(document)) == ("0.25", ["unknown_format"])


def test_dates_from_1904() -> None:
    sheet = SheetXml({"A1": "=43894"}, formats={"A1": "yyyy/m/d"})
    assert read(sheet, properties='<workbookPr date1904="1"/>').text == "2024/3/5"


def test_scattered_cells_stay_sparse() -> None:
    document = read(
        SheetXml({"A1": "甲", "B1": "=1", "XFD1048576": "=2"}, merges=("A1:XFD1048576",))
    )
    (table,) = document.tables or (None,)
    assert table is None or table.shape[0] * table.shape[1] < 10
    diagonal = {f"{'ABCDEFGHIJ'[i % 10]}{i * 1000 + 1}": f"={i}" for i in range(60)}
    document = read(
        SheetXml(diagonal | {"A2": "甲", "B2": "=1", "C2": "=1", "D2": "=1", "E2": "=3"})
    )
    for table in document.tables:
        assert table.shape[0] * table.shape[1] <= 500_000


def test_cells_that_no_table_can_hold_are_lines() -> None:
    raw = "".join(
        f'<row r="{i + 1}"><c r="A{i + 1}"><v>1</v></c><c r="{COLUMNS[i]}{i + 1}"><v>{i}</v></c></row>'
        for i in range(700)
    )
    document = read(SheetXml({}, raw=raw), limits=Limits(sheet_cells=2_000))
    assert (document.tables, codes(document), document.partial) == ((), ["sparse_sheet"], False)
    assert document.text.endswith("\n1\n699")


COLUMNS = [a + b for a in "BCDEFGHIJKLMNOPQRSTUVWXYZABC" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def test_cells_beyond_the_limit_are_left_out_and_told() -> None:
    sheet = SheetXml({f"{col}{row}": f"={row}" for row in range(1, 9) for col in "AB"})
    document = read(sheet, limits=Limits(sheet_cells=10))
    assert len(document.tables[0].cells) == 10
    assert (codes(document), document.partial) == (["sheet_limit"], True)


@pytest.mark.parametrize(
    ("more", "shape"),
    [
        ([], (4, 4)),
        (["A7", "D7", "A8"], (6, 4)),
        (["E3", "F3"], (4, 6)),
        ([f"{col}{row}" for row in range(7, 200) for col in "ABCD"], (4, 4)),
        (["XFD4"], (4, 4)),
    ],
)
def test_empty_rows_and_columns_with_borders_count_unless_they_are_mere_format(
    more: list[str], shape: tuple[int, int]
) -> None:
    cells = {address: value for address, value in TITLED.cells.items() if address != "A7"}
    document = read(SheetXml(cells, ruled=[*TITLED.ruled, *more]))
    assert document.tables[0].shape == shape


def test_a_broken_sheet_does_not_lose_the_others() -> None:
    document = read(SheetXml({"A1": "甲"}), SheetXml({}, name="坏", raw="<row><c>"))
    assert (document.text, codes(document), document.partial) == ("甲", ["skipped_part"], True)


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha">]>'
SHEET = "xl/worksheets/sheet1.xml"
SINGLE = SheetXml({"A1": "=1"})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (workbook(SINGLE)[:-30], DamagedDocumentError),
        (workbook(SheetXml({}, raw="<row>")), DamagedDocumentError),
        (workbook(SINGLE, **{SHEET: DOCTYPE + "<x/>"}), DamagedDocumentError),
        (workbook(SINGLE, **{"xl/sharedStrings.xml": DOCTYPE + "<x/>"}), DamagedDocumentError),
        (workbook(SINGLE, **{"xl/workbook.xml": "<workbook/>"}), DamagedDocumentError),
        (workbook(SINGLE, **{SHEET: "<a>" + " " * 3_000_000}), LimitExceededError),
    ],
    ids=lambda value: "workbook" if isinstance(value, bytes) else None,
)
def test_bad_workbooks(data: bytes, error: type[UnreadableError]) -> None:
    with pytest.raises(error):
        load_bytes(data)


def test_deep_nesting_is_refused_or_passed_over() -> None:
    raw = "<row><c>" + "<is>" * 20_000 + "</is>" * 20_000 + "</c></row>"
    with pytest.raises(DamagedDocumentError):
        read(SheetXml({}, raw=raw))


def test_a_binary_workbook_is_named() -> None:
    rels = (
        '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/>'
        "</Relationships>"
    )
    with pytest.raises(UnsupportedFormatError) as caught:
        read(SINGLE, **{"_rels/.rels": rels})
    assert caught.value.facts["kind"] == "xlsb"


@pytest.mark.parametrize("cut", range(600, 6_000, 400))
def test_a_damaged_old_workbook_is_an_error_of_ours(cut: int) -> None:
    data = (DATA / "sheets.xls").read_bytes()
    for broken in (data[:cut], data[:cut] + bytes(40) + data[cut + 40 :]):
        try:
            load_bytes(broken)
        except UnreadableError:
            continue


def test_a_chain_of_sectors_that_goes_round_ends() -> None:
    data = bytearray((DATA / "sheets.xls").read_bytes())
    table = (int.from_bytes(data[76:80], "little") + 1) * 512
    for sector in range(128):
        if data[table + 4 * sector + 3] == 0:  # a link to the next sector becomes one to itself
            data[table + 4 * sector : table + 4 * sector + 4] = sector.to_bytes(4, "little")
    with pytest.raises(DamagedDocumentError):
        load_bytes(bytes(data))


DRAWING = (
    '<d:wsDr xmlns:d="d" xmlns:a="a"><d:sp><d:txBody><a:p><a:r><a:t>注：本表不含</a:t></a:r>'
    "<a:r><a:t>下属单位。</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>单位：万元</a:t></a:r></a:p></d:txBody>"
    "</d:sp><d:pic/></d:wsDr>"
)
FOOTERS = (
    "<headerFooter><oddHeader>&amp;L青川区民政局&amp;R&amp;&quot;宋体,常规&quot;&amp;10支出决算表</oddHeader>"
    "<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
)


def test_text_boxes_are_read_headers_are_furniture_comments_and_pictures_are_told() -> None:
    links = relations([("drawing", "../drawing1.xml"), ("comments", "../comments1.xml")])
    parts = {
        "xl__worksheets___rels__sheet1.xml.rels": links,
        "xl__drawing1.xml": DRAWING,
        "xl__comments1.xml": '<comments><comment ref="B2"><text><t>待核</t></text></comment></comments>',
    }
    document = read(SheetXml({"A1": "合计", "B1": "=3"}, after=FOOTERS), **parts)
    assert document.text == "合计\n3\n注：本表不含下属单位。\n单位：万元"
    assert [(f.kind, f.text) for f in document.furniture] == [
        ("header", "青川区民政局 支出决算表"),
        ("page_number", "第 页，共 页"),
    ]
    assert [(d.code, d.detail) for d in document.diagnostics] == [
        ("cell_comments", "Sheet1: B2"),
        ("pictures", "Sheet1: 1"),
    ]
    assert not document.partial


def test_a_broken_drawing_costs_no_cells() -> None:
    links = relations([("drawing", "../drawing1.xml")])
    parts = {"xl__worksheets___rels__sheet1.xml.rels": links, "xl__drawing1.xml": "<d><p>"}
    document = read(SheetXml({"A1": "合计", "B1": "=3"}), **parts)
    assert (document.text, document.partial, codes(document)) == ("合计\n3", True, ["skipped_part"])
