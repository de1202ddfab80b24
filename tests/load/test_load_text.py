"""Plain text: every encoding an office writes, and none guessed at."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.errors import EncodingError
from discloseparse.load import load_bytes

SIMPLIFIED = (
    "一、项目立项依据\n《青川区困难群众救助办法》（青政发〔2023〕12号），共80人，补助4万元。\n"
)
TRADITIONAL = (
    "一、項目立項依據\n《青川區困難群眾救助辦法》（青政發（2023）12號），共80人，補助4萬元。\n"
)


@pytest.mark.parametrize(
    ("text", "mark", "codec", "encoding"),
    [
        (SIMPLIFIED, b"", "utf-8", "utf-8"),
        (SIMPLIFIED, codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (SIMPLIFIED, codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, b"", "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, b"", "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
        (SIMPLIFIED, b"", "gbk", "gb18030"),
        (SIMPLIFIED + "㐂𠮷", b"", "gb18030", "gb18030"),
        (TRADITIONAL, b"", "big5", "big5"),
        (TRADITIONAL, b"", "gbk", "gb18030"),
        (TRADITIONAL, b"", "utf-8", "utf-8"),
        ("budget 2024: 5\n" * 400 + SIMPLIFIED, b"", "gbk", "gb18030"),
        ("汶川县", b"", "gbk", "gb18030"),
        ("Total 5,000.00\n", b"", "ascii", "utf-8"),
    ],
)
def test_encoding_is_recognised(text: str, mark: bytes, codec: str, encoding: str) -> None:
    document = load_bytes(mark + text.encode(codec))
    assert (document.text, document.encoding) == (text, encoding)
    assert not document.partial


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16-le"])
def test_a_file_cut_within_a_character_is_read_up_to_there(codec: str) -> None:
    document = load_bytes((SIMPLIFIED + "元").encode(codec)[:-1])
    assert document.text == SIMPLIFIED
    assert document.partial
    assert [item.code for item in document.diagnostics] == ["cut_text"]


@pytest.mark.parametrize(
    "data",
    [
        "Où est passé l'été dernier à Zürich".encode("latin-1"),
        "東京都の予算について説明します".encode("shift_jis"),
        "서울특별시 예산 설명서입니다".encode("euc-kr"),
        SIMPLIFIED.encode() + b"\xff\xff" + SIMPLIFIED.encode(),
        SIMPLIFIED.encode("gbk") + b"\xff" + SIMPLIFIED.encode("gbk"),
    ],
)
def test_nothing_is_turned_into_mojibake(data: bytes) -> None:
    with pytest.raises(EncodingError):
        load_bytes(data)


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    assert load_bytes("\u3000甲\r\n乙 \r\r丙\t\n".encode()).text == "\u3000甲\n乙 \n\n丙\t\n"


@given(
    st.text(alphabet="财政局项目资金万元人年度预算支出收入，。（）0123456789\n", min_size=8).filter(
        lambda text: any(char > "\u2e80" for char in text)
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"]),
)
def test_fiscal_text_survives_every_encoding(text: str, codec: str) -> None:
    assert load_bytes(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("text", "codec"), [("0000000元", "gbk"), ("café", "utf-8"), ("Ԫ", "utf-8-sig")]
)
def test_two_bytes_may_be_either(text: str, codec: str) -> None:
    assert load_bytes(text.encode(codec)).text == text
