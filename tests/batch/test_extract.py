"""Extracts: finishing joins what the workers made, and reads results only where something was found."""

from __future__ import annotations

import pytest

from discloseparse import Result, parse_text
from discloseparse.batch.collection.registry import checks
from discloseparse.batch.collection.sayings import sayings
from discloseparse.batch.collection.subject import Subject
from discloseparse.batch.extract import Extract
from discloseparse.batch.finish import finish
from discloseparse.batch.tables.registry import tables
from tests.batch.shards import read, write_shards
from tests.cli.conftest import FAILS, HOLDS

LIBRARY = "红岩县图书馆2024年度部门决算\n2024年度收入合计{}万元。"


@pytest.mark.parametrize("text", ["", HOLDS, FAILS, LIBRARY.format(1), "\ud800坏字，收入5万元。"])
def test_an_extract_travels_as_bytes_and_is_the_same_again(text):
    result = parse_text(text, name="甲/一.txt")
    extract = Extract.of(result)
    assert Extract.unpack(extract.pack()) == extract
    assert Extract.of(result).pack() == extract.pack()


def test_facts_are_the_same_when_they_are_read_again():
    subject = Subject(parse_text(LIBRARY.format("100.00")))
    told = {(saying.code, saying.key): saying.load() for saying in sayings(subject, checks())}
    taken = {(check.code, fact.key): [] for check in checks() for fact in check.take(subject)}
    for check in checks():
        for fact in check.take(subject):
            taken[check.code, fact.key].append(fact)
    assert told == taken
    assert taken


def test_an_extract_holds_the_rows_of_all_tables_but_those_made_at_the_end():
    names = {table.name for table in tables()}
    assert set(Extract.of(parse_text(FAILS)).rows) == names - {"findings"}


@pytest.mark.parametrize(
    ("texts", "again"),
    [
        ({"好.txt": HOLDS, "坏.txt": FAILS}, ["坏.txt"]),
        ({"一.txt": LIBRARY.format("100.00"), "二.txt": LIBRARY.format("110.00")}, ["二.txt"]),
        ({"好.txt": HOLDS}, []),
    ],
    ids=["found within", "found between", "nothing"],
)
def test_a_result_is_read_again_once_if_something_was_found(tmp_path, monkeypatch, texts, again):
    out = write_shards(tmp_path / "out", read(texts))
    parsed: list[str] = []
    real = Result.model_validate_json

    def count(line: bytes) -> Result:
        result = real(line)
        parsed.append(result.source.path)
        return result

    monkeypatch.setattr(Result, "model_validate_json", count)
    finish(out)
    assert parsed == again
