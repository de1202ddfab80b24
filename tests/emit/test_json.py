"""json and jsonl: results as data."""

from __future__ import annotations

import json

import pytest

from discloseparse import Result, parse_text
from discloseparse.emit import Look, formats

DOCUMENTS = [
    parse_text(f"第{n}份：慰问80人，每人500元，共4万元。\n第二行", name=f"{n}.txt")
    for n in "一二三"
]


def printed(name: str, results) -> str:
    return "".join(formats()[name].emit(iter(results), Look()))


def test_the_formats():
    assert {name: f.data for name, f in formats().items()} == {
        "github": True,
        "json": True,
        "jsonl": True,
        "junit": True,
        "sarif": True,
        "text": False,
    }


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_lines(count):
    lines = printed("jsonl", DOCUMENTS[:count]).splitlines()
    assert [Result.model_validate_json(line) for line in lines] == DOCUMENTS[:count]


def test_one_document_is_an_object_and_several_are_an_array():
    assert printed("json", []) == ""
    assert Result.model_validate_json(printed("json", DOCUMENTS[:1])) == DOCUMENTS[0]
    for count in (2, 3):
        data = json.loads(printed("json", DOCUMENTS[:count]))
        assert [Result.model_validate(d) for d in data] == DOCUMENTS[:count]


def test_chinese_is_printed_as_it_is():
    assert "慰问80人" in printed("json", DOCUMENTS[:1])
    assert printed("json", DOCUMENTS[:1]).startswith('{\n  "schema_version": "1",\n')


def test_origins_that_are_not_known_are_left_out_and_other_fields_are_not():
    (amount, *_) = json.loads(printed("json", DOCUMENTS[:1]))["amounts"]
    assert "page" not in amount
    assert "bbox" not in amount
    assert amount["high"] is None


def test_a_line_is_there_as_soon_as_its_document_is():
    def endless():
        yield DOCUMENTS[0]
        raise AssertionError("read too far")

    assert next(formats()["jsonl"].emit(endless(), Look())).endswith("}\n")
