"""Cells as displayed: number format codes and what Excel and WPS show with them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.load.sheets.builtin import BUILTIN
from discloseparse.load.sheets.display import Shown, show

ACCOUNTING = BUILTIN[43]
CASES = [
    # General: whole numbers in full, others within eleven characters
    ("General", "0", "0"),
    ("General", "-1234.5", "-1234.5"),
    ("General", "0.1", "0.1"),
    ("General", "3229.8899999999999", "3229.89"),
    ("General", "0.30000000000000004", "0.3"),
    ("General", "0.333333333333333", "0.333333333"),
    ("General", "1234567.891234", "1234567.891"),
    ("General", "123456789012", "123456789012"),
    ("General", "1E-12", "1.00000E-12"),
    ('G/通用格式"元"', "12.5", "12.5元"),
    # places, rounding half up as shown digits say
    ("0", "12345.5", "12346"),
    ("0.00", "3229.8899999999999", "3229.89"),
    ("0.00", "2.675", "2.68"),
    ("0.00", "1.005", "1.01"),
    ("0.00", "-0.5", "-0.50"),
    ("#,##0.00", "12345.675", "12,345.68"),
    ("#,##0.00", "0", "0.00"),
    ("#,##0", "999999.5", "1,000,000"),
    ("000000", "2010601", "2010601"),
    ("000000", "101", "000101"),
    ("#.##", "0.5", ".5"),
    ("0.0#", "1", "1.0"),
    ("??0.0?", "1", "1.0"),
    ("0.0_ ", "1.25", "1.3"),
    # percent and exponent
    ("0.00%", "0.0511", "5.11%"),
    ("0%", "1", "100%"),
    ("0.00E+00", "12345.675", "1.23E+04"),
    ("0.00E+00", "0", "0.00E+00"),
    # another unit is shown than is stored
    ("0!.0,", "12345", "1.2"),
    ("0!.0,", "399", "0.0"),
    ("0\\.0,", "123456", "12.3"),
    ("0!.0000", "12345", "1.2345"),
    ('#0!.0,"万元"', "4567000", "456.7万元"),
    ('0!.00,,"亿元"', "3229890000", "32.30亿元"),
    ("0.00,", "3229890", "3229.89"),
    ('0.00,,"百万"', "1234567890", "1234.57百万"),
    ('[>=10000]0!.0,"万元";0"元"', "45356", "4.5万元"),
    ('[>=10000]0!.0,"万元";0"元"', "453", "453元"),
    ('[>=10000]0!.0,"万元";0"元"', "-453", "-453元"),
    # signs: brackets, an own sign, colour alone
    ("0.00;(0.00)", "-5", "(5.00)"),
    (BUILTIN[40], "-12345.675", "(12,345.68)"),
    ("0.00;[Red]-0.00", "-5", "-5.00"),
    ("0.00;[Red]0.00", "-5", "-5.00"),
    ("0.00;[红色]0.00", "-5", "-5.00"),
    ("0.00;0.00", "-5", "5.00"),
    ("0.0;▲0.0", "-5", "▲5.0"),
    ("¥#,##0.00;¥-#,##0.00", "-1234.5", "¥-1,234.50"),
    ("[$¥-804]#,##0.00", "1234.5", "¥1,234.50"),
    ('[<0]"负"0.0;0.0', "-1", "负1.0"),
    (ACCOUNTING, "1234.5", "1,234.50"),
    (ACCOUNTING, "-1234.5", "-1,234.50"),
    (ACCOUNTING, "0", "-"),
    ('0.00;-0.00;""', "0", ""),
    (";;;", "5", ""),
    ('#,##0.00"万元"', "12", "12.00万元"),
    # dates
    ('yyyy"年"m"月"d"日"', "45356.75", "2024年3月5日"),
    (BUILTIN[14], "45356", "2024/3/5"),
    (BUILTIN[57], "45356", "2024年3月"),
    ("yyyy-mm-dd", "45356", "2024-03-05"),
    ("yyyy/m/d h:mm", "45356.75", "2024/3/5 18:00"),
    ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "45657", "二〇二四年十二月三十一日"),
    ("aaaa", "45356", "星期二"),
    ("[$-804]dddd", "45356", "星期二"),
    ("mmm-yy", "45356", "Mar-24"),
    ("h:mm AM/PM", "0.75", "6:00 PM"),
    ('上午/下午h"时"mm"分"', "0.75", "下午6时00分"),
    ("[h]:mm:ss", "1.5", "36:00:00"),
    ("mm:ss.0", "0.000012", "00:01.0"),
    ("e.m.d", "45356", "2024.3.5"),
    ("yyyy/m/d", "1", "1900/1/1"),
    ("yyyy/m/d", "61", "1900/3/1"),
]


@pytest.mark.parametrize(("code", "value", "text"), CASES)
def test_a_number_is_what_is_shown(code: str, value: str, text: str) -> None:
    assert show(Decimal(value), code) == Shown(text)


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("# ?/?", "0.25", "0.25"),
        ("[DBNum2]0", "12", "12"),
        ("##0.0E+0", "12345", "12345"),
        ("yyyy/m/d", "-1", "-1"),
        ("yyyy/m/d", "3000000", "3000000"),
        ("[<0]0;[>100]0", "5", "5"),
    ],
)
def test_what_cannot_be_shown_so_is_general_and_said(code: str, value: str, text: str) -> None:
    assert show(Decimal(value), code) == Shown(text, exact=False)


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0.00", "  甲 ", "  甲 "),
        ("@", "0012", "0012"),
        ('@"局"', "民政", "民政局"),
        ('0;-0;0;"["@"]"', "甲", "[甲]"),
        (";;;", "甲", ""),
    ],
)
def test_a_text_goes_by_its_own_section(code: str, value: str, text: str) -> None:
    assert show(value, code).text == text


def test_years_may_count_from_1904() -> None:
    assert show(Decimal(43894), "yyyy/m/d", from_1904=True).text == "2024/3/5"
    assert show(True, "0.00").text == "TRUE"


@given(st.decimals(-(10**12), 10**12, places=4), st.integers(0, 4))
def test_the_shown_number_is_the_nearest_with_its_digits(value: Decimal, places: int) -> None:
    code = "#,##0" + ("." + "0" * places if places else "")
    shown = show(value, code)
    assert shown.exact
    assert abs(Decimal(shown.text.replace(",", "")) - value) <= Decimal(1).scaleb(-places) / 2 + (
        Decimal("0.001") if abs(value) > 10**11 else 0  # fifteen digits are stored
    )


@given(st.text('0#?.,%E+-/@;[]<>=*_\\!"ymdhsaeg年$元 RedDBNum1', max_size=20), st.decimals())
def test_no_code_and_no_value_fails(code: str, value: Decimal) -> None:
    assert isinstance(show(value, code).text, str)
