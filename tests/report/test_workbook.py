"""问题清单.xlsx: read back with openpyxl and LibreOffice."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from discloseparse import parse, parse_bytes, parse_text
from discloseparse.check.registry import rules
from discloseparse.report.workbook import FindingsBook
from discloseparse.report.workbook.rows import quote
from discloseparse.result import Place, Result
from tests.emit.samples import told
from tests.report.copies import converted, needs_office

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLAIM = "慰问困难职工80人，每人500元，共5万元。"


def written(path: Path, *results: Result, **options: Any) -> Path:
    with FindingsBook(path, **options) as book:
        for result in results:
            book.add(result)
    return path


def rows(path: Path, sheet: int = 0) -> list[dict[str, Any]]:
    head, *body = openpyxl.load_workbook(path).worksheets[sheet].values
    return [dict(zip(head, row, strict=True)) for row in body]


def test_a_finding_tells_what_a_clerk_needs(tmp_path):
    (tmp_path / "甲.txt").write_text(f"说明如下。{CLAIM}\n", "utf-8")
    result = parse(tmp_path / "甲.txt")
    result = result.model_copy(update={"unit": "青山县总工会", "year": 2026})
    path = written(tmp_path / "清单.xlsx", result)
    (row,) = rows(path)
    assert row["单位"] == "青山县总工会"
    assert row["年度"] == 2026
    assert row["问题所在"] == "5万元"
    assert row["原文"] == CLAIM
    assert row["计算"].startswith("80人 × 500元/人 = 4万元")
    assert (row["文中数"], row["应为"], row["差额"], row["计量单位"]) == (50000, 40000, 10000, "元")
    assert (row["级别"], row["规则"], row["规则名称"]) == ("错误", "A102", "数量乘以标准与金额不符")
    assert row["问题指纹"] == result.findings[0].fingerprint
    (checked,) = rows(path, 1)
    assert row["核对明细"] == "核对明细!2"
    assert (checked["核对类型"], checked["核对结果"]) == ("乘积", "不符")
    assert (checked["文中数"], checked["计算值"]) == (50000, 40000)
    (rule,) = rows(path, 2)
    assert (rule["规则"], rule["问题数"]) == ("A102", 1)
    assert rule["合规示例"]


def test_numbers_are_numbers_and_everything_else_is_text(tmp_path):
    results = [
        parse(path) for path in FIXTURES.iterdir() if path.suffix in (".docx", ".pdf", ".txt")
    ]
    book = openpyxl.load_workbook(written(tmp_path / "清单.xlsx", *results))
    found, checked, _ = book.worksheets
    assert found.max_row - 1 == sum(len(result.findings) for result in results)
    assert checked.max_row - 1 == sum(len(result.relations) for result in results)
    numeric = {"年度", "文中数", "应为", "差额", "计算值", "下限", "上限"}
    kinds = set()
    for sheet in (found, checked):
        heads = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            for head, cell in zip(heads, row, strict=True):
                if cell.value is not None:
                    assert (cell.data_type == "n") == (head in numeric), (head, cell.value)
                    kinds.add(cell.data_type)
    assert kinds == {"n", "s"}


def test_the_header_stays_and_filters(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path / "清单.xlsx", parse_text(CLAIM)))
    assert book.sheetnames == ["问题清单", "核对明细", "规则说明"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(dimension.width > 5 for dimension in sheet.column_dimensions.values())
    (choices,) = book.worksheets[0].data_validations.dataValidation
    assert choices.formula1 == '"确认,误报,已改"'


def test_what_is_read_on_paper_is_large_enough(tmp_path):
    """A4 takes some 150 columns of characters at 11 points: below 7 points nobody reads."""
    book = openpyxl.load_workbook(written(tmp_path / "清单.xlsx", parse_text(CLAIM)))
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        (area,) = [area.replace("$", "") for area in sheet.print_area.split(",")]
        first, *_, last = sheet[area.split("!")[-1]][0]
        widths = [
            sheet.column_dimensions[get_column_letter(col)].width
            for col in range(first.column, last.column + 1)
        ]
        assert 11 * 150 / sum(widths) > 7
    heads = [
        cell.value for cell in book.worksheets[0][book.worksheets[0].print_area.split("!")[-1]][0]
    ]
    assert {"单位", "文件", "级别", "原文", "问题", "规则", "处理意见"} <= set(heads)


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@A1", '=HYPERLINK("http://x")', "{=1}", "1e5"]
)
def test_text_is_never_a_formula(tmp_path, words):
    result = told(f"{words}。", words, message=words)
    source = result.source.model_copy(update={"path": words})
    path = written(
        tmp_path / "清单.xlsx", result.model_copy(update={"source": source, "unit": words})
    )
    (row,) = openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2)
    cells = [cell for cell in row if cell.value == words]
    assert len(cells) == 4
    assert {cell.data_type for cell in cells} == {"s"}
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("words", ["\x00\x1b", "\ud800", "_x0041_", "𠮷" * 40_000, "\ufffe"])
def test_any_text_can_be_opened(tmp_path, words):
    path = written(tmp_path / "清单.xlsx", told("共5万元。", "5万元", message=words))
    (row,) = rows(path)
    assert len(str(row["问题"]).encode("utf-16-le")) <= 2 * 32_767


def test_links_lead_to_the_document(tmp_path):
    folder = tmp_path / "公开 2026"
    folder.mkdir()
    (folder / "决算#1.txt").write_text(CLAIM, "utf-8")
    lists = tmp_path / "清单"
    lists.mkdir()
    path = written(
        lists / "清单.xlsx", parse(folder / "决算#1.txt"), parse_text(CLAIM, name="无.txt")
    )
    sheet = openpyxl.load_workbook(path).worksheets[0]
    links = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"..\\公开%202026\\决算%231.txt"}


def test_paths_of_a_batch_start_from_its_root(tmp_path):
    (tmp_path / "甲.txt").write_text(CLAIM, "utf-8")
    path = written(tmp_path / "清单.xlsx", parse_text(CLAIM, name="甲.txt"), root=tmp_path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [c.hyperlink.target for row in sheet.iter_rows() for c in row if c.hyperlink] == [
        "甲.txt"
    ]


def test_a_document_whose_name_no_file_can_have_gets_no_link(tmp_path):
    path = written(tmp_path / "清单.xlsx", parse_text(CLAIM, name=f"报送.zip/{'长' * 200}.txt"))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink] == []


def test_without_a_root_there_are_no_links(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text(CLAIM, "utf-8")
    path = written(tmp_path / "清单.xlsx", parse("甲.txt"), root=None)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink] == []


def test_a_row_is_as_high_as_its_lines(tmp_path):
    path = written(tmp_path / "清单.xlsx", told(CLAIM, "5万元", message="一\n二\n\n四"))
    assert openpyxl.load_workbook(path).worksheets[0].row_dimensions[2].height == 4 * 15


def test_checks_between_documents_are_explained_too(tmp_path):
    rule = next(rule for rule in rules() if rule.code == "A102")
    check = replace(rule, code="X999", failing=("甲：5万元", "乙：4万元"))
    path = written(tmp_path / "清单.xlsx", told(CLAIM, "5万元"), checks=[check])
    (found,), (explained,) = rows(path), rows(path, 2)
    assert found["规则名称"] == rule.title.zh
    assert (explained["规则"], explained["不合规示例"]) == ("X999", "甲：5万元\n乙：4万元")


def test_a_list_goes_on_in_another_sheet(tmp_path):
    path = written(
        tmp_path / "清单.xlsx", *[parse_text(CLAIM, name=f"{i}.txt") for i in range(5)], most_rows=3
    )
    book = openpyxl.load_workbook(path)
    assert [name for name in book.sheetnames if name.startswith("问题清单")] == [
        "问题清单", "问题清单 (2)", "问题清单 (3)",
    ]  # fmt: skip
    sheets = [sheet for sheet in book.worksheets if sheet.title.startswith("问题清单")]
    names = [row[2] for sheet in sheets for row in list(sheet.values)[1:]]
    assert names == [f"{i}.txt" for i in range(5)]
    assert all(sheet["A1"].value == "单位" and sheet.auto_filter.ref for sheet in sheets)
    last = list(sheets[2].values)[-1]
    assert "核对明细 (3)!2" in last


def test_the_same_results_give_the_same_bytes(tmp_path):
    results = [parse_text(CLAIM, name="甲.txt")]
    first, second = (written(tmp_path / name, *results) for name in ("a.xlsx", "b.xlsx"))
    assert first.read_bytes() == second.read_bytes()


def test_a_cell_of_a_sheet_is_named(tmp_path):
    data = "单位：万元,,\n项目,2024年决算数,2023年决算数\n合计,100.00,90.00\n基本支出,60.00,50.00\n项目支出,45.00,40.00\n"
    result = parse_bytes(data.encode("utf-8-sig"), name="表.csv")
    placed = [row["位置"] for row in rows(written(tmp_path / "清单.xlsx", result))]
    assert any("单元格 B3" in place for place in placed)


def test_in_english(tmp_path):
    path = written(tmp_path / "list.xlsx", parse_text(CLAIM, lang="en"), lang="en")
    (row,) = rows(path)
    assert (row["Severity"], row["Rule title"]) == (
        "error",
        "Count times rate differs from the amount",
    )


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("甲；共5万元。乙", "5万元", "共5万元。"),
        ("甲\n共5万元", "5万元", "共5万元"),
        ("长" * 500 + "共5万元" + "长" * 500, "5万元", "长" * 59 + "共5万元" + "长" * 60),
    ],
)
def test_the_sentence_is_quoted(text, words, sentence):
    start = text.index(words)
    assert quote(text, Place(start=start, end=start + len(words))) == sentence


def test_more_digits_than_excel_keeps_are_rounded(tmp_path):
    result = parse_text("总额3万元，占预算7万元的42%。")
    relation = result.relations[0].model_copy(update={"computed": str(Decimal(100) / 7)})
    path = written(tmp_path / "清单.xlsx", result.model_copy(update={"relations": [relation]}))
    (row,) = rows(path, 1)
    assert row["计算值"] == 14.2857142857143


@pytest.mark.slow
@needs_office
def test_libreoffice_opens_it_and_follows_the_link(tmp_path):
    (tmp_path / "甲.txt").write_text(CLAIM, "utf-8")
    path = written(tmp_path / "清单.xlsx", parse(tmp_path / "甲.txt"))
    with zipfile.ZipFile(converted(path, "ods")) as ods:
        sheet = ods.read("content.xml").decode()
    assert 'office:value-type="float" office:value="50000"' in sheet
    assert 'xlink:href="../甲.txt"' in sheet  # from inside the package


def test_heights_and_links_of_rows_are_not_remembered(tmp_path):
    long = "对全县各乡镇农村居民最低生活保障家庭中的重度残疾人员，"
    result = parse_text((long * 3 + CLAIM) * 200, name="甲.txt")
    (tmp_path / "甲.txt").write_text(CLAIM, "utf-8")
    path = tmp_path / "清单.xlsx"
    with FindingsBook(path, root=tmp_path, most_links=3) as book:
        for _ in range(3):
            book.add(result)
        for sheet in book._book.worksheets():
            assert len(sheet.row_info) <= 1
            assert len(sheet.row_sizes) <= 1
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.max_row == 601
    assert len([cell for row in sheet for cell in row if cell.hyperlink]) == 3
    assert {row["原文件"] for row in rows(path)[3:]} == {"甲.txt"}
    assert all(sheet.row_dimensions[row].height > 15 for row in (2, 300, 601))


def test_relations_that_hold_may_be_left_out(tmp_path):
    result = parse_text("购置桌椅30套，每套200元，共6000元。\n" + CLAIM, name="甲.txt")
    path = written(tmp_path / "清单.xlsx", result, holding=False)
    assert len(result.relations) == 2
    (row,), (checked,) = rows(path), rows(path, 1)
    assert (row["核对明细"], checked["核对结果"]) == ("核对明细!2", "不符")
