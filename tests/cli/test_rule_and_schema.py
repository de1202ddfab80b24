"""rule and schema."""

from __future__ import annotations

import json

import jsonschema
import pytest

from discloseparse.batch.collection.registry import checks
from discloseparse.check.registry import rules
from tests.cli.conftest import FAILS, HOLDS

CITES = "2026年安排12个月，根据《接待办法》（财建〔2022〕377号），比上年增长5.11%。\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_listed_on_a_line(run, lang):
    done = run("rule", "--lang", lang)
    lines = done.out.splitlines()
    assert done.status == 0
    listed = sorted((*rules(), *checks()), key=lambda rule: rule.code)
    assert [line.split()[0] for line in lines] == [rule.code for rule in listed]
    for line, rule in zip(lines, listed, strict=True):
        assert rule.name in line
        assert rule.title.to(lang) in line


@pytest.mark.parametrize("code", ["A102", "a102"])
def test_one_rule_explained(run, code):
    done = run("rule", code)
    assert done.status == 0
    for words in ("A102 product", "级别:", "不合规示例:", "合规示例:", "依据:"):
        assert words in done.out


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_rule_explains_itself_in_both_languages(run, rule):
    for lang in ("zh", "en"):
        out = run("rule", rule.code, "--lang", lang).out
        assert rule.explanation.to(lang) in out
        assert rule.source in out
        assert rule.failing.split("\n")[0] in out


@pytest.mark.parametrize(("lang", "told"), [("zh", "没有编号为"), ("en", "there is no rule")])
def test_an_unknown_rule(run, lang, told):
    done = run("rule", "Z999", "--lang", lang)
    assert (done.status, done.out) == (2, "")
    (line,) = done.complaints
    assert told in line
    assert "Z999" in line


@pytest.mark.parametrize(
    "text", [HOLDS, FAILS, CITES, "无。\n"], ids=["holds", "fails", "cites", "none"]
)
def test_the_schema_describes_what_parse_prints(run, write, text):
    schema = json.loads(run("schema").out)
    data = json.loads(run("parse", write("说明.txt", text)).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)


def test_the_schema_refuses_what_parse_never_prints(run, write):
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    data = json.loads(run("parse", write("说明.txt", HOLDS)).out)
    assert not validator.is_valid({**data, "kind": "poem"})
    assert not validator.is_valid({**data, "amounts": [{**data["amounts"][0], "yuan": 4.5}]})
    assert not validator.is_valid({k: v for k, v in data.items() if k != "findings"})
