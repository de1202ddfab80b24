"""Folding keeps offsets; a reading finds its way back to the source."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.spans import Reading, Span, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("１２．６萬元", "12.6万元"),
        ("佔５％；其餘", "占5%;其余"),
        ("（一）項目名稱：", "(一)项目名称:"),
        ("二○二六年、二〇二六年", "二零二六年、二零二六年"),
        ("5元，6元,7元", "5元，6元,7元"),
        ("3—5、3－5、3–5", "3-5、3-5、3-5"),
    ],
)
def test_each_character_folds_to_the_one_it_is_matched_as(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_never_moves_an_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def pieces_of(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    edges = sorted({0, len(text), *(c % (len(text) + 1) for c in cuts)})
    ranges = list(itertools.pairwise(edges))
    return [r for i, r in enumerate(ranges) if i % 2 == 0]


@given(st.text(min_size=1), st.lists(st.integers(0, 200), max_size=8), st.data())
def test_a_reading_maps_each_span_to_its_source(
    text: str, cuts: list[int], data: st.DataObject
) -> None:
    pieces = pieces_of(text, cuts)
    reading = Reading(text, pieces)
    assert reading.text == "".join(fold(text)[a:b] for a, b in pieces)
    if reading.text:
        start = data.draw(st.integers(0, len(reading.text) - 1))
        end = data.draw(st.integers(start + 1, len(reading.text)))
        span = reading.span(start, end)
        assert fold(text[span.start]) == reading.text[start]
        assert fold(text[span.end - 1]) == reading.text[end - 1]
        assert reading.find(span.start) == start


def test_a_figure_broken_by_a_page_number_is_one_figure_of_the_source() -> None:
    text = "共计1,105.\n- 3 -\n92万元"
    reading = Reading(text, [(0, 8), (15, 19)])
    assert reading.text == "共计1,105.92万元"
    assert reading.span(2, 12).of(text) == "1,105.\n- 3 -\n92万元"


def test_an_empty_piece_is_a_paragraph_break() -> None:
    reading = Reading("甲\n\n乙", [(0, 1), (1, 1), (3, 4)])
    assert reading.text == "甲\n乙"
    assert reading.span(2, 3) == Span(3, 4)


@pytest.mark.parametrize(
    ("span", "trimmed"),
    [(Span(0, 6), Span(2, 4)), (Span(0, 2), Span(2, 2)), (Span(2, 4), Span(2, 4))],
)
def test_trim_drops_white_space_at_the_ends(span: Span, trimmed: Span) -> None:
    assert span.trim("  预算 \n") == trimmed
