"""Names of files we write: such as every system takes, and as they were where they may."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.cli.portable import portable

LONG = "关于" + "某" * 200 + "的公告"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2024年度部门决算.docx", "2024年度部门决算.docx"),
        ("预算局/三公经费.pdf", "预算局/三公经费.pdf"),
        ("收入:支出?.txt", "收入_支出_.txt"),
        ('a"b<c>|*.txt', "a_b_c___.txt"),
        ("决算.docx.", "决算.docx_"),
        ("决算 ", "决算_"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("aux .pdf", "_aux .pdf"),
        ("console.txt", "console.txt"),
        ("../决算.pdf", "../决算.pdf"),
        ("换\n行.txt", "换_行.txt"),
    ],
)
def test_names(name, expected):
    assert portable(Path(name)) == Path(expected)


def test_a_long_name_keeps_its_suffix():
    name = portable(Path(f"{LONG}.docx")).name
    assert name.endswith(".docx")
    assert name.startswith("关于某某")
    assert len(name.encode()) <= 240


def test_what_only_looks_like_a_suffix_is_cut():
    assert len(portable(Path(f"a.{LONG}")).name.encode()) <= 240


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
def test_a_portable_name_stays_as_it_is(name):
    if name == ".":
        return
    once = portable(Path(name))
    assert portable(once) == once
