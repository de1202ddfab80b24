"""Accepted findings: what a fingerprint knows, and what an entry accepts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discloseparse import parse_text
from discloseparse.baseline import (
    Entry,
    apply_baseline,
    fingerprint,
    read_baseline,
    write_baseline,
)
from discloseparse.errors import ConfigError

CLAIM = "慰问困难职工80人，每人500元，共5万元。"
OTHER = "培训费由1.0万元增加到3.0万元，增加5.0万元。"


def prints(text: str, name: str = "说明.txt") -> list[str]:
    return [finding.fingerprint for finding in parse_text(text, name=name).findings]


@pytest.mark.parametrize(
    "edited",
    [
        f"以下为全文。\n{CLAIM}",
        f"{CLAIM}以上由县总工会组织实施。",
        CLAIM.replace("80人", "80 人"),
        CLAIM.replace("80", "８０"),
    ],
    ids=["text before", "text after", "a space", "full width"],
)
def test_a_fingerprint_survives_edits_elsewhere(edited):
    assert prints(edited) == prints(CLAIM)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CLAIM.replace("5万元", "6万元"), "说明.txt"),
        (CLAIM.replace("80人", "90人"), "说明.txt"),
        (f"一、资金安排情况\n{CLAIM}", "说明.txt"),
        (CLAIM, "另一份.txt"),
        (CLAIM, "说明.docx"),
    ],
    ids=["another result", "another operand", "another section", "another file", "another kind"],
)
def test_a_fingerprint_tells_apart(text, name):
    assert prints(CLAIM) != prints(text, name)


def test_a_fingerprint_does_not_know_the_folder():
    assert prints(CLAIM, "甲/说明.txt") == prints(CLAIM, "乙/丙/说明.txt")


def test_findings_carry_their_fingerprint():
    result = parse_text(CLAIM, name="说明.txt")
    (finding,) = result.findings
    assert finding.fingerprint == fingerprint(result, finding)
    assert len(finding.fingerprint) == 16


def test_an_entry_accepts_one_finding():
    twice = parse_text(f"{CLAIM}\n\n另外，{CLAIM}").findings
    (one,) = {finding.fingerprint for finding in twice}
    entry = Entry(one, "A102", "", "")
    assert len(twice) == 2
    for entries, left, unused in [
        ([], 2, 0),
        ([entry], 1, 0),
        ([entry] * 2, 0, 0),
        ([entry] * 3, 0, 1),
    ]:
        outcome = apply_baseline(twice, entries)
        assert (len(outcome.kept), outcome.accepted) == (left, 2 - left)
        assert outcome.unused == [entry] * unused


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "基线.json"
    result = parse_text(CLAIM + OTHER, name="夹/说明.txt")
    assert write_baseline(path, [result]) == 2
    entries = read_baseline(path)
    assert [entry.fingerprint for entry in entries] == [f.fingerprint for f in result.findings]
    assert [entry.document for entry in entries] == ["说明.txt"] * 2
    assert [entry.about for entry in entries] == [f.message for f in result.findings]
    assert apply_baseline(result.findings, entries).kept == []
    assert "人" in path.read_text("utf-8"), "people can read it"


def test_a_reason_survives_rewriting(tmp_path):
    path = tmp_path / "基线.json"
    result = parse_text(CLAIM, name="说明.txt")
    write_baseline(path, [result])
    (entry,) = read_baseline(path)
    known = [entry._replace(reason="含取暖费1万元"), entry]
    write_baseline(path, [result], known)
    assert [e.reason for e in read_baseline(path)] == ["含取暖费1万元"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"accepted": 3}',
        '{"accepted": ["x"]}',
        '{"accepted": [{"code": "A"}]}',
    ],
)
def test_a_file_that_is_no_baseline(tmp_path, content):
    path = tmp_path / "基线.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_baseline(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_places_that_cannot_be_read_or_written(tmp_path):
    with pytest.raises(ConfigError, match="没有"):
        read_baseline(tmp_path / "没有.json")
    with pytest.raises(ConfigError, match="没有"):
        write_baseline(Path(tmp_path / "没有" / "基线.json"), [])


def test_the_file_is_plain_json(tmp_path):
    path = tmp_path / "基线.json"
    write_baseline(path, [parse_text(CLAIM, name="说明.txt")])
    data = json.loads(path.read_text("utf-8"))
    assert data["version"] == 1
    assert list(data["accepted"][0]) == ["fingerprint", "code", "document", "about", "reason"]
