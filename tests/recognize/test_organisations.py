"""Names of organisations: where they begin and where they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.recognize.organisations import find, place_length
from discloseparse.spans import Reading

FOUND = [
    ("沙河县林业和草原局2026年部门预算", ["沙河县林业和草原局"]),
    ("由县动物疫病预防控制中心等单位实施", ["县动物疫病预防控制中心"]),
    ("青山市沙河区总工会", ["青山市沙河区总工会"]),
    ("2026年度沙河县人民检察院支出", ["沙河县人民检察院"]),
    ("沙河县人民检查院机关运行经费", ["沙河县人民检查院"]),
    ("沙河县公安局交通警察大队秩序中队", ["沙河县公安局交通警察大队秩序中队"]),
    ("沙河县财政局、沙河县民政局", ["沙河县财政局", "沙河县民政局"]),
    ("县财政局会同县民政局核对", ["县财政局", "县民政局"]),
    ("县财政局和县民政局核对", ["县财政局", "县民政局"]),
    ("沙河县人民政府办公室印发", ["沙河县人民政府办公室"]),
    ("《沙河县财政局关于批复预算的通知》", ["沙河县财政局"]),
    ("根据中共沙河县委办公室的通知", ["中共沙河县委办公室"]),
    ("机具由白山县林业与草原局统一采购", ["白山县林业与草原局"]),
    ("沙河县第二初级中学", ["沙河县第二初级中学"]),
    ("报永安镇人民政府审定", ["永安镇人民政府"]),
    ("沙溪縣民政局", ["沙溪縣民政局"]),
]

NOT_FOUND = [
    "政府采购预算20万元",
    "依据《中华人民共和国政府采购法》和《中华人民共和国工会法》",
    "全县各级工会累计投入",
    "乡镇财政所造册",
    "形成了结构合理的布局",
    "本局机关内设办公室",
]


def names(text: str) -> list[str]:
    return [name.span.of(text) for name in find(Reading.plain(text))]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_name(text):
    assert names(text) == []


def test_a_place_known_from_a_clear_edge_is_found_inside_a_sentence():
    text = "沙河县预算公开。\n资金全部拨付给予沙河县教育局统筹使用。"
    assert names(text) == ["沙河县教育局"]


@pytest.mark.parametrize(
    ("name", "length"),
    [("清河县财政局", 3), ("县财政局", 1), ("青山市沙河区总工会", 6), ("中国残联", 0)],
)
def test_place_length(name, length):
    assert place_length(name) == length


@given(st.text(alphabet="沙河县市区镇政府局中心委员会财政由和的与、。 \n", max_size=60))
def test_names_are_ordered_and_apart(text):
    end = 0
    for name in find(Reading.plain(text)):
        assert end <= name.span.start < name.span.end <= len(text)
        end = name.span.end
