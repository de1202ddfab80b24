"""Which figure is wrong: the one whose change mends all that fails and breaks nothing that holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from discloseparse import parse_text

SLIPS = {
    "参会代表1,126名、工作人员395名，合计1,512名。": ("1,512名", "1,521名", "swapped"),
    "慰问困难职工80人，每人500元，共需4元。": ("4元", "4万元", "unit"),
    "设备采购12.50万元、安装3.20万元，合计157.0万元。": ("157.0万元", "15.7万元", "point"),
    "2025年预算66.00万元，比上年增加6.00万元，增长9.09%。": ("9.09%", "10.00%", "base"),
    "2025年预算54.00万元，比上年减少6.00万元，下降11.11%。": ("11.11%", "10.00%", "base"),
}


@pytest.mark.parametrize(("text", "suspect"), SLIPS.items())
def test_a_slip_of_the_pen_is_named(text: str, suspect: tuple[str, str, str]) -> None:
    result = parse_text(text)
    (told,) = (r.suspect for r in result.relations if r.holds is False)
    assert told is not None
    assert (told.of(text), told.meant, told.slip) == suspect


def test_what_any_figure_could_explain_is_not_guessed() -> None:
    """A point may be gone in each of the three."""
    result = parse_text("采购电脑30台，每台2500元，计75万元。")
    assert [r.suspect for r in result.relations] == [None]


def test_one_mistyped_digit_of_a_lone_relation_is_not_guessed() -> None:
    result = parse_text("慰问困难职工80人，每人500元，共需3.5万元。")
    assert [r.suspect for r in result.relations] == [None]


MANY = (
    "全年支出合计120.00万元，其中：人员经费75.00万元，占62.50%；公用经费54.00万元，占37.50%。\n"
    "公用经费比上年增加5.00万元，上年40.00万元。"
)


def test_a_figure_that_breaks_several_relations_is_the_suspect_of_all() -> None:
    result = parse_text(MANY)
    failing = [i for i, r in enumerate(result.relations) if r.holds is False]
    told = [result.relations[i].suspect for i in failing]
    assert len(failing) >= 2
    assert {(s.of(result.text), s.meant) for s in told if s} == {("54.00万元", "45.00万元")}
    assert all(s is not None and s.mends == failing for s in told)
    messages = [f.message for f in result.findings if f.relation in failing]
    assert all("疑54.00万元数字颠倒，应为45.00万元" in message for message in messages)


def test_what_holds_elsewhere_clears_a_figure() -> None:
    """The parts are confirmed by products, so the total is wrong."""
    text = (
        "全年补助15.40万元。其中：低保户40户，每户1200元，计4.80万元；"
        "脱贫户48户，每户2000元，计9.60万元。"
    )
    result = parse_text(text)
    sums = [r for r in result.relations if r.kind == "sum"]
    assert [r.holds for r in sums] == [False]
    assert sums[0].suspect is None or sums[0].suspect.of(text) == "15.40万元"


@settings(deadline=None)
@given(
    parts=st.lists(st.integers(1000, 99999), min_size=2, max_size=5),
    place=st.integers(0, 3),
)
@example(parts=[1500, 3600], place=0)  # the total reads like a part now
def test_a_suspect_mends_what_it_says(parts: list[int], place: int) -> None:
    digits = list(str(sum(parts)))
    k = place % (len(digits) - 1)
    digits[k], digits[k + 1] = digits[k + 1], digits[k]
    stated = "".join(digits)
    listed = "、".join(
        f"{name}支出{part}元" for name, part in zip("甲乙丙丁戊", parts, strict=False)
    )
    result = parse_text(f"支出合计{stated}元，其中：{listed}。")
    for relation in result.relations:
        suspect = relation.suspect
        if suspect is not None and relation.kind == "sum":
            text = result.text
            mended = text[: suspect.start] + suspect.meant + text[suspect.end :]
            assert [r.holds for r in parse_text(mended).relations if r.kind == "sum"] == [True]
