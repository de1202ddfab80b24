"""The library's short public surface, and the JSON contract field by field."""

from __future__ import annotations

import json

import pytest

import discloseparse
from discloseparse import UnreadableError, audit, parse, parse_bytes, parse_text

CLAIM = "慰问困难职工80人，每人500元，共5万元。"

# Every field of the JSON that programs may rely on: fields may be added, never dropped.
CONTRACT = {
    "": "schema_version source kind kind_confidence kind_evidence year unit phase partial "
    "diagnostics text sections projects amounts headcounts percentages counts citations tables "
    "relations furniture coverage findings",
    "source": "path sha256 media_type encoding pages",
    "diagnostics": "code message page",
    "kind_evidence": "start end",
    "sections": "key number level parent heading start end",
    "projects": "title name year unit sections",
    "amounts": "start end text yuan high currency per approx section label",
    "headcounts": "start end text value unit approx section label",
    "percentages": "start end text value section",
    "counts": "start end text value unit section",
    "citations": "start end text title number section",
    "tables": "start end title unit header_rows rows cells",
    "relations": "kind result operands stated computed low high holds exactness explanation",
    "furniture": "start end kind page",
    "coverage": "code status count reason",
    "findings": "code category severity message spans relation section",
}
NESTED = {
    "NumberItem": "agency year serial text",
    "CellItem": "row col start end value",
    "Place": "start end page bbox paragraph table row col sheet cell",
    "RelationItem": "roles sign signs op target",
    "FindingItem": "related",
    "Related": "path spans",
    "Spanned": "page bbox",
}


def test_the_public_names():
    assert set(discloseparse.__all__) == {
        "DiscloseparseError",
        "FindingItem",
        "Limits",
        "RelationItem",
        "Result",
        "UnreadableError",
        "__version__",
        "audit",
        "parse",
        "parse_bytes",
        "parse_text",
        "picture",
    }
    assert dir(discloseparse) == discloseparse.__all__
    for name in discloseparse.__all__:
        assert getattr(discloseparse, name) is not None
        assert name == "__version__" or getattr(discloseparse, name).__doc__
    with pytest.raises(AttributeError, match="nothing"):
        _ = discloseparse.nothing


@pytest.mark.parametrize("group", CONTRACT)
def test_the_schema_has_every_field_of_the_contract(group):
    schema = discloseparse.Result.model_json_schema()
    fields = schema["properties"] if not group else _properties(schema, group)
    assert set(CONTRACT[group].split()) <= set(fields)


def _properties(schema, group):
    told = schema["properties"][group]
    reference = (told.get("items") or told)["$ref"]
    return schema["$defs"][reference.rpartition("/")[2]]["properties"]


@pytest.mark.parametrize("model", NESTED)
def test_the_models_have_every_nested_field(model):
    from discloseparse import result

    assert set(NESTED[model].split()) <= set(getattr(result, model).model_fields)


def test_every_promised_field_is_printed():
    text = f"一、资金安排\n{CLAIM}根据《接待办法》（财建〔2022〕377号），安排12个月，增长5.11%。\n"
    data = json.loads(parse_text(text).model_dump_json())
    assert set(CONTRACT[""].split()) <= set(data)
    for group in (
        "sections",
        "amounts",
        "headcounts",
        "percentages",
        "counts",
        "citations",
        "relations",
        "coverage",
        "findings",
    ):
        assert data[group], group
        for item in data[group]:
            assert set(CONTRACT[group].split()) <= set(item), group
    assert data["citations"][0]["number"] == {
        "agency": "财建",
        "year": 2022,
        "serial": 377,
        "text": "财建〔2022〕377号",
    }


def test_exact_numbers_are_strings():
    data = json.loads(parse_text(CLAIM).model_dump_json())
    assert [a["yuan"] for a in data["amounts"]] == ["500", "50000"]
    (relation,) = data["relations"]
    assert (relation["stated"], relation["computed"]) == ("50000", "40000")
    assert relation["holds"] is False
    assert relation["explanation"] == "80人 × 500元/人 = 4万元 ≠ 5万元"


def test_spans_are_code_points_of_the_text():
    text = f"\U00020bb7野镇：{CLAIM}"
    result = parse_text(text)
    assert result.text == text
    for item in (*result.amounts, *result.headcounts):
        assert text[item.start : item.end] == item.text == item.of(text)


def test_a_file_its_bytes_and_its_text_say_the_same(tmp_path):
    path = tmp_path / "说明.txt"
    path.write_bytes(CLAIM.encode("gb18030"))
    results = [parse(path), parse(str(path)), parse_bytes(path.read_bytes()), parse_text(CLAIM)]
    assert {result.text for result in results} == {CLAIM}
    assert len({str(result.relations) for result in results}) == 1


def test_a_missing_path_raises_both_errors(tmp_path):
    for read in (parse, audit):
        with pytest.raises(UnreadableError):
            read(tmp_path / "没有.txt")
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "没有.txt")


def test_audit_chooses_rules_and_leaves_the_result_alone():
    result = parse_text(f"{CLAIM}依据《接待办法》（青政办发【2022】7号）。")
    assert {f.code for f in audit(result).findings} == {"A102", "U901"}
    assert {f.code for f in audit(result, select=["U"]).findings} == {"U901"}
    assert {f.code for f in audit(result, ignore=["U9"]).findings} == {"A102"}
    assert {f.code for f in result.findings} == {"A102", "U901"}
    assert [c.code for c in audit(result, select=["U901"]).coverage] == ["U901"]


def test_audit_with_a_baseline(tmp_path):
    from discloseparse.baseline import write_baseline

    path, baseline = tmp_path / "说明.txt", tmp_path / "基线.json"
    path.write_text(CLAIM, "utf-8")
    write_baseline(baseline, [parse(path)])
    assert audit(path, baseline=baseline).findings == []
    assert audit(path, baseline=str(baseline), select=["A"]).relations


def test_the_language_of_messages():
    assert "文中写" in parse_text(CLAIM).findings[0].message
    assert "the text says" in parse_text(CLAIM, lang="en").findings[0].message


def test_a_result_survives_json():
    result = parse_text(CLAIM)
    assert discloseparse.Result.model_validate_json(result.model_dump_json()) == result
