"""Texts printed at one width and pasted line by line: a sentence goes on where the page's width broke it."""

from __future__ import annotations

import re

import pytest

from discloseparse import parse_text

SHORT = """县水利局预算说明
一、单位职责
负责水旱灾害防御。
二、机构设置
内设股室6个。
三、车辆
共有车辆5辆。
四、会议
召开会议4次。
五、培训
举办培训2期。
六、接待
接待20批次。
七、其他
无。
"""
PROSE = (
    "2024年部门收入预算1,420.60万元，其中一般公共预算拨款收入1,200.40万元，事业收入120.00万元，"
    "上级补助收入100.20万元。支出预算1,420.60万元，其中基本支出820.60万元，项目支出600.00万元。"
    "全区共有小型水库86座，按照工程规模划分，其中小（1）型12座、小（2）型74座，每座水库落实责任人3名，"
    "共落实责任人258名，责任人按照水库管理要求开展日常巡查，汛期每天不少于一次，非汛期每周不少于两次，"
    "发现险情及时上报处置，并由乡镇水利站建立巡查台账，按季度报县水利局备案，作为年度考核和补助发放的依据。"
)
_TOKEN = re.compile(r"[\d,.]+|.")


def _wrapped(text: str, columns: int) -> str:
    """``text`` in lines of ``columns``, no number broken and no sign at the beginning of a line."""
    lines, line, used = [], "", 0
    for token in _TOKEN.findall(text):
        wide = len(token) if token.isascii() else 2 * len(token)
        if used + wide > columns and token not in "，。、）":
            lines.append(line)
            line, used = "", 0
        line, used = line + token, used + wide
    return "\n".join([*lines, line, ""])


WRAPPED = "八、收支预算\n" + _wrapped(PROSE, 76)


def _found(text: str) -> set[str]:
    return {item.explanation for item in parse_text(text).relations}


def test_a_text_of_many_short_lines_is_wrapped_if_its_widest_break_in_mid_sentence() -> None:
    found = _found(SHORT + WRAPPED)
    assert "1,200.40万元 + 120.00万元 + 100.20万元 = 1,420.6万元" in found
    assert "820.60万元 + 600.00万元 = 1,420.6万元" in found


@pytest.mark.parametrize("columns", range(60, 90, 2))
def test_a_mark_in_mid_sentence_begins_no_item(columns: int) -> None:
    found = _found(SHORT + "八、收支预算\n" + _wrapped(PROSE, columns))
    assert "12座 + 74座 = 86座" in found
    assert "86座 × 3名/座 = 258名" in found


@pytest.mark.parametrize("end", ["。", "；"])
def test_lines_that_end_their_sentence_are_whole(end: str) -> None:
    items = (
        f"{n}.2080{n}0{n}行政运行支出{n}00.00万元，用于机关工作人员工资福利及日常办公支出{end}\n"
        for n in range(1, 7)
    )
    result = parse_text(SHORT + "八、支出\n" + "".join(items) + "以上各项合计2,100.00万元。\n")
    assert [r.explanation for r in result.relations if r.kind == "sum"] == [
        "100.00万元 + 200.00万元 + 300.00万元 + 400.00万元 + 500.00万元 + 600.00万元 = 2,100万元"
    ]
