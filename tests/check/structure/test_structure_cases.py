"""The structure rules in the whole program, on the documents of ``documents/*.txt``."""

from __future__ import annotations

from collections import Counter

import pytest

from discloseparse import FindingItem, parse_text
from tests.check.structure.cases import Case, Expected, cases, unmarked

CASES = list(cases())


def param(case: Case):
    marks = pytest.mark.xfail(reason=case.failing, strict=True) if case.failing else ()
    return pytest.param(case, id=case.title, marks=marks)


def structure_findings(text: str) -> list[FindingItem]:
    return [f for f in parse_text(text).findings if f.code.startswith("S")]


def is_it(finding: FindingItem, wanted: Expected) -> bool:
    first = finding.spans[0]
    inside = wanted.place.start <= first.start and first.end <= wanted.place.end
    return finding.code == wanted.code and inside and wanted.named in finding.message


@pytest.mark.parametrize("case", [param(case) for case in CASES])
def test_what_a_reviewer_wants_is_found_and_nothing_else(case: Case):
    missed, extra = list(case.expected), []
    for finding in structure_findings(case.text):
        wanted = next((w for w in missed if is_it(finding, w)), None)
        if wanted:
            missed.remove(wanted)
        else:
            extra.append((finding.code, finding.spans[0].of(case.text)))
    assert [(w.code, w.place.of(case.text), w.named) for w in missed] == []
    assert extra == []


def test_every_fault_has_five_documents_and_ten_are_clean():
    files = Counter(case.title.partition(":")[0] for case in CASES)
    assert files.pop("clean") >= 10
    assert len(files) == 8
    assert min(files.values()) >= 5


def test_only_clean_documents_expect_nothing():
    assert {case.title.startswith("clean") for case in CASES if not case.expected} == {True}
    assert not any(case.expected for case in CASES if case.title.startswith("clean"))


def test_marks_are_read_as_places_in_the_text_without_them():
    text, expected = unmarked("一、甲\n⟦S801(乙) S802:二、丙⟧\n丁")
    assert text == "一、甲\n二、丙\n丁"
    assert [(e.code, e.place.of(text), e.named) for e in expected] == [
        ("S801", "二、丙", "乙"),
        ("S802", "二、丙", ""),
    ]
