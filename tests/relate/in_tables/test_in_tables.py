"""Claims between the cells of one table, in layouts as bureaus print them."""

from __future__ import annotations

import pytest

from discloseparse import parse_bytes, parse_text
from discloseparse.relate.in_tables.columns import now_and_before
from discloseparse.result import Result
from discloseparse.tables.model import Column


def told(result: Result) -> list[str]:
    """Each relation between cells as ``form: explanation``."""
    return [f"{r.form}: {r.explanation}" for r in result.relations if r.form]


def read(*rows: str, unit: str = "万元") -> list[str]:
    return told(parse_text("\n".join((f"单位：{unit}", *rows)) + "\n"))


CASES = {
    "most rows tell whether a total holds the balance brought forward": (
        (
            "科目 合计 上年结转 财政拨款 事业收入",
            "教育 9.00 2.00 6.00 1.00",
            "卫生 4.00 0.50 3.00 0.50",
        ),
        {
            "row_sum: 2.00万元 + 6.00万元 + 1.00万元 = 9万元",
            "row_sum: 0.50万元 + 3.00万元 + 0.50万元 = 4万元",
        },
    ),
    "this year's total does not hold it": (
        (
            "科目 本年收入合计 上年结转 财政拨款 事业收入",
            "教育 7.00 2.00 6.00 1.00",
            "卫生 3.50 0.50 3.00 0.50",
        ),
        {"row_sum: 6.00万元 + 1.00万元 = 7万元", "row_sum: 3.00万元 + 0.50万元 = 3.5万元"},
    ),
    "rows and columns of a plain table": (
        ("乡镇 产业 基建 合计", "青山镇 10.5 4 14.5", "河口乡 8 6.2 14.2", "合计 18.5 10.2 28.7"),
        {
            "row_sum: 10.5万元 + 4万元 = 14.5万元",
            "row_sum: 8万元 + 6.2万元 = 14.2万元",
            "row_sum: 18.5万元 + 10.2万元 = 28.7万元",
            "column_sum: 10.5万元 + 8万元 = 18.5万元",
            "column_sum: 4万元 + 6.2万元 = 10.2万元",
            "column_sum: 14.5万元 + 14.2万元 = 28.7万元",
        },
    ),
    "what each is paid is no part, in whatever unit": (
        ("学区 秋季 春季 全学年 人均（元）", "东区 4.2 4.0 8.2 982", "南区 3.5 3.3 6.8 982"),
        {"row_sum: 4.2万元 + 4.0万元 = 8.2万元", "row_sum: 3.5万元 + 3.3万元 = 6.8万元"},
    ),
    "a wrong cell breaks its row and its column": (
        ("科目 合计 基本支出 项目支出", "教育 9.00 6.00 2.00", "合计 9.00 6.00 3.00"),
        {
            "row_sum: 6.00万元 + 2.00万元 = 8万元 ≠ 9.00万元",
            "row_sum: 6.00万元 + 3.00万元 = 9万元",
            "column_sum: 9.00万元 = 9.00万元",
            "column_sum: 6.00万元 = 6.00万元",
            "column_sum: 3.00万元 ≠ 2.00万元",
        },
    ),
    "其中 and its parts, changes and their rates": (
        (
            "项目 2026年预算数 2025年预算数 增减额 增减幅度（%）",
            "基本支出 60.00 50.00 10.00 20.00",
            "其中：人员经费 45.00 40.00 5.00 12.50",
            "公用经费 15.00 10.00 5.00 50.00",
            "项目支出 40.00 50.00 -10.00 -20.00",
            "合计 100.00 100.00 0.00 0.00",
        ),
        {
            "part_sum: 45.00万元 + 15.00万元 = 60万元",
            "part_sum: 40.00万元 + 10.00万元 = 50万元",
            "part_sum: 5.00万元 + 5.00万元 = 10万元",
            "column_sum: 60.00万元 + 40.00万元 = 100万元",
            "column_sum: 50.00万元 + 50.00万元 = 100万元",
            "column_sum: 10.00万元 + -10.00万元 = 0万元",
            "change: 60.00万元 − 50.00万元 = 10万元",
            "change: 45.00万元 − 40.00万元 = 5万元",
            "change: 15.00万元 − 10.00万元 = 5万元",
            "change: 40.00万元 − 50.00万元 = -10万元",
            "change: 100.00万元 − 100.00万元 = 0万元",
            "change: (60.00万元 − 50.00万元) ÷ 50.00万元 = 20%",
            "change: (45.00万元 − 40.00万元) ÷ 40.00万元 = 12.5%",
            "change: (15.00万元 − 10.00万元) ÷ 10.00万元 = 50%",
            "change: (40.00万元 − 50.00万元) ÷ 50.00万元 = -20%",
            "change: (100.00万元 − 100.00万元) ÷ 100.00万元 = 0%",
        },
    ),
    "a lone 其中 is no more than its whole": (
        ("项目 预算数 决算数", "培训费 5.00 4.00", "其中：师资费 2.00 4.50", "会议费 1.00 1.00"),
        {"part: 2.00万元 <= 5.00万元", "part: 4.50万元 <= 4.00万元"},
    ),
    "codes: 类, 款, 项": (
        (
            "科目编码 科目名称 合计",
            "208 社会保障和就业支出 9.00",
            "20805 行政事业单位养老支出 8.00",
            "2080505 基本养老保险缴费支出 5.00",
            "2080506 职业年金缴费支出 3.00",
            "20899 其他社会保障和就业支出 1.00",
            "221 住房保障支出 4.00",
            "合计 13.00",
        ),
        {
            "roll_up: 8.00万元 + 1.00万元 = 9万元",
            "roll_up: 5.00万元 + 3.00万元 = 8万元",
            "column_sum: 9.00万元 + 4.00万元 = 13万元",
        },
    ),
    "rates of completion": (
        ("项目 预算数 决算数 完成率（%）", "会议费 4.00 3.00 75.00", "培训费 2.00 2.00 90.00"),
        {"rate: 3.00万元 ÷ 4.00万元 = 75%", "rate: 2.00万元 ÷ 2.00万元 = 100% ≠ 90.00%"},
    ),
    "shares of the total row": (
        ("来源 金额 占比（%）", "财政拨款 30.00 75.00", "自筹 10.00 25.00", "合计 40.00 100.00"),
        {
            "column_sum: 30.00万元 + 10.00万元 = 40万元",
            "rate: 30.00万元 ÷ 40.00万元 = 75%",
            "rate: 10.00万元 ÷ 40.00万元 = 25%",
        },
    ),
    "subtotals close their own rows": (
        (
            "资金来源 本年数 上年数",
            "中央资金 3.00 2.00",
            "省级资金 2.00 1.00",
            "上级小计 5.00 3.00",
            "县级资金 1.00 1.00",
            "镇级资金 1.00 0.50",
            "本级小计 2.00 1.50",
            "合计 7.00 4.50",
        ),
        {
            "column_sum: 3.00万元 + 2.00万元 = 5万元",
            "column_sum: 2.00万元 + 1.00万元 = 3万元",
            "column_sum: 1.00万元 + 1.00万元 = 2万元",
            "column_sum: 1.00万元 + 0.50万元 = 1.5万元",
            "column_sum: 5.00万元 + 2.00万元 = 7万元",
            "column_sum: 3.00万元 + 1.50万元 = 4.5万元",
        },
    ),
    "numbered rows and what they consist of": (
        (
            "项目 预算数 上年预算数",
            "一、财政拨款收入 9.00 8.00",
            "1.一般公共预算资金 7.00 6.00",
            "2.政府性基金 2.00 2.00",
            "二、其他收入 1.00 1.00",
            "收入总计 10.00 9.00",
        ),
        {
            "part_sum: 7.00万元 + 2.00万元 = 9万元",
            "part_sum: 6.00万元 + 2.00万元 = 8万元",
            "column_sum: 9.00万元 + 1.00万元 = 10万元",
            "column_sum: 8.00万元 + 1.00万元 = 9万元",
        },
    ),
    "a total over its parts": (
        ("项目 预算数 决算数", "合计 9.00 8.00", "出国费 2.00 1.00", "接待费 7.00 7.00"),
        {"column_sum: 2.00万元 + 7.00万元 = 9万元", "column_sum: 1.00万元 + 7.00万元 = 8万元"},
    ),
    "rows in other units are no parts": (
        ("项目 预算数 决算数", "接待费 3.00 2.00", "批次（个） 40 20", "合计 3.00 2.00"),
        {"column_sum: 3.00万元 = 3.00万元", "column_sum: 2.00万元 = 2.00万元"},
    ),
    "unit prices are not added": (
        ("品名 单价 金额", "电脑 0.50 5.00", "打印机 0.20 0.40", "合计 0.70 5.40"),
        {"column_sum: 5.00万元 + 0.40万元 = 5.4万元"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_claims(name):
    rows, expected = CASES[name]
    assert set(read(*rows)) == expected


def test_balance_of_two_halves():
    found = read(
        "收入 预算数 支出 支出数",
        "一、财政拨款收入 9.00 一、教育支出 6.00",
        "二、其他收入 1.00 二、住房保障支出 4.00",
        "收入总计 10.00 支出总计 10.00",
    )
    assert "balance: 10.00万元 = 10.00万元" in found


def test_each_cell_knows_its_place():
    text = "单位：元\n科目 合计 基本支出 项目支出\n教育 9 6 2\n合计 9 6 3\n"
    result = parse_text(text)
    failed = [r for r in result.relations if r.holds is False]
    assert [r.because for r in failed] == ["教育，合计", "合计，项目支出"]
    assert [f.code for f in result.findings] == ["T201", "T202"]
    assert result.findings[0].message == (
        "表中“教育，合计”：6元 + 2元 = 8元，表内填9元，多1元；疑2元有一位数字有误，应为3元，另有1处因此不符"
    )


def test_no_claim_among_blank_or_zero_cells():
    assert read("科目 合计 基本支出 项目支出", "教育 0 0 0", "合计 0 0 0", unit="元") == []


def test_sangong_row_by_row():
    found = read(
        "项目 预算数 决算数",
        "“三公”经费小计 22.50 19.38",
        "因公出国（境）费 0.00 0.00",
        "公务用车购置及运行维护费 16.00 15.36",
        "其中：公务用车购置费 0.00 0.00",
        "公务用车运行维护费 16.00 15.36",
        "公务接待费 6.50 4.02",
        "会议费 3.00 1.86",
        "培训费 8.00 7.44",
    )
    assert "column_sum: 0.00万元 + 6.50万元 + 16.00万元 = 22.5万元" in found
    assert "column_sum: 0.00万元 + 4.02万元 + 15.36万元 = 19.38万元" in found
    assert sum("3.00" in line for line in found) == 0


def test_sangong_with_a_wrong_total():
    found = read(
        "项目 预算数 决算数",
        "“三公”经费合计 22.50 20.38",
        "因公出国（境）费 0.00 0.00",
        "公务用车运行维护费 16.00 15.36",
        "公务接待费 6.50 4.02",
        "会议费 3.00 1.86",
    )
    assert "column_sum: 0.00万元 + 4.02万元 + 15.36万元 = 19.38万元 ≠ 20.38万元" in found


def test_unnumbered_parts_of_a_row_are_not_added_twice():
    found = read(
        "项目 决算数 上年决算数",
        "本年收入合计 90.00 80.00",
        "年初财政拨款结转和结余 10.00 5.00",
        "一般公共预算财政拨款 8.00 4.00",
        "政府性基金预算财政拨款 2.00 1.00",
        "总计 100.00 85.00",
    )
    assert set(found) == {
        "part_sum: 8.00万元 + 2.00万元 = 10万元",
        "part_sum: 4.00万元 + 1.00万元 = 5万元",
        "column_sum: 90.00万元 + 10.00万元 = 100万元",
        "column_sum: 80.00万元 + 5.00万元 = 85万元",
    }


def test_a_header_that_is_no_total_binds_nothing():
    rows = ("地区 资金合计 第一批 第二批", "甲县 10 2 3", "乙县 20 4 9", "丙县 30 7 7")
    assert [line for line in read(*rows) if line.startswith("row_sum")] == []


def test_a_list_of_codes_with_gaps_is_a_warning_at_most():
    result = parse_text(
        "单位：万元\n科目编码 科目名称 合计\n208 社会保障和就业支出 9.00\n20805 其中养老支出 4.00\n20811 残疾人事业 2.00\n"
    )
    assert [(f.code, f.severity) for f in result.findings] == [("T203", "warning")]


BASIC = """<html><body><p>某局2024年度部门决算</p><p>一般公共预算财政拨款基本支出决算表</p><p>单位：万元</p><table>
<tr><td colspan=3>人员经费</td><td colspan=6>公用经费</td></tr>
<tr><td>科目编码</td><td>科目名称</td><td>决算数</td><td>科目编码</td><td>科目名称</td><td>决算数</td><td>科目编码</td><td>科目名称</td><td>决算数</td></tr>
<tr><td>301</td><td>工资福利支出</td><td>30.00</td><td>302</td><td>商品和服务支出</td><td>9.00</td><td>30239</td><td>其他交通费用</td><td>2.00</td></tr>
<tr><td>30101</td><td>基本工资</td><td>20.00</td><td>30201</td><td>办公费</td><td>4.00</td><td>310</td><td>资本性支出</td><td>1.00</td></tr>
<tr><td>30102</td><td>津贴补贴</td><td>10.00</td><td>30202</td><td>印刷费</td><td>3.00</td><td>31002</td><td>办公设备购置</td><td>1.00</td></tr>
<tr><td colspan=2>人员经费合计</td><td>30.00</td><td colspan=5>公用经费合计</td><td>10.00</td></tr>
</table></body></html>"""


def test_a_list_of_codes_printed_in_three_halves():
    found = told(parse_bytes(BASIC.encode()))
    assert set(found) >= {
        "roll_up: 20.00万元 + 10.00万元 = 30万元",
        "roll_up: 4.00万元 + 3.00万元 + 2.00万元 = 9万元",
        "roll_up: 1.00万元 = 1.00万元",
        "column_sum: 30.00万元 = 30.00万元",
        "column_sum: 9.00万元 + 1.00万元 = 10万元",
    }


def test_a_change_is_that_of_the_totals_where_one_year_is_parted():
    heads = [("2024年预算数",), ("2025年预算数", "小计"), ("2025年预算数", "基本支出")]
    columns = [Column(i, path, "amount", "万元") for i, path in enumerate(heads)]
    assert now_and_before(columns) == (columns[1], columns[0])


MONTHLY = {
    "months of a column of their own": (
        "单位：万元\n岗位 人数 月工资（元） 月数 金额\n管护员 25 600 12 18.00\n保洁员 40 850 10 34.00\n",
        ["unit_price: 25人 × 600元 × 12 = 18万元", "unit_price: 40人 × 850元 × 10 = 34万元"],
    ),
    "months told before the table": (
        (
            "补助按12个月发放。\n单位：元\n岗位 人数 月补贴标准 全年补贴\n"
            "管护员 25 600 180000\n保洁员 40 850 409000\n巡查员 12 900 129600\n"
        ),
        [
            "unit_price: 25人 × 600 × 12个月 = 180,000元",
            "unit_price: 40人 × 850 × 12个月 = 408,000元 ≠ 409000元",
            "unit_price: 12人 × 900 × 12个月 = 129,600元",
        ],
    ),
    "months told nowhere": (
        "单位：元\n岗位 人数 月补贴标准 全年补贴\n管护员 25 600 180000\n保洁员 40 850 408000\n",
        [],
    ),
}


@pytest.mark.parametrize("name", MONTHLY)
def test_months_of_a_monthly_standard(name):
    text, expected = MONTHLY[name]
    assert told(parse_text(text)) == expected
