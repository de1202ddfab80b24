"""The fixtures, read whole: results equal the golden files; findings equal what was put in."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from discloseparse import parse

ROOT = Path(__file__).parent.parent
FIXTURES = sorted(p for p in (ROOT / "fixtures").iterdir() if p.is_file() and p.suffix != ".md")


def accepting() -> ModuleType:
    """The script that writes golden files, so that both sides render a result alike."""
    spec = importlib.util.spec_from_file_location("accept", ROOT / "scripts" / "accept_fixtures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.suffix[1:] + path.stem)
def test_the_whole_result_is_the_golden_one(fixture: Path) -> None:
    accept = accepting()
    assert accept.result_of(fixture) == accept.expected_file(fixture).read_text("utf-8")


def test_there_is_a_golden_file_for_each_fixture_and_no_other() -> None:
    accept = accepting()
    expected = {accept.expected_file(path).name for path in FIXTURES}
    assert {path.name for path in (ROOT / "fixtures" / "expected").iterdir()} == expected
    assert len(FIXTURES) >= 8
    assert {path.suffix for path in FIXTURES} == {".txt", ".docx", ".pdf", ".html"}


# Written from the documents, not from the program: rule and the words it must point at first.
TRUTH = {
    "工会帮扶项目.txt": [],
    "历史文本.txt": [("S804", "立项依据")],
    "部门预算说明.docx": [],
    "决算公开.pdf": [],
    "补贴资金公示.html": [],
    "繁體決算說明.txt": [("A105", "11.11%")],
    "绩效自评报告.pdf": [("A110", "98.54%"), ("A101", "2,330人")],
    "以工代赈公示.html": [("E401", "325.00万元"), ("A110", "6.50%"), ("A101", "88.60万元")],
    "三公经费决算.docx": [
        ("A110", "82%"),
        ("A105", "12.50%"),
        ("A101", "9.60万元"),
        ("S809", "下降（增长）"),
        ("Y601", "2023年"),
    ],
    "生态护林员补助.txt": [
        ("U901", "青林规【2022】18号"),
        ("N701", "青禾县林业与草原局"),
        ("E403", "342名"),
        ("S801", "青禾县林业和草原局2025年重点领域财政项目文本公开"),
        ("A101", "74.10万元"),
        ("S802", "五、项目实施内容"),
        ("A102", "16.8元"),
        ("U902", "16.8元"),
        ("A102", "2.10万元"),
        ("Y605", "2024年"),
    ],
}


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.suffix[1:] + path.stem)
def test_findings_are_the_errors_that_were_put_in(fixture: Path) -> None:
    result = parse(fixture)
    told = [(f.code, f.spans[0].of(result.text)) for f in result.findings]
    assert sorted(told) == sorted(TRUTH[fixture.name])


def test_every_span_of_every_result_quotes_its_text() -> None:
    for fixture in FIXTURES:
        result = parse(fixture)
        for item in (*result.amounts, *result.headcounts, *result.counts, *result.citations):
            assert item.of(result.text) == item.text
        for relation in result.relations:
            assert all(place.of(result.text).strip() for place in relation.figures)
