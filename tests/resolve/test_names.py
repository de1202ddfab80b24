"""Names of organisations and projects that differ by a slip."""

import pytest

from discloseparse.outline import Project
from discloseparse.recognize import citations, organisations
from discloseparse.resolve.names import find_variants
from discloseparse.spans import Reading, Span


def variants(text: str, *, title: str = "", project: str = "") -> list[tuple[str, str, str]]:
    reading = Reading.plain(text)
    titles = [_span(text, title)] if title else []
    projects = [Project(None, _span(text, project), None, None, ())] if project else []
    found = find_variants(
        text, organisations.find(reading), citations.find(reading), projects, titles
    )
    return [(v.span.of(text), v.of.of(text), v.kind) for v in found]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "odd", "good"),
    [
        (
            "沙河县人民检察院概况\n沙河县人民检察院职责\n沙河县人民检查院支出5万元",
            "沙河县人民检查院",
            "沙河县人民检察院",
        ),
        (
            "下属县动物疫病预防控制中心，做好疫病防控。\n县动物疾病预防控制中心组织免疫。",
            "县动物疾病预防控制中心",
            "县动物疫病预防控制中心",
        ),
        (
            "白山县林业和草原局\n白山县林业和草原局\n由白山县林业与草原局采购",
            "白山县林业与草原局",
            "白山县林业和草原局",
        ),
        (
            "沙河县残疾人联合会\n沙河县残疾人联合会\n沙河县残疾人联和会",
            "沙河县残疾人联和会",
            "沙河县残疾人联合会",
        ),
        (
            "社区事务受理。\n办理社区事务受理。\n用作社区事物受理场所",
            "区事物受理",
            "区事务受理",
        ),
    ],
)
def test_an_organisation_misspelt_once(text, odd, good):
    assert variants(text) == [(odd, good, "organisation")]


@pytest.mark.parametrize(
    "text",
    [
        "县财政局\n县民政局\n县教育局\n县体育局",
        "沙河县水利局和青山县水利局",
        "沙河县人民政府\n县人民政府\n沙河县人民政府办公室",
        "县农业技术推广中心\n县林业技术推广中心",
        "沙河县公安局交通警察大队\n沙河县公安局交通警察中队",
        "沙河县第一初级中学\n沙河县第二初级中学",
        "省财政厅\n市财政局",
    ],
)
def test_different_organisations(text):
    assert variants(text) == []


def test_a_title_that_cuts_a_name_short():
    text = "青山市沙河区总2026年项目文本\n项目实施单位\n青山市沙河区总工会。"
    found = variants(text, title="青山市沙河区总2026年项目文本")
    assert found == [("青山市沙河区总", "青山市沙河区总工会", "organisation")]


@pytest.mark.parametrize("title", ["沙河县2026年项目文本", "沙河县总工会2026年项目文本"])
def test_a_title_with_the_place_alone_or_the_whole_name(title):
    assert variants(f"{title}\n项目实施单位\n沙河县总工会。", title=title) == []


def test_a_project_misspelt_in_its_own_text():
    text = "项目名称\n2026年乡村道路养护补助经费。\n概况\n乡村道路养护补助金费按季拨付。"
    found = variants(text, project="2026年乡村道路养护补助经费。")
    assert [(odd, kind) for odd, _, kind in found] == [("乡村道路养护补助金费", "project")]


def test_a_project_whose_text_goes_on_otherwise():
    text = "项目名称\n2026年乡村道路养护补助经费。\n概况\n乡村道路养护补助资金和经费共8万元。"
    assert variants(text, project="2026年乡村道路养护补助经费。") == []


def test_a_cited_title():
    between = "。\n概况\n资助学生三百名，覆盖全县所有乡镇中小学和幼儿园。\n"
    text = f"《沙河县春苗助学资金管理办法》{between}《沙河县春苗助学基金管理办法》"
    assert [kind for _, _, kind in variants(text)] == ["citation"]
