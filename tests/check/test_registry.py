"""The rules as a whole: codes are stable for ever, and every sample works in the program."""

from __future__ import annotations

import re
import string

import pytest

from discloseparse import parse_text
from discloseparse.check.registry import rules, selected

# Codes are promises: add to this list, never change or remove.
CODES = [
    "A101",
    "A102",
    "A104",
    "A105",
    "A106",
    "A107",
    "A108",
    "A110",
    "A113",
    "A114",
    "A115",
    "A116",
    "A118",
    "A121",
    "A122",
    "E401",
    "E403",
    "N701",
    "N702",
    "N703",
    "N704",
    "N706",
    "N712",
    "N713",
    "N714",
    "N715",
    "S801",
    "S802",
    "S803",
    "S804",
    "S805",
    "S806",
    "S808",
    "S809",
    "S810",
    "S811",
    "S812",
    "T201",
    "T202",
    "T203",
    "T205",
    "T206",
    "T207",
    "T212",
    "T213",
    "T214",
    "T220",
    "T221",
    "T230",
    "T231",
    "T232",
    "T233",
    "U901",
    "U902",
    "U903",
    "U905",
    "U906",
    "U909",
    "X301",
    "X302",
    "X303",
    "X304",
    "X305",
    "X306",
    "X308",
    "X309",
    "X310",
    "X311",
    "Y601",
    "Y602",
    "Y603",
    "Y605",
    "Y607",
    "Y608",
]

EVERY_RULE = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


def codes(chosen) -> list[str]:
    return [rule.code for rule in chosen]


def test_the_codes_are_frozen():
    assert codes(rules()) == CODES


@EVERY_RULE
def test_the_failing_sample_fails_in_the_whole_program(rule):
    assert rule.code in codes(parse_text(rule.failing).findings)


@EVERY_RULE
def test_the_passing_sample_passes_in_the_whole_program(rule):
    assert rule.code not in codes(parse_text(rule.passing).findings)


@EVERY_RULE
def test_coverage_tells_what_the_rule_did(rule):
    def status(text: str) -> str:
        return next(c.status for c in parse_text(text).coverage if c.code == rule.code)

    assert status(rule.failing) == "fail"
    assert status(rule.passing) == "pass"


@EVERY_RULE
def test_findings_point_at_words_and_speak_both_languages(rule):
    for lang in ("zh", "en"):
        result = parse_text(rule.failing, lang=lang)
        for finding in (f for f in result.findings if f.code == rule.code):
            assert finding.spans
            assert all(span.of(result.text).strip() for span in finding.spans)
            assert finding.category == rule.category
            assert "{" not in finding.message
            if rule.category == "arithmetic":
                assert finding.relation is not None


@EVERY_RULE
def test_its_card_is_complete(rule):
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.source
    assert rule.failing != rule.passing
    for text in (rule.title, rule.explanation, rule.message):
        assert text.zh
        assert text.en
    assert _gaps(rule.message.zh) == _gaps(rule.message.en)


def _gaps(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_names_are_unique():
    assert len({rule.name for rule in rules()}) == len(rules())


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), CODES),
        (("A101", "E"), (), ["A101", "E401", "E403"]),
        ((), ("A", "N", "S", "T", "U", "X", "Y"), ["E401", "E403"]),
        (("A11",), ("A118",), ["A110", "A113", "A114", "A115", "A116"]),
        (("A118",), ("A1",), ["A118"]),
        (("E",), ("E",), []),
        (("Z",), (), []),
        (("",), (), CODES),
    ],
)
def test_selection_by_prefix(select, ignore, expected):
    assert codes(selected(select, ignore)) == expected
