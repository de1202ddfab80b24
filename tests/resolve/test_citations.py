"""Which citations are of one document, and which titles are slips for another."""

import pytest

from discloseparse.recognize import citations
from discloseparse.resolve.citations import find_slips, resolve_citations
from discloseparse.spans import Reading


def resources(text: str) -> list[int]:
    return list(resolve_citations(text, citations.find(Reading.plain(text))))


def slips(text: str) -> list[tuple[list[str], str]]:
    found = find_slips(text, citations.find(Reading.plain(text)))
    return [([odd.of(text) for odd in slip.odd], slip.of.of(text)) for slip in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《预算法》……《采购法》……《预算法》", [0, 1, 0]),
        ("《接待办法》（沙财〔2021〕3号）……沙财【2021】3号文件", [0, 0]),
        ("《沙河县公务接待管理办法》……《办法》第三条", [0, 0]),
        ("《甲县接待管理办法》……《甲县差旅管理办法》……《办法》", [0, 1, 2]),
        ("《沙河县公务接待管理规定》（以下简称《接待规定》）……《接待规定》", [0, 0, 0]),
        ("《关于印发〈公务接待管理办法〉的通知》……《公务接待管理办法》", [0, 0]),
        ("《公务接待管理办法（试行）》……《公务接待管理办法》", [0, 0]),
        ("《下达资金的通知》（沙财〔2021〕3号）……《下达资金的通知》（沙财〔2022〕5号）", [0, 1]),
        ("《預算管理辦法》……《预算管理办法》", [0, 0]),
    ],
)
def test_one_number_for_each_document(text, expected):
    assert resources(text) == expected


FAR = "。\n项目概况\n本项目由县财政局组织实施，覆盖全县各乡镇，受益群众两千人。\n"


@pytest.mark.parametrize(
    ("first", "second", "odd"),
    [
        # the rest of the text speaks of 购买
        ("依据《沙河县机关后购后勤管理办法》，购买服务", "《沙河县机关购买后勤管理办法》", 0),
        # the number stands with the right one
        (
            "《沙河县公益岗位管理实施细则》（沙人社〔2021〕2号）",
            "《沙河县公益岗位管理实施办法》",
            1,
        ),
        # nothing else to go by: the later one
        ("《沙河县春苗助学资金管理办法》", "《沙河县春苗助学基金管理办法》", 1),
        ("《沙河县机关后勤购买管理办法》", "《沙河县机关购买后勤管理办法》", 1),
        ("《沙河县义务教育营养改善办法》", "《沙河县义务教育营养改进办法》", 1),
        ("《沙河县义务教育营养改善办法》", "《沙河县义务教育营养善办法》", 1),
    ],
)
def test_a_slip_is_found_and_the_odd_one_told(first, second, odd):
    text = first + FAR + second
    cited = [c.span.of(text) for c in citations.find(Reading.plain(text))]
    assert slips(text) == [([cited[odd]], cited[1 - odd])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("《沙河县2025年预算公开方案》", "《沙河县2026年预算公开方案》"),
        ("《关于下达第一批补助资金的通知》", "《关于下达第二批补助资金的通知》"),
        ("《宁海省农村供水管理条例》", "《宁海市农村供水管理条例》"),
        ("《沙河县城市低保工作规程》", "《沙河县农村低保工作规程》"),
        ("《沙河县农村低保工作规程》", "《沙河县农村低保工作规程实施细则》"),
        ("《农村供水管理办法》（沙水〔2021〕1号）", "《农村供水管护办法》（沙水〔2022〕9号）"),
        ("《教师法》", "《律师法》"),
        ("《沙河县重大疾病救助管理办法》", "《沙河县突发事件救助管理办法》"),
    ],
)
def test_two_documents_are_no_slip(first, second):
    assert slips(first + FAR + second) == []


def test_documents_cited_side_by_side_are_two():
    assert slips("《公益岗位管理实施细则》；\n2.《公益岗位管理实施办法》；\n3.《预算法》") == []


def test_resolving_costs_linear_time():
    text = "".join(f"《{chr(0x4E00 + i)}{chr(0x5000 + i)}镇救助管理办法》。\n" for i in range(3000))
    assert len(set(resources(text))) == 3000
