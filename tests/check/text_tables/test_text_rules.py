"""Rules about text against tables and about how accounts are worded: what they find, what they leave."""

from __future__ import annotations

import pytest

from discloseparse import parse_text
from discloseparse.pipeline import parse_bytes

FUND = (
    "政府性基金预算支出表\n单位：元\n科目 合计 基本支出 项目支出\n"
    "城乡社区支出 {0} 0 {0}\n合计 {0} 0 {0}\n"
)
ITEMS = (
    "1.“教育支出（类）普通教育（款）小学教育（项）”30.00万元，主要用于{}。\n"
    "2.“教育支出（类）普通教育（款）初中教育（项）”20.00万元，主要用于{}，主要原因是：{}。"
)


def words(text: str, code: str) -> list[str]:
    """What the findings of one rule point at first."""
    result = parse_text(text)
    return [f.spans[0].of(result.text) for f in result.findings if f.code == code]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("X306", FUND.format("1200") + "注：无此项预算，故本表无数据。", ["故本表无数据"]),
        ("X306", FUND.format("0") + "注：无此项预算，故本表无数据。", []),
        (
            "X306",
            FUND.format("1200") + "本单位2025年没有政府性基金预算拨款支出。",
            ["没有政府性基金预算拨款支出"],
        ),
        ("X306", FUND.format("1200") + "本单位无国有资本经营预算拨款支出。", []),
        ("X309", ITEMS.format("小学教育", "小学教育", "人数增加"), ["小学教育"]),
        ("X309", ITEMS.format("小学教育", "初中教育", "小学教育经费减少"), ["小学教育经费减少"]),
        ("X309", ITEMS.format("小学教育", "初中教育", "初中教育经费减少"), []),
        ("X309", ITEMS.format("普通教育小学教育", "校舍维修", "人数减少"), []),
        (
            "A108",
            "组织事务支出88.87万元，比上年增加46.19%。主要原因是：组织事务经费减少。",
            ["组织事务经费减少"],
        ),
        ("A108", "组织事务支出88.87万元，比上年增加46.19%。主要原因是：宣传经费减少。", []),
        ("A108", "支出总计与上年持平。主要原因：人员退休等原因减少支付。", ["持平"]),
        ("A108", "支出总计与上年持平。主要原因：人员增加与项目减少相抵。", []),
        ("A108", "支出总计与上年持平。主要原因：经费保持不变。", []),
        (
            "A107",
            "2023年当年预算执行数为0.00万元，2024年预算安排25.00万元，比2023年预算执行数增加100.00%。",
            ["增加100.00%"],
        ),
        ("A107", "上年预算数为0万元，本年安排5万元，比上年增加5万元。", []),
        ("U909", "一、收入\n收入5万元；\n二、支出\n支出5万元。", ["收入5万元；"]),
        ("U909", "一、收入\n收入5万元；\n支出5万元。\n二、其他\n无。", []),
        ("S810", "（一）负责预算。（二）负责国库管理。\n（三）负责资产。", ["（二）"]),
        ("S810", "（一）依据（二）所述办理。\n（二）负责国库管理。", []),
        ("S811", "与上年持平。主要原因：\n经费保持不变。", ["主要原因："]),
        ("S811", "与上年持平。主要原因：\n（一）人员增加。\n（二）项目减少。", []),
        ("N713", "公务车用车运行费保持不变。公务用车运行费2万元。", ["公务车用车"]),
        ("N713", "购置公务用车车辆。公务用车2辆。", []),
        ("N714", "某县2024年县级部门预算\n与市级财政有经费领拨关系的部门。", ["市级财政"]),
        ("N714", "某县2024年县级部门预算\n市级财政补助资金20万元。", []),
        ("U903", "安排补助资金80万，奖补20万元。", ["80万"]),
    ],
)
def test_what_is_found(code, text, expected):
    assert words(text, code) == expected


@pytest.mark.parametrize(
    ("item", "expected"), [("因公出国（境）费", ["完成预算的0%"]), ("公务接待费", [])]
)
def test_no_rate_of_completion_without_a_budget(item, expected):
    page = f"""<html><body><p>某局2024年度部门决算</p><p>财政拨款“三公”经费支出决算表</p><p>单位：万元</p>
    <table><tr><td colspan=2>合计</td><td colspan=2>因公出国（境）费</td><td colspan=2>公务接待费</td></tr>
    <tr><td>预算数</td><td>决算数</td><td>预算数</td><td>决算数</td><td>预算数</td><td>决算数</td></tr>
    <tr><td>0.95</td><td></td><td></td><td></td><td>0.95</td><td></td></tr></table>
    <p>{item}支出决算为0.00万元，完成预算的0%。</p></body></html>"""
    result = parse_bytes(page.encode())
    found = [f.spans[0].of(result.text) for f in result.findings if f.code == "A107"]
    assert found == expected
