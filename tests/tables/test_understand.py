"""What a table's words say about its figures: captions, units, header paths, labels, halves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from discloseparse.document import Cell, Document, Table
from discloseparse.grids import recover
from discloseparse.spans import Span
from discloseparse.tables import understand
from discloseparse.tables.labels import bare, is_total, joined_code, level_of
from discloseparse.tables.model import LabelledTable
from discloseparse.tables.numbers import figure


def table(
    over: str, rows: list[str], merged: dict[tuple[int, int], tuple[int, int]] | None = None
) -> LabelledTable:
    """A table of ``|``-separated rows under the lines ``over``; ``merged`` gives rows and columns."""
    text, cells = over, []
    for r, row in enumerate(rows):
        for c, words in enumerate(row.split("|")):
            if words:
                start = len(text)
                text += words + "\n"
                high, wide = (merged or {}).get((r, c), (1, 1))
                cells.append(Cell(r, c, Span(start, start + len(words)), high, wide))
    source = Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells))
    (found,) = understand(Document(text, tables=(source,)))
    return found


FUNCTIONAL = table(
    "2025年部门支出预算总表\n编制部门：某局 单位：元\n",
    [
        "项目||||支出预算||",
        "功能分类科目编码|||科目名称|合计|基本支出|项目支出",
        "类|款|项||||",
        "208|||社会保障和就业支出|300|200|100",
        "208|05||行政事业单位养老支出|300|200|100",
        "208|5|05|基本养老保险缴费支出|300|200|100",
        "合计||||300|200|100",
    ],
    {(0, 0): (1, 4), (0, 4): (1, 3), (1, 0): (1, 3), (1, 3): (2, 1), (6, 0): (1, 4)},
)
HALVES = table(
    "收入支出决算总表\n公开01表\n金额单位：万元\n",
    [
        "收入||支出|",
        "项目|决算数|项目|决算数",
        "一、财政拨款收入|90.00|一、教育支出|85.00",
        "总计|90.00|总计|90.00",
    ],
    {(0, 0): (1, 2), (0, 2): (1, 2)},
)


def test_title_and_unit_stand_over_the_table():
    assert (FUNCTIONAL.name, FUNCTIONAL.unit) == ("2025年部门支出预算总表编制部门", "元") or (
        FUNCTIONAL.name,
        FUNCTIONAL.unit,
    ) == ("2025年部门支出预算总表", "元")
    assert (HALVES.name, HALVES.unit) == ("收入支出决算总表", "万元")


def test_header_paths_over_several_levels():
    (block,) = FUNCTIONAL.blocks
    assert FUNCTIONAL.header_rows == 3
    assert [c.path for c in block.columns] == [
        ("支出预算", "合计"),
        ("支出预算", "基本支出"),
        ("支出预算", "项目支出"),
    ]


def test_codes_split_over_three_columns_are_joined():
    (block,) = FUNCTIONAL.blocks
    assert [line.code for line in block.lines] == ["208", "20805", "2080505", ""]
    assert [line.label for line in block.lines][-2:] == ["基本养老保险缴费支出", "合计"]


def test_halves_side_by_side():
    income, spending = HALVES.blocks
    assert [line.label for line in income.lines] == ["一、财政拨款收入", "总计"]
    assert [line.label for line in spending.lines] == ["一、教育支出", "总计"]
    value = spending.lines[0].values[3]
    assert (value.figure.value, value.figure.half) == (Decimal(850000), Decimal(50))


def test_numbers_of_columns_and_rows_are_no_figures():
    found = table(
        "单位：元\n",
        ["项目|行次|预算数|决算数", "栏次||1|2", "会议费|1|300|200", "培训费|2|400|400"],
    )
    (block,) = found.blocks
    assert found.header_rows == 2
    assert [c.name for c in block.columns] == ["预算数", "决算数"]
    assert [line.label for line in block.lines] == ["会议费", "培训费"]


def test_headers_may_tell_the_unit():
    found = table(
        "支出表\n",
        ["项目|金额(万元)|占比(%)|人数(人)", "会议费|3.0|60.00|12", "培训费|2.0|40.00|8"],
    )
    (block,) = found.blocks
    assert [(c.kind, c.unit) for c in block.columns] == [
        ("amount", "万元"),
        ("percent", "%"),
        ("people", "人"),
    ]
    assert block.lines[0].values[1].figure.value == 30000


def test_the_unit_may_stand_in_the_sentence_before():
    text = "支出列示如下（单位：万元）：\n科目 合计 基本支出 项目支出\n教育 3.00 2.00 1.00\n合计 3.00 2.00 1.00\n"
    (found,) = understand(recover(Document(text)))
    assert found.unit == "万元"


def test_a_blank_table_has_labels_and_no_figures():
    found = table(
        "政府性基金预算支出表\n单位：元\n",
        ["科目编码|科目名称|合计|基本支出|项目支出", "||||", "合计||||"],
    )
    assert all(not line.values for block in found.blocks for line in block.lines)


@pytest.mark.parametrize(
    ("text", "unit", "value", "half"),
    [
        ("22.50", "万元", "225000", "50"),
        ("92", "万元", "920000", "5000"),
        ("14,905,116.35", "元", "14905116.35", "0"),
        ("5,116.35", "元", "5116.35", "0.005"),
        ("300", "元", "300", "0"),
        ("-3.15", "%", "-3.15", "0.005"),
        ("12.0%", "%", "12", "0.05"),
        ("3万元", "元", "30000", "5000"),
        ("2,98640", "元", "298640", "0"),
    ],
)
def test_figures(text, unit, value, half):
    found = figure(text, unit)
    assert found is not None
    assert (found.value, found.half) == (Decimal(value), Decimal(half))


@pytest.mark.parametrize("text", ["—", "", "无", "1.2.3", "1,2", "〇"])
def test_what_is_no_figure(text):
    assert figure(text, "元") is None


@pytest.mark.parametrize(
    ("label", "level", "words", "total"),
    [
        ("一、财政拨款收入", 0, "财政拨款收入", False),
        ("(一)基本支出", 1, "基本支出", False),
        ("1.一般公共预算资金", 2, "一般公共预算资金", False),
        ("其中:人员经费", None, "人员经费", False),
        ("本年收入合计", None, "本年收入合计", True),
        ("2080505基本养老保险缴费", None, "基本养老保险缴费", False),
    ],
)
def test_labels(label, level, words, total):
    assert (level_of(label), bare(label), is_total(label)) == (level, words, total)


@pytest.mark.parametrize(
    ("pieces", "code"), [(["301", "2"], "30102"), (["208", "05", "5"], "2080505"), (["类"], "")]
)
def test_split_codes(pieces, code):
    assert joined_code(pieces) == code


def test_column_numbers_under_the_codes_leave_them_codes():
    found = table(
        "支出决算表\n单位：万元\n",
        ["科目编码|科目名称|合计", "栏次||1", "208|社会保障和就业支出|3.00", "20805|养老支出|3.00"],
    )
    assert [line.code for line in found.blocks[0].lines] == ["208", "20805"]


def test_a_head_centred_over_empty_cells_stands_over_what_is_headed_below():
    found = table(
        "支出表\n单位：万元\n",
        ["项目|基本支出|||项目支出", "|小计|人员经费|公用经费|", "合计|9.00|6.00|3.00|1.00"],
    )
    assert [column.path for column in found.blocks[0].columns] == [
        ("基本支出", "小计"),
        ("基本支出", "人员经费"),
        ("基本支出", "公用经费"),
        ("项目支出",),
    ]


BIDS = "标段 | 最高投标限价 | 中标价 | 标段数\n一标段 | 3,012.40 | 2,891.90 | 2\n二标段 | 2,745.86 | 2,663.48 | 1\n合计 | 5,758.26 | 5,555.38 | 3\n"


@pytest.mark.parametrize(
    ("before", "units"),
    [
        (
            "最高投标限价合计5758.26万元，中标价合计5,555.38万元，共3个标段：\n",
            ["万元", "万元", ""],
        ),
        ("最高投标限价合计5758.26万元，分标段情况如下：\n", ["", "", ""]),  # one figure may be luck
        ("限价合计5758.26万元，中标价合计5,555.38元：\n", ["", "", ""]),  # in two units
        ("工程分两个标段，情况如下：\n", ["", "", ""]),
    ],
    ids=["said again", "one only", "two units", "none"],
)
def test_the_text_beside_a_table_tells_the_unit_of_its_columns(before, units):
    (found,) = understand(recover(Document(before + BIDS)))
    assert [column.unit for block in found.blocks for column in block.columns] == units
    assert found.unit == ""
