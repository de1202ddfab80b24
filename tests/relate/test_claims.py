"""Claims in running text, each in the words of a report: what is bound, and whether it holds."""

from __future__ import annotations

import pytest

from discloseparse import parse_text
from tests.relate.told import Told, told

SUMS = [
    (
        "车辆共12辆，其中主要领导干部用车1辆、机要通信用车2辆、应急保障用车3辆、其他用车6辆。",
        ("12辆", ("1辆", "2辆", "3辆", "6辆"), True),
    ),
    (
        "全年支出80万元，按季度看，一季度15万元，二季度18万元，三季度22万元，四季度30万元。",
        ("80万元", ("15万元", "18万元", "22万元", "30万元"), False),
    ),
    (
        "项目总投资500万元，资金来源：中央财政300万元，省级财政120万元，县级自筹90万元。",
        ("500万元", ("120万元", "300万元", "90万元"), False),
    ),
    (
        "项目总投入68.5万元，其中：设备购置费41.2万元、人员培训费12.3万元、其他费用15万元。",
        ("68.5万元", ("12.3万元", "15万元", "41.2万元"), True),
    ),
    (
        "部门收入合计520.40万元，其中：财政拨款收入480.15万元，占92.27%；其他收入42.25万元，占8.12%。",
        ("520.40万元", ("42.25万元", "480.15万元"), False),
    ),
    (
        "现有在编人员46人，其中：行政人员28人，工勤人员5人，事业人员13人。",
        ("46人", ("13人", "28人", "5人"), True),
    ),
    (
        "中央财政安排120万元，省级财政配套45.6万元，县级自筹14.4万元，合计180万元。",
        ("180万元", ("120万元", "14.4万元", "45.6万元"), True),
    ),
    (
        "年末共有车辆9辆，由机要通信用车2辆、应急保障用车3辆和执法执勤用车4辆组成。",
        ("9辆", ("2辆", "3辆", "4辆"), True),
    ),
    (
        "全年支出306.2万元（人员经费251.7万元、公用经费54.5万元）。",
        ("306.2万元", ("251.7万元", "54.5万元"), True),
    ),
    (
        "上年结转18.4万元，加上本年下达的56万元，可用资金共74.4万元。",
        ("74.4万元", ("18.4万元", "56万元"), True),
    ),
    (
        "经费分配如下：\n1.课程开发12.6万元，用于教材编写；\n2.师资培训8.4万元；\n3.实训耗材5.0万元。\n以上三项共计27.0万元。",
        ("27.0万元", ("12.6万元", "5.0万元", "8.4万元"), False),
    ),
]


@pytest.mark.parametrize(("text", "claim"), SUMS)
def test_sums(text: str, claim: tuple[str, tuple[str, ...], bool]) -> None:
    assert Told("sum", *claim) in told(text, "sum")


PRODUCTS = [
    ("本次慰问老党员64人，每人600元，共计3.84万元。", ("3.84万元", ("600元", "64人"), True)),
    (
        "聘用保洁员25名，每人每月1800元，按12个月计算，需资金52万元。",
        ("52万元", ("12个月", "1800元", "25名"), False),
    ),
    ("采购课桌椅300套，单价420元，计12.6万元。", ("12.6万元", ("300套", "420元"), True)),
    ("修建蓄水池18座，每座补助2.5万元，共需45万元。", ("45万元", ("18座", "2.5万元"), True)),
    (
        "发放种粮补贴，面积12,400亩，每亩补助95元，合计117.8万元。",
        ("117.8万元", ("12,400亩", "95元"), True),
    ),
]


@pytest.mark.parametrize(("text", "claim"), PRODUCTS)
def test_products(text: str, claim: tuple[str, tuple[str, ...], bool]) -> None:
    assert Told("product", *claim) in told(text, "product")


def test_groups_that_share_one_amount_are_a_sum_of_products() -> None:
    text = "一档困难家庭30户，每户2000元；二档困难家庭45户，每户1200元，共计11.4万元。"
    assert told(text, "sum_of_products") == [
        Told("sum_of_products", "11.4万元", (("1200元", "45户"), ("2000元", "30户")), True)
    ]


CHANGES = [
    (
        "2025年预算318.6万元，比上年增加24.6万元，增长8.37%。",
        Told("growth", "8.37%", ("318.6万元", "24.6万元"), True),
    ),
    (
        "2025年预算318.6万元，比上年增加24.6万元，增长7.72%。",
        Told("growth", "7.72%", ("318.6万元", "24.6万元"), False),
    ),
    (
        "公务接待费2.40万元，比2023年的3.00万元减少0.60万元，下降20.00%。",
        Told("difference", "0.60万元", ("2.40万元", "3.00万元"), True),
    ),
    (
        "受助学生由上学期的210人增加到252人，增长20%。",
        Told("growth", "20%", ("252人", "210人"), True),
    ),
    (
        "支出预算为56万元，支出决算为50.4万元，完成预算的90%，决算数小于预算数5.6万元。",
        Told("difference", "5.6万元", ("50.4万元", "56万元"), True),
    ),
    (
        "资金到位80.00万元，实际支出76.35万元，年末结余3.56万元。",
        Told("difference", "3.56万元", ("80.00万元", "76.35万元"), False),
    ),
    (
        "2024年会议费支出10.00万元，比上年增加0.50万元，下降4.76%。",
        Told("growth", "4.76%", ("10.00万元", "0.50万元"), False),
    ),
]


