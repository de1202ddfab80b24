"""Names of copies: those that every system takes stay, the others are changed as little as can be."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.cli.portable import portable

LONGEST = 240  # bytes of a name


@pytest.mark.parametrize(
    "name",
    [
        "决算说明.docx",
        "2024年“三公”经费（定稿）.pdf",
        "县/局/说明.txt",
        "😀.docx",
        ".隐藏",
        "console.txt",
    ],
)
def test_a_name_that_every_system_takes_stays(name):
    assert portable(Path(name)) == Path(name)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("表1：2024*.docx", "表1：2024_.docx"),
        ('a<b>c:d"e|f?.pdf', "a_b_c_d_e_f_.pdf"),
        ("县\\局.pdf", "县_局.pdf"),
        ("一\n二\t.pdf", "一_二_.pdf"),
        ("说明.docx.", "说明.docx_"),
        ("说明.docx . ", "说明.docx___"),
        ("某局 /说明.docx", "某局_/说明.docx"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL"),
        ("Com1 .tar.gz", "_Com1 .tar.gz"),
        ("lpt³.pdf", "_lpt³.pdf"),
        ("aux/prn.docx", "_aux/_prn.docx"),
    ],
)
def test_what_windows_forbids_is_changed(name, changed):
    assert portable(Path(name)) == Path(changed)


def test_a_long_name_is_cut_before_its_suffix_and_in_whole_characters():
    cut = portable(Path("决" * 100 + ".docx")).name
    assert cut == "决" * ((LONGEST - len(".docx")) // 3) + ".docx"
    assert len(portable(Path("a" * 300)).name) == LONGEST
    assert portable(Path("a" * 239 + " " + "b" * 50)).name == "a" * 239 + "_"
    assert portable(Path("a." + "长" * 100)).name == "a." + "长" * ((LONGEST - 2) // 3)


@given(
    st.lists(
        st.text(st.characters(exclude_characters="/"), min_size=1).filter(
            lambda name: name not in {".", ".."}
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_the_name_every_system_takes_the_new_one(names):
    path = portable(Path(*names))
    assert len(path.parts) == len(names)
    for part in path.parts:
        assert len(part.encode("utf-8", "replace")) <= LONGEST
        assert part == part.rstrip(". ")
        assert not set(part) & set('<>:"|?*\\/\0\n')
        assert not PureWindowsPath(part).is_reserved()
    assert portable(path) == path
