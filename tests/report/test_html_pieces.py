"""Cutting a text at every edge of what is marked, and finding a table's cells in it."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discloseparse
from discloseparse import parse, parse_text
from discloseparse.figures import Interval
from discloseparse.messages import LANGUAGES, all_sentences
from discloseparse.report.html.cells import between, locate
from discloseparse.report.html.pieces import Pieces
from discloseparse.report.html.printed import Printed, printed
from discloseparse.report.html.signs import fit, visible
from discloseparse.result import Result, TableItem
from discloseparse.spans import Span
from tests.report.conftest import FIXTURES

SOURCES = Path(discloseparse.__file__).parent
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"<mark[^>]*>(.*?)</mark>", re.DOTALL)

spans = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda t: Span(t[0], t[0] + t[1]))
texts = st.text(alphabet="甲万12 \n<&\"'𠮷\u202e\u200b\ud800", min_size=1, max_size=30)


def plain(shown: str) -> str:
    return html.unescape(_TAG.sub("", shown))


@given(texts, st.lists(spans, max_size=6), st.lists(spans, max_size=4), st.lists(spans, max_size=4))
def test_pieces_are_the_text_and_places_are_their_words(text, kinds, flags, places):
    pieces = Pieces(text, [(k, "a") for k in kinds], [(f, "b") for f in flags], places)
    shown = pieces.html(0, len(text))
    assert plain(shown) == fit(text)
    marks = [plain(mark) for mark in _MARK.findall(shown)]
    for place in places:
        runs = pieces.of(place)
        numbers = [n for i in range(0, len(runs), 2) for n in range(runs[i], runs[i + 1] + 1)]
        words = fit(place.of(text))
        found = "".join(marks[n] for n in numbers)
        assert found == words or (not words and len(found) == 1)


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        ([(Span(0, 4), "a"), (Span(1, 3), "b")], "<a>甲</a><b>12</b><a>乙</a>"),
        ([(Span(0, 3), "a"), (Span(1, 4), "b")], "<a>甲</a><b>12乙</b>"),
        ([(Span(1, 3), "a"), (Span(1, 3), "b")], "甲<b>12</b>乙"),
        ([], "甲12乙"),
    ],
    ids=["nested", "crossing", "equal", "none"],
)
def test_the_innermost_mention_gives_its_kind(kinds, shown):
    result = Pieces("甲12乙", kinds).html(0, 4)
    readable = re.sub(r"<mark class=(\w)>(.*?)</mark>", r"<\1>\2</\1>", result)
    assert re.sub(r"</(\w)><\1>", "", readable) == shown


def test_a_place_that_is_written_in_two_parts_has_both():
    pieces = Pieces("一二\n三四", [], [], [Span(1, 4)])
    assert [plain(pieces.html(0, 2)), plain(pieces.html(3, 5))] == ["一二", "三四"]
    assert pieces.of(Span(1, 4)) == [0, 1]


def test_hidden_signs_are_named_and_isolated():
    assert visible("a\u202eb") == 'a<bdi class="hidden-sign" data-code="U+202E">\u202e</bdi>b'
    assert visible("<\x00\ud800\ufffe>") == "&lt;\ufffd\ufffd\ufffd&gt;"


def table(rows: list[list[str]], text: str) -> TableItem:
    return TableItem(
        start=0, end=len(text), title=None, unit=None, header_rows=0, rows=rows, cells=[]
    )


def test_cells_are_found_in_order_and_what_is_in_none_is_left():
    text = "项目\n金额\n支\n出\n12\n项目\n金额\n第2页\n支出\n12"
    rows = [["项目", "金额"], ["支出", "12"], ["支出", "12"]]
    found = locate(table(rows, text), text)
    words = {cell: "".join(span.of(text).split()) for cell, span in found.items()}
    assert words == {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row)}
    assert [found[2, 0].start, found[2, 1].end] == [text.rindex("支出"), len(text)]
    assert [span.of(text) for span in between(table(rows, text), found, text)] == [
        "项目\n金额\n第2页"
    ]


@pytest.mark.parametrize("name", ["决算公开.pdf", "部门预算说明.docx", "补贴资金公示.html"])
def test_every_cell_of_real_tables_is_found(name):
    result = parse(FIXTURES / name)
    assert result.tables
    for item in result.tables:
        found = locate(item, result.text)
        printed_cells = {(r, c) for r, row in enumerate(item.rows) for c, s in enumerate(row) if s}
        assert set(found) == printed_cells
        assert between(item, found, result.text) == []


def figure(text: str) -> tuple[Result, Printed]:
    result = parse_text(text)
    (only,) = printed(result).values()
    return result, only


@pytest.mark.parametrize(
    ("text", "unit", "interval", "shown"),
    [
        ("共4.00万元。", "万元", ("39950", "40050"), "3.995 ~ 4.005"),
        ("共12万元。", "万元", ("115000", "125000"), "11.5 ~ 12.5"),
        ("共0.00万元。", "万元", ("-50", "50"), "-0.005 ~ 0.005"),
        ("共1,200元。", "元", ("1200", "1200"), ""),
        ("共1,200.5元。", "元", ("1200.45", "1200.55"), "1,200.45 ~ 1,200.55"),
        ("增长5.1%。", "%", ("5.05", "5.15"), "5.05 ~ 5.15"),
        ("共慰问80人。", "人", ("80", "80"), ""),
        ("共叁佰万元整。", "元", ("3000000", "3000000"), ""),
    ],
)
def test_a_figure_allows_half_of_its_last_printed_digit(text, unit, interval, shown):
    _, only = figure(text)
    assert only.unit == unit
    assert only.interval == Interval(*map(Decimal, interval))
    assert only.between(only.interval) == shown


def test_every_form_of_a_claim_has_its_word_on_the_page():
    files = [*(SOURCES / "relate").rglob("*.py"), *(SOURCES / "profiles").rglob("*.toml")]
    told = re.findall(r"\bform ?= ?(.+)", "\n".join(file.read_text("utf-8") for file in files))
    forms = set(re.findall(r'"([a-z_]+)"', "\n".join(told)))
    assert {"row_sum", "balance", "text_cell", "unit_price"} <= forms
    for lang in LANGUAGES:
        assert {form for form in forms if f"page.form_{form}" not in all_sentences(lang)} == set()
