"""A101–A121, E401, E403, U902: which relations the rules report, as what, and in which words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from discloseparse import parse_text

# Each text holds exactly the claims it fails at: code, severity, the words to look at first, message.
FAILING = [
    (
        "总额30.0万元，其中：设备费10.0万元、培训费12.5万元、办公费6.5万元。",
        [
            (
                "A101",
                "error",
                "30.0万元",
                "10.0万元 + 12.5万元 + 6.5万元 = 29万元，文中写30.0万元，多1万元",
            )
        ],
    ),
    (
        "总额1.2万元，其中：设备费7000元、培训费4000元。",
        [("A101", "error", "1.2万元", "7000元 + 4000元 = 1.1万元，文中写1.2万元，多0.1万元")],
    ),
    (
        "慰问困难职工80人，每人500元，共4.5万元。",
        [("A102", "error", "4.5万元", "80人 × 500元/人 = 4万元，文中写4.5万元，多0.5万元")],
    ),
    (
        "慰问困难职工80人，每人500元，共3.5万元。",
        [("A102", "error", "3.5万元", "80人 × 500元/人 = 4万元，文中写3.5万元，少0.5万元")],
    ),
    (
        "甲类20户，每户1000元；乙类10户，每户500元，共计2.8万元。",
        [
            (
                "A104",
                "error",
                "2.8万元",
                "20户 × 1000元/户 + 10户 × 500元/户 = 2.5万元，文中写2.8万元，多0.3万元",
            )
        ],
    ),
    (
        "2026年预算66.00万元，比上年增加6.00万元，增长9.09%。",
        [
            (
                "A105",
                "error",
                "9.09%",
                "6.00万元 ÷ (66.00万元 − 6.00万元) = 10%，文中写9.09%，少0.91个百分点；疑9.09%误以本年数为基数，应为10.00%",
            )
        ],
    ),
    (
        "2026年预算54.00万元，比上年减少6.00万元，下降11.11%。",
        [
            (
                "A105",
                "error",
                "11.11%",
                "6.00万元 ÷ (54.00万元 + 6.00万元) = 10%，文中写11.11%，多1.11个百分点；疑11.11%误以本年数为基数，应为10.00%",
            )
        ],
    ),
    (
        "本年支出45.6万元，上年支出40.1万元，增加4.5万元。",
        [("A106", "error", "4.5万元", "45.6万元 − 40.1万元 = 5.5万元，文中写4.5万元，少1万元")],
    ),
    (
        "年初预算12.5万元，支出决算10.0万元，完成年初预算的85.0%。",
        [("A110", "error", "85.0%", "10.0万元 ÷ 12.5万元 = 80%，文中写85.0%，多5个百分点")],
    ),
    (
        "收入合计200万元，其中财政拨款收入150万元，占70%；其他收入50万元，占25%。",
        [("A110", "error", "70%", "150万元 ÷ 200万元 = 75%，文中写70%，少5个百分点")],
    ),
    (
        "由149人减少到9人，下降93.9%。",
        [
            (
                "A118",
                "info",
                "93.9%",
                "(149人 − 9人) ÷ 149人 = 93.96%，文中写93.9%：尾数被截去，未四舍五入",
            )
        ],
    ),
    (
        "总额12万元，其中：设备费7万元、培训费4万元。",
        [
            (
                "A121",
                "warning",
                "12万元",
                "7万元 + 4万元 = 11万元，文中写12万元；只有把整数看作四舍五入的结果才相符",
            )
        ],
    ),
]

HOLDING = [
    "总额30.0万元，其中：设备费10.0万元、培训费12.5万元、办公费7.5万元。",
    "慰问困难职工80人，每人500元，共4万元。",
    "甲类20户，每户1000元；乙类10户，每户500元，共计2.5万元。",
    "2026年预算66.00万元，比上年增加6.00万元，增长10.00%。",
    "本年支出45.6万元，上年支出40.1万元，增加5.5万元。",
    "年初预算12.5万元，支出决算10.0万元，完成年初预算的80.0%。",
    "收入合计200万元，其中财政拨款收入150万元，占75%；其他收入50万元，占25%。",
]


@pytest.mark.parametrize(("text", "expected"), FAILING)
def test_what_is_reported(text, expected):
    result = parse_text(text)
    findings = [(f.code, f.severity, f.spans[0].of(text), f.message) for f in result.findings]
    assert findings == expected


@pytest.mark.parametrize("text", HOLDING)
def test_what_holds_is_checked_and_not_reported(text):
    result = parse_text(text)
    assert result.relations
    assert all(relation.holds for relation in result.relations)
    assert result.findings == []
    assert sum(c.count for c in result.coverage if c.status == "pass" and c.code[0] == "A") > 0


@pytest.mark.parametrize("text", [text for text, _ in FAILING])
def test_an_arithmetic_finding_points_at_its_relation_and_all_its_figures(text):
    result = parse_text(text)
    for finding in result.findings:
        assert finding.relation is not None
        relation = result.relations[finding.relation]
        assert finding.spans[0].start == relation.result.start
        told = {(span.start, span.end) for span in finding.spans}
        assert told == {(place.start, place.end) for place in relation.figures}
        assert relation.holds is (finding.category == "rounding")


@pytest.mark.parametrize(("text", "_"), FAILING)
def test_the_calculation_in_the_message_is_the_relations_own(text, _):
    result = parse_text(text, lang="en")
    (finding,) = result.findings
    relation = result.relations[finding.relation]
    assert finding.message.startswith(relation.explanation.split(" ≠ ")[0])
    if relation.holds is False:
        assert Decimal(relation.stated) != Decimal(relation.computed)
        assert ("more)" if Decimal(relation.stated) > Decimal(relation.computed) else "less)") in (
            finding.message
        )


TWICE = "一、资金安排情况\n{}\n二、项目实施计划\n{}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2026年安排培训经费6.00万元。", "全年计划支出培训经费6.50万元。", [("E401", "6.50万元")]),
        ("2026年安排培训经费6.00万元。", "全年计划支出培训经费6.00万元。", []),
        ("2026年安排培训经费6.04万元。", "全年计划支出培训经费6万元。", []),
        ("2026年安排培训经费6.00万元。", "全年计划支出会议经费6.50万元。", []),
        ("聘用生态护林员1286名。", "1268名生态护林员增收。", [("E403", "1268名")]),
        ("聘用生态护林员1286名。", "1286名生态护林员增收。", []),
        ("聘用生态护林员1286名。", "带动脱贫人口1268名增收。", []),
    ],
)
def test_restated_figures(first, second, expected):
    result = parse_text(TWICE.format(first, second))
    found = [f for f in result.findings if f.code[0] == "E"]
    assert [(f.code, f.spans[0].of(result.text)) for f in found] == expected
    for finding in found:
        assert finding.relation is not None
        assert finding.severity == "error"
        earlier = finding.spans[1].of(result.text)
        assert finding.message == f"前文为{earlier}，此处写{expected[0][1]}"


@pytest.mark.parametrize(
    ("stated", "meant"),
    [("1.17元", "1.17万元"), ("1.17亿元", "1.17万元"), ("11700万元", "1.17万元")],
)
def test_a_unit_that_cannot_be_meant(stated, meant):
    result = parse_text(f"45人，每人260元，共需资金{stated}。")
    (slip,) = (f for f in result.findings if f.code == "U902")
    assert slip.spans[0].of(result.text) == stated
    assert slip.message == f"{stated}的单位有误，按计算应为{meant}"
    assert (slip.severity, slip.category) == ("error", "unit_slip")


@pytest.mark.parametrize("stated", ["1.17万元", "11700元", "1.37万元", "2.17元"])
def test_other_differences_are_no_unit_slips(stated):
    result = parse_text(f"45人，每人260元，共需资金{stated}。")
    assert "U902" not in {f.code for f in result.findings}
