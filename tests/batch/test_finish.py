"""Finishing a batch: cross-document findings, selection, and baselines that know documents apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discloseparse.batch.finish import Finished, finish
from discloseparse.errors import ConfigError
from tests.batch.shards import read, write_shards

CLAIM = "慰问困难职工80人，每人500元，共5万元。"
LIBRARY = "红岩县图书馆2024年度部门决算\n2024年度收入合计{}万元。"
TEXTS = {
    "甲/说明.txt": CLAIM,
    "乙/说明.txt": CLAIM + "由县总工会组织实施。",
    "图书馆.txt": LIBRARY.format("100.00"),
    "图书馆-网站.txt": LIBRARY.format("110.00"),
}


def make(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    return write_shards(folder, read(texts))


def entries(path: Path) -> list[dict[str, str]]:
    return json.loads(path.read_text("utf-8"))["accepted"]


def told(done: Finished) -> tuple[int, int, int]:
    return sum(done.rules.values()), done.accepted, len(done.stale)


def test_findings_of_all_kinds_are_counted(tmp_path):
    done = finish(make(tmp_path / "out"))
    assert done.documents == 4
    assert done.rules == {"A102": 2, "C002": 1}
    assert done.severities == {"error": 3, "warning": 0, "info": 0}
    assert done.cross == 1
    assert done.rows["findings"] == 3
    assert done.rows["documents"] == 4


def test_what_documents_say_against_each_other_has_its_own_file(tmp_path):
    finish(make(tmp_path / "out"), lang="en")
    (line,) = (tmp_path / "out" / "cross.jsonl").read_text("utf-8").splitlines()
    finding = json.loads(line)
    assert finding["document"] == "图书馆.txt"
    assert finding["code"] == "C002"
    assert (
        finding["message"] == "income of the year is 100.00万元 here, 110.00万元 in 图书馆-网站.txt"
    )
    (related,) = finding["related"]
    assert related["path"] == "图书馆-网站.txt"
    (place,) = related["spans"]
    assert TEXTS["图书馆-网站.txt"][place["start"] : place["end"]] == "110.00万元"


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ({"select": ["A"]}, 0),
        ({"select": ["C0"]}, 1),
        ({"ignore": ["C"]}, 0),
        ({"ignore": ["T"]}, 1),
    ],
)
def test_checks_are_chosen_as_rules_are(tmp_path, options, count):
    assert finish(make(tmp_path / "out"), **options).cross == count


def test_finishing_twice_gives_the_same(tmp_path):
    out = make(tmp_path / "out")
    first = finish(out)
    files = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert finish(out) == first
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == files


# --- baselines ------------------------------------------------------------------------------------------


def test_what_is_accepted_is_marked_with_its_reason_and_not_counted(tmp_path):
    baseline = tmp_path / "baseline.json"
    finish(make(tmp_path / "one"), write_baseline=baseline)
    data = json.loads(baseline.read_text("utf-8"))
    assert [entry["document"] for entry in data["accepted"]] == sorted(
        ["甲/说明.txt", "乙/说明.txt", "图书馆.txt"]
    )
    data["accepted"][0]["reason"] = "已核实"
    baseline.write_text(json.dumps(data), "utf-8")
    done = finish(tmp_path / "one", baseline=baseline)
    assert told(done) == (0, 3, 0)
    assert (done.cross, done.rows["findings"], done.absent) == (0, 3, 0)
    csv = (tmp_path / "one" / "tables" / "findings.csv").read_text("utf-8-sig")
    assert csv.count("true") == 4  # three accepted, one of them between documents
    assert csv.count("已核实") == 1


def test_an_entry_never_silences_another_document_of_the_same_name(tmp_path):
    baseline = tmp_path / "baseline.json"
    finish(make(tmp_path / "one", {"甲/说明.txt": CLAIM}), write_baseline=baseline)
    (entry,) = entries(baseline)
    both = read({"甲/说明.txt": CLAIM, "乙/说明.txt": CLAIM})
    assert {f.fingerprint for r in both for f in r.findings} == {entry["fingerprint"]}
    done = finish(
        make(tmp_path / "two", {"甲/说明.txt": CLAIM, "乙/说明.txt": CLAIM}), baseline=baseline
    )
    assert done.rules["A102"] == 1
    assert done.accepted == 1
    mended = {"甲/说明.txt": "慰问困难职工80人。", "乙/说明.txt": CLAIM}
    done = finish(make(tmp_path / "three", mended), baseline=baseline)
    assert told(done) == (1, 0, 1)
    (stale,) = done.stale
    assert (stale.document, stale.code) == ("甲/说明.txt", "A102")


def test_entries_of_documents_that_are_not_there_are_counted_apart(tmp_path):
    baseline = tmp_path / "baseline.json"
    finish(make(tmp_path / "one"), write_baseline=baseline)
    done = finish(make(tmp_path / "two", {"乙/说明.txt": CLAIM}), baseline=baseline)
    assert (done.accepted, done.stale, done.absent) == (1, [], 2)


def test_a_pair_that_was_accepted_does_not_accept_another_pair(tmp_path):
    baseline = tmp_path / "baseline.json"
    texts = {name: TEXTS[name] for name in ("图书馆.txt", "图书馆-网站.txt")}
    finish(make(tmp_path / "one", texts), write_baseline=baseline)
    moved = {"图书馆.txt": texts["图书馆.txt"], "图书馆-报纸.txt": texts["图书馆-网站.txt"]}
    assert finish(make(tmp_path / "two", moved), baseline=baseline).cross == 1


def test_writing_keeps_the_reasons_it_knows(tmp_path):
    baseline, out = tmp_path / "baseline.json", make(tmp_path / "out")
    finish(out, write_baseline=baseline)
    known = entries(baseline)
    known[1]["reason"] = "口径不同"
    baseline.write_text(json.dumps({"version": 1, "accepted": known}), "utf-8")
    finish(out, write_baseline=baseline)
    assert entries(baseline) == known


def test_a_baseline_of_nothing_can_be_read_again(tmp_path):
    baseline = tmp_path / "baseline.json"
    finish(make(tmp_path / "out", {"a.txt": "无。"}), write_baseline=baseline)
    assert entries(baseline) == []
    assert finish(tmp_path / "out", baseline=baseline).accepted == 0


def test_a_bad_baseline_is_refused_before_anything_is_written(tmp_path):
    out = make(tmp_path / "out")
    with pytest.raises(ConfigError):
        finish(out, baseline=tmp_path / "none.json")
    assert not (out / "tables").exists()
    assert not (out / "cross.jsonl").exists()
