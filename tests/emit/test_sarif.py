"""SARIF: valid, and its regions point at the words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from discloseparse import parse
from discloseparse.emit import Look, Unread
from discloseparse.emit.sarif import emit
from tests.emit.samples import told

FIXTURES = sorted(p for p in (Path(__file__).parents[2] / "fixtures").iterdir() if p.is_file())
DOCUMENTS = [path for path in FIXTURES if path.suffix != ".md"]


@cache
def schema() -> jsonschema.Draft4Validator:
    file = Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json"
    return jsonschema.Draft4Validator(json.loads(file.read_text("utf-8")))


def sarif(*results: Any, lang: str = "zh") -> dict[str, Any]:
    log = json.loads("".join(emit(results, Look(lang))))
    schema().validate(log)
    return log["runs"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_fixtures_together_are_valid(lang):
    results = [parse(path) for path in DOCUMENTS]
    run = sarif(*results, lang=lang)
    assert len(run["results"]) == sum(len(result.findings) for result in results) > 20
    assert [artifact["hashes"]["sha-256"] for artifact in run["artifacts"]] == [
        result.source.sha256 for result in results
    ]
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_schema_refuses_what_is_wrong():
    with pytest.raises(jsonschema.ValidationError):
        schema().validate({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_a_region_is_told_in_code_points():
    text = "𠮷村说明。\n补助𠮷村80人，共5万元。"
    run = sarif(told(text, "5万元", "80人", fingerprint="00ff"))
    (found,) = run["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 10, 13)
    assert text.splitlines()[1][9:12] == region["snippet"]["text"] == "5万元"
    (operand,) = found["relatedLocations"]
    assert operand["physicalLocation"]["region"]["snippet"]["text"] == "80人"
    assert found["partialFingerprints"] == {"discloseparse/v1": "00ff"}
    assert "ruleIndex" not in found  # X999 is no rule


def test_a_region_of_a_text_file_holds_whatever_its_line_breaks_are(tmp_path):
    file = tmp_path / "说明.txt"
    file.write_bytes("\ufeff𠮷村。\r\n慰问职工80人，每人500元，共5万元。\r\n".encode())
    (found,) = sarif(parse(file))["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    line = file.read_text("utf-8-sig").splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "5万元"
    assert not {"charOffset", "charLength"} & set(region)


def test_offsets_of_other_documents_are_those_of_their_text():
    result = next(r for r in map(parse, DOCUMENTS) if r.source.pages and r.findings)
    for found in sarif(result)["results"]:
        region = found["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert result.text[start : start + region["charLength"]] == region["snippet"]["text"]


def test_a_rule_is_found_by_its_index_and_explains_itself():
    result = parse(DOCUMENTS[0])
    run = sarif(result)
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)


def test_the_place_in_a_page_is_a_property():
    result = next(r for r in map(parse, DOCUMENTS) if r.source.pages and r.findings)
    location = sarif(result)["results"][0]["locations"][0]
    assert location["properties"]["page"] == 1
    assert len(location["properties"]["bbox"]) == 4


def test_what_could_not_be_read_is_notified():
    result = parse(DOCUMENTS[0])
    item = {"code": "page_limit", "message": "页数超出限制", "page": None}
    partial = result.model_validate(result.model_dump() | {"diagnostics": [item]})
    (notification,) = sarif(partial)["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "页数超出限制"


def test_a_run_that_missed_a_document_was_no_success():
    unread = [Unread("a b/坏.pdf", "文件已损坏")]
    log = json.loads("".join(emit([parse(DOCUMENTS[0])], Look(unread=unread))))
    schema().validate(log)
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]["text"]) == ("error", "文件已损坏")
    place = notification["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "a%20b/%E5%9D%8F.pdf"}
    assert sarif(parse(DOCUMENTS[0]))["invocations"][0]["executionSuccessful"] is True


def test_paths_are_uris():
    result = told("共5万元。", "5万元")
    source = result.source.model_copy(update={"path": "a b/决算#1.txt"})
    run = sarif(result.model_copy(update={"source": source}))
    assert run["artifacts"][0]["location"]["uri"] == "a%20b/%E5%86%B3%E7%AE%97%231.txt"


def test_no_document_at_all_is_valid():
    assert sarif()["results"] == []
