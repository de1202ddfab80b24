"""Forty documents with twelve planted contradictions: all are found, none besides."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from discloseparse import Result, parse
from discloseparse.batch.collection.compare import compare
from discloseparse.batch.collection.registry import checks
from discloseparse.batch.collection.sayings import sayings
from discloseparse.batch.collection.subject import Subject
from discloseparse.result import FindingItem

FOLDER = Path(__file__).parent / "folder"
DOCUMENTS = sorted(p for p in FOLDER.rglob("*") if p.suffix in {".txt", ".html"})

# Written from the documents (see README.md there), not from the program: the rule, the two documents,
# and the words of each that contradict.
PLANTED = {
    ("C001", "上报/石门县/气象.txt", "决算2024/石门县气象服务中心.txt"): (
        "石门县气象服务中心2024年度部门决算",
        "石门县气象服务中心2024年度部门决算",
    ),
    ("C002", "决算2024/红岩县图书馆.txt", "决算2024/红岩县图书馆-网站.html"): (
        "286.40万元",
        "2,684,000.00元",
    ),
    ("C002", "预算2025/石川县水利局.txt", "预算2025/石川县水利局-三公经费.txt"): (
        "12.50万元",
        "15.50万元",
    ),
    ("C002", "决算2024/临水县档案馆-决算表.html", "决算2024/临水县档案馆-说明.txt"): (
        "146.50",
        "164.50万元",
    ),
    ("C003", "项目/总工会-困难职工帮扶.txt", "人大附件/重点项目汇编-工会.txt"): ("4万元", "6万元"),
    ("C003", "项目/林草局-护林员.txt", "项目/林草局-护林员-网站版.txt"): ("1286名", "1268名"),
    ("C004", "项目/临江县农业农村局-人才培训.txt", "项目/沙洲县农业农村局-带头人培训.txt"): (
        "项目基本概况",
        "项目基本概况",
    ),
    ("C004", "绩效/永宁县图书馆.txt", "绩效/双河县图书馆.txt"): (
        "一、项目绩效情况",
        "一、项目绩效情况",
    ),
    ("T222", "决算2023/平川县司法局.txt", "决算2024/平川县司法局.txt"): ("45.10万元", "41.50万元"),
    ("T222", "决算2023/东陵区残疾人联合会.txt", "决算2024/东陵区残疾人联合会.txt"): (
        "640.00万元",
        "625.00万元",
    ),
    ("T222", "决算2023/河滨市城市管理局.txt", "决算2024/河滨市城市管理局.txt"): (
        "4,980.00万元",
        "540.00万元",
    ),
    ("T223", "决算2024/明湖区卫生健康局.txt", "决算2024/所属单位/明湖区卫生健康局本级.txt"): (
        "4,530.00万元",
        "1,180.00万元",
    ),
}


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [_named(parse(path), path) for path in DOCUMENTS]


@pytest.fixture(scope="module")
def found(results: list[Result]) -> list[tuple[Result, FindingItem]]:
    return compared(results)


def compared(results: list[Result]) -> list[tuple[Result, FindingItem]]:
    said = [(r.source.path, sayings(Subject(r), checks())) for r in results]
    between = compare(sqlite3.connect(":memory:"), said, checks())
    return [(r, finding) for r in results for finding in between.of(r.source.path)]


def _named(result: Result, path: Path) -> Result:
    source = result.source.model_copy(update={"path": path.relative_to(FOLDER).as_posix()})
    return result.model_copy(update={"source": source})


def test_there_are_forty_documents():
    assert len(DOCUMENTS) == 40
    assert len(PLANTED) == 12


def test_all_are_found_and_none_besides(found):
    pairs = {(f.code, frozenset((r.source.path, f.related[0].path))) for r, f in found}
    assert pairs == {(code, frozenset((one, two))) for code, one, two in PLANTED}
    assert len(found) == 12


def test_each_points_at_the_words_of_both_documents(found, results):
    texts = {r.source.path: r.text for r in results}
    for result, finding in found:
        (related, *_), own = finding.related, result.source.path
        words = {
            own: finding.spans[0].of(texts[own]),
            related.path: related.spans[0].of(texts[related.path]),
        }
        (planted,) = (
            dict(zip(paths, said, strict=True))
            for (code, *paths), said in PLANTED.items()
            if code == finding.code and set(paths) == set(words)
        )
        assert words == planted


def test_a_department_names_all_its_units(found):
    (finding,) = (f for _, f in found if f.code == "T223")
    assert len(finding.related) == 3


def test_the_order_of_the_documents_does_not_matter(found, results):
    key = lambda one: (one[0].source.path, one[1].fingerprint)  # noqa: E731
    assert sorted(compared(results[::-1]), key=key) == sorted(found, key=key)