@pytest.mark.parametrize(("text", "claim"), CHANGES)
def test_changes(text: str, claim: Told) -> None:
    assert claim in told(text)


SHARES = [
    (
        "本年支出合计640.00万元，其中：基本支出480.00万元，占75.00%；项目支出160.00万元，占25.00%。",
        Told("share", "75.00%", ("480.00万元", "640.00万元"), True),
    ),
    (
        "支出预算为56万元，支出决算为50.4万元，完成预算的92%。",
        Told("share", "92%", ("50.4万元", "56万元"), False),
    ),
    (
        "全年预算80万元，执行数72.8万元，预算执行率91%。",
        Told("share", "91%", ("72.8万元", "80万元"), True),
    ),
    ("发放问卷150份，收回144份，回收率96%。", Told("share", "96%", ("144份", "150份"), True)),
    (
        "总投资260万元，省级财政承担60%即156万元。",
        Told("share", "60%", ("156万元", "260万元"), True),
    ),
]


@pytest.mark.parametrize(("text", "claim"), SHARES)
def test_shares(text: str, claim: Told) -> None:
    assert claim in told(text, "share")


PROJECT = """项目名称
2026年{name}。
立项依据
《救助管理办法》。
项目实施单位
某区民政局。
项目基本概况
{overview}
项目实施内容
走访慰问。
资金安排情况
{funding}
项目实施计划
分季度实施。
项目实施成效
{outcomes}
"""


def test_a_figure_restated_in_another_section_is_equal_to_its_first_mention() -> None:
    text = PROJECT.format(
        name="困境儿童关爱",
        overview="计划关爱困境儿童135名，项目预算27万元。",
        funding="安排项目资金27万元，每名困境儿童2000元，关爱困境儿童135名。",
        outcomes="153名困境儿童得到关爱。",
    )
    equals = told(text, "equal")
    assert Told("equal", "27万元", ("27万元",), True) in equals
    assert Told("equal", "135名", ("135名",), True) in equals
    assert Told("equal", "153名", ("135名",), False) in equals


def test_capitals_and_digits_of_one_amount_are_equal() -> None:
    assert told("合同价叁万贰仟元整（32,000元）。", "equal") == [
        Told("equal", "32,000元", ("叁万贰仟元整",), True)
    ]


COMPARISONS = [
    ("接待费支出1.2万元，与上年1.2万元持平。", Told("comparison", "1.2万元", ("1.2万元",), True)),
    ("接待费支出1.5万元，与上年1.2万元持平。", Told("comparison", "1.5万元", ("1.2万元",), False)),
    (
        "预算为8.0万元，支出决算为9.5万元，决算数小于预算数的主要原因是厉行节约。",
        Told("comparison", "9.5万元", ("8.0万元",), False),
    ),
]


@pytest.mark.parametrize(("text", "claim"), COMPARISONS)
def test_comparisons(text: str, claim: Told) -> None:
    assert claim in told(text, "comparison")


SILENT = [
    "项目资金30万元，其中包括场地租金12万元、宣传费3万元等。",  # an open list
    "上年支出0万元，本年支出5万元，增长--%。",  # no base
    "一期建设投资40万元，二期建设投资60万元。",  # no total
    "行政编制20名，实有人员20人。",  # posts are not persons
    "财政拨款收入75.00万元，事业收入75.00万元。",  # equal by chance
    "合同期12个月，质保期12个月。",
    "每人补助500元，每户补助500元。",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_bound_where_the_words_do_not(text: str) -> None:
    assert told(text) == []


def test_of_two_equal_amounts_around_a_product_the_one_it_leads_to_is_its_result() -> None:
    text = (
        "一、资金安排情况\n帮扶困难职工80人，使用帮扶资金4万元，此项帮扶人数80人，标准每人500元，使用帮扶资金4万元。\n"
        "二、项目实施成效\n帮扶困难职工80人，发放帮扶资金4万元。"
    )
    result = parse_text(text)
    products = [r.result.start for r in result.relations if r.kind == "product" and r.result]
    assert products == [text.index("4万元", text.index("500元"))]


def test_what_changed_is_of_the_year_that_the_comparison_names() -> None:
    text = "项目总预算94.2万元。2025年预算86.8万元，实际支出78.5万元；2026年预算比2025年预算增加7.4万元。"
    assert told(text, "difference") == [
        Told("difference", "7.4万元", ("94.2万元", "86.8万元"), True)
    ]


OPEN_BY_SHARES = [
    "在编教师132名，其中高级教师40名，占30.3%，一级教师52名，占39.39%。",
    "安排资金500万元，其中省级补助300万元，占60%，其中贫困村200万元，占66.67%；县级配套200万元，占40%。",
]


@pytest.mark.parametrize("text", OPEN_BY_SHARES)
def test_parts_whose_shares_are_not_the_whole_make_no_failing_sum(text: str) -> None:
    assert [claim for claim in told(text, "sum") if not claim.holds] == []


def test_parts_whose_shares_are_the_whole_must_add_up() -> None:
    text = "在编教师132名，其中高级教师42名，占30.3%，一级教师92名，占69.7%。"
    assert Told("sum", "132名", ("42名", "92名"), False) in told(text, "sum")
