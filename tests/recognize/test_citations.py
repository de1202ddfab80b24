"""Citations: titles in every kind of marks, document numbers in every kind of brackets."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.recognize import citations
from discloseparse.recognize.citations import find
from discloseparse.spans import Reading

# The citation's words, its title, its number (agency, year, serial).
ONE = [
    # title alone, number alone, both ways round
    ("执行《工会会计制度》的规定", "《工会会计制度》", "工会会计制度", None),
    ("根据沙财农〔2022〕第15号文件", "沙财农〔2022〕第15号", None, ("沙财农", 2022, 15)),
    ("白政阅〔2024〕3号会议纪要", "白政阅〔2024〕3号", None, ("白政阅", 2024, 3)),
    (
        "《沙河县公务接待办法》（沙财行〔2021〕7号）。",
        "《沙河县公务接待办法》（沙财行〔2021〕7号）",
        "沙河县公务接待办法",
        ("沙财行", 2021, 7),
    ),
    (
        "依据沙工办通〔2022〕11号《关于印发考勤制度的通知》",
        "沙工办通〔2022〕11号《关于印发考勤制度的通知》",
        "关于印发考勤制度的通知",
        ("沙工办通", 2022, 11),
    ),
    (
        "《沙河县就业援助办法》沙人社发〔2022〕39号",
        "《沙河县就业援助办法》沙人社发〔2022〕39号",
        "沙河县就业援助办法",
        ("沙人社发", 2022, 39),
    ),
    (
        "沙财建〔2022〕3号文件《关于下达资金的通知》",
        "沙财建〔2022〕3号文件《关于下达资金的通知》",
        "关于下达资金的通知",
        ("沙财建", 2022, 3),
    ),
    (
        "《接待办法》（试行）（沙财行﹝2021﹞ 7 号）",
        "《接待办法》（试行）（沙财行﹝2021﹞ 7 号）",
        "接待办法",
        ("沙财行", 2021, 7),
    ),
    ("专题会议纪要（沙政纪〔2024〕27号）", "沙政纪〔2024〕27号", None, ("沙政纪", 2024, 27)),
    # brackets as people type them
    ("（沙财社[2021]24号）", "沙财社[2021]24号", None, ("沙财社", 2021, 24)),
    ("（沙财社【2021】24号）", "沙财社【2021】24号", None, ("沙财社", 2021, 24)),
    ("（沙财社（2021）24号）", "沙财社（2021）24号", None, ("沙财社", 2021, 24)),
    ("（沙财社［2021］024号）", "沙财社［2021］024号", None, ("沙财社", 2021, 24)),
    ("（沙财社２０２１〕24号）", "沙财社２０２１〕24号", None, ("沙财社", 2021, 24)),
    ("（沙财社〔2021 24号）", "沙财社〔2021 24号", None, ("沙财社", 2021, 24)),
    ("（沙財預〔2021〕36號）", "沙財預〔2021〕36號", None, ("沙財預", 2021, 36)),
    ("沙府发[98]12号", "沙府发[98]12号", None, ("沙府发", 1998, 12)),
    # issuer words outside the marks are not part of the agency
    ("以及平政办函〔2024〕88号文件", "平政办函〔2024〕88号", None, ("平政办函", 2024, 88)),
    ("资金已按磐财农（2024）17号下达", "磐财农（2024）17号", None, ("磐财农", 2024, 17)),
    ("决算经永财发〔2021〕33号批复", "永财发〔2021〕33号", None, ("永财发", 2021, 33)),
    ("县政府办公室沙政办发〔2024〕3号", "沙政办发〔2024〕3号", None, ("沙政办发", 2024, 3)),
    ("省财政厅宁财社〔2024〕3号", "宁财社〔2024〕3号", None, ("宁财社", 2024, 3)),
    ("依沙编发〔2019〕21号核定", "沙编发〔2019〕21号", None, ("沙编发", 2019, 21)),
    ("按照县委编办沙编办〔2019〕7号", "沙编办〔2019〕7号", None, ("沙编办", 2019, 7)),
    # decrees and announcements
    (
        "《社会救助办法》（国务院令第649号）",
        "《社会救助办法》（国务院令第649号）",
        "社会救助办法",
        ("国务院", None, 649),
    ),
    ("依照国务院第722号令", "国务院第722号令", None, ("国务院", None, 722)),
    (
        "（中华人民共和国主席令第四十九号）",
        "中华人民共和国主席令第四十九号",
        None,
        ("中华人民共和国主席", None, 49),
    ),
    (
        "《名称规定》（2018年修订，国务院令第7号）",
        "《名称规定》（2018年修订，国务院令第7号）",
        "名称规定",
        ("国务院", None, 7),
    ),
    ("财政部公告2023年第7号", "财政部公告2023年第7号", None, ("财政部", 2023, 7)),
    # what stays outside
    ("《接待办法》（2024年修订）第三条", "《接待办法》", "接待办法", None),
    ("《道路标线》（GB 5768系列标准）", "《道路标线》", "道路标线", None),
    # marks inside marks, and wrong ones
    ("《转发〈接待办法〉的通知》", "《转发〈接待办法〉的通知》", "转发〈接待办法〉的通知", None),
    ("《转发《接待办法》的通知》", "《转发《接待办法》的通知》", "转发《接待办法》的通知", None),
    ("《转发<接待办法>的通知》", "《转发<接待办法>的通知》", "转发<接待办法>的通知", None),
    ("《转发〈接待办法》的通知》", "《转发〈接待办法》的通知》", "转发〈接待办法》的通知", None),
    ("《《接待办法》》", "《《接待办法》》", "接待办法", None),
    ("<<接待管理办法>>", "<<接待管理办法>>", "接待管理办法", None),
    ("«接待管理办法»", "«接待管理办法»", "接待管理办法", None),
    ("根据‹接待管理办法›", "‹接待管理办法›", "接待管理办法", None),
    ("按《接待办法执行，另行通知。", "《接待办法", "接待办法", None),
    (
        "《转发〈接待办法〉的通知（沙财行〔2021〕7号）。",
        "《转发〈接待办法〉的通知（沙财行〔2021〕7号）",
        "转发〈接待办法〉的通知",
        ("沙财行", 2021, 7),
    ),
    # broken over a line
    (
        "《关于做好绩效评\n价工作的通知》\n（沙财绩〔2022〕\n6号）",
        "《关于做好绩效评\n价工作的通知》\n（沙财绩〔2022〕\n6号）",
        "关于做好绩效评\n价工作的通知",
        ("沙财绩", 2022, 6),
    ),
]

NONE = [
    "资金0<x<1，且y>3",
    "3号楼和5号线，第12号，2021年5号",
    "监督索引号53099900130801000",
    "依据GB/T 9704-2012",
    "责令第3号整改",
    "《》",
    "（2022）3号楼",
]

SEVERAL = [
    ("《会计法》、《预算法》和《采购法》", ["《会计法》", "《预算法》", "《采购法》"]),
    ("《接待办法（沙财〔2021〕4号），《预算法》", ["《接待办法（沙财〔2021〕4号）", "《预算法》"]),
    (
        "《接待办法》（沙财〔2021〕5号、沙民〔2021〕6号）",
        ["《接待办法》（沙财〔2021〕5号", "沙民〔2021〕6号"],
    ),
    ("《预算法》和沙财预〔2021〕3号", ["《预算法》", "沙财预〔2021〕3号"]),
    ("1.《甲办法\n2.《乙办法》", ["《甲办法", "《乙办法》"]),
]


def words(text: str) -> list[str]:
    return [citation.span.of(text) for citation in find(Reading.plain(text))]


@pytest.mark.parametrize(("text", "span", "title", "number"), ONE)
def test_one_citation_with_its_span_title_and_number(text, span, title, number):
    (citation,) = find(Reading.plain(text))
    assert citation.span.of(text) == span
    assert (citation.title and citation.title.of(text)) == title
    assert (citation.number and citation.number[1:4]) == number


@pytest.mark.parametrize("text", NONE)
def test_no_citation(text):
    assert words(text) == []


@pytest.mark.parametrize(("text", "spans"), SEVERAL)
def test_several_citations(text, spans):
    assert words(text) == spans


@pytest.mark.parametrize(
    ("number", "faults"),
    [
        ("沙财〔2021〕7号", ()),
        ("沙财〔2021〕\n7号", ()),
        ("沙财【2021】7号", ("bracket",)),
        ("沙财2021〕7号", ("bracket",)),
        ("沙财〔21〕7号", ("bracket",)),
        ("沙财〔2021〕第7号", ("ordinal",)),
        ("沙财〔2021〕07号", ("leading_zero",)),
        ("沙财〔2021〕 7号", ("space",)),
        ("国务院令第722号", ()),
    ],
)
def test_faults_of_form(number, faults):
    (citation,) = find(Reading.plain(number))
    assert citation.number.faults == faults


def test_a_reading_that_leaves_out_a_page_number_keeps_source_offsets():
    source = "执行《关于做好绩效\n- 3 -\n评价的通知》（沙财绩〔2022〕6号）"
    hidden = source.index("\n- 3 -\n")
    reading = Reading(source, [(0, hidden), (hidden + 7, len(source))])
    (citation,) = find(reading)
    assert citation.span.of(source) == source[2:]
    assert reading.text[citation.at.start : citation.at.end].startswith(
        "《关于做好绩效评价的通知》"
    )
    assert citation.number.agency == "沙财绩"


def test_agency_is_spelt_as_in_the_source_without_glosses():
    source = "（沙財(cái)預〔2021〕36號）"
    gloss = source.index("(cái)")
    reading = Reading(source, [(0, gloss), (gloss + 5, len(source))])
    (citation,) = find(reading)
    assert citation.number.agency == "沙財預"


@given(
    st.text(
        alphabet="《》〈〉<>‹›«»≪≫〔〕【】[]（）第号令公告年2021 \n。，沙财国务院办法的",
        max_size=80,
    )
)
def test_spans_are_ordered_and_apart_whatever_the_marks(text):
    found = find(Reading.plain(text))
    ends = 0
    for citation in found:
        assert ends <= citation.span.start < citation.span.end <= len(text)
        ends = citation.span.end
        assert citation.title is not None or citation.number is not None
        if citation.title is not None:
            assert citation.span.holds(citation.title)
        if citation.number is not None:
            assert citation.span.holds(citation.number.span)


HAN = st.text(alphabet="沙河青山某县区农林水利资金补助公益岗位", min_size=2, max_size=12)


@given(
    HAN, HAN, st.integers(1, 999), st.sampled_from(["〔〕", "【】", "[]", "（）", "［］", "﹝﹞"])
)
def test_a_title_with_its_number_is_found_in_any_context(before, name, serial, brackets):
    cited = f"《{name}管理办法》（沙财发{brackets[0]}2021{brackets[1]}{serial}号）"
    assert words(f"{before}，{cited}，{before}") == [cited]


@pytest.mark.parametrize(
    "unit", ["《", "〈", "<", "》《", "9号", "〔2021〕", "令第1号", "《〈", "号"]
)
def test_hostile_text_costs_linear_time(unit):
    def cost(size: int) -> float:
        reading = Reading.plain(unit * (size // len(unit)))
        best = 1.0
        for _ in range(3):
            start = time.process_time()
            citations.find(reading)
            best = min(best, time.process_time() - start)
        return best

    assert cost(80_000) <= 12 * max(cost(10_000), 0.001)


def test_no_case_repeats_another():
    assert len({re.sub(r"\s", "", case[0]) for case in ONE}) == len(ONE)
