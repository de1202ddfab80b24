"""Each check between documents, on its own examples: its page is its specification."""

from __future__ import annotations

import sqlite3

import pytest

from discloseparse import parse_text
from discloseparse.batch.collection.compare import compare
from discloseparse.batch.collection.registry import checks
from discloseparse.batch.collection.sayings import sayings
from discloseparse.batch.collection.subject import Subject
from discloseparse.result import FindingItem

CHECKS = pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)


def findings(*texts: str, lang: str = "zh") -> list[FindingItem]:
    """What texts say against each other, as documents 0.txt, 1.txt, …"""
    return findings_at({f"{number}.txt": text for number, text in enumerate(texts)}, lang)


def findings_at(texts: dict[str, str], lang: str = "zh") -> list[FindingItem]:
    """What texts say against each other, by their paths."""
    results = {path: parse_text(text, name=path) for path, text in texts.items()}
    said = {path: sayings(Subject(result), checks()) for path, result in results.items()}
    found = compare(sqlite3.connect(":memory:"), said.items(), checks(), lang)
    return [finding for document in said for finding in found.of(document)]


def test_the_codes_are_stable():
    assert [check.code for check in checks()] == ["C001", "C002", "C003", "C004", "T222", "T223"]


@CHECKS
def test_the_failing_example_fails_once_and_only_in_this_check(check):
    assert [finding.code for finding in findings(*check.failing)] == [check.code]


@CHECKS
def test_the_passing_example_passes(check):
    assert findings(*check.passing) == []


@CHECKS
def test_the_message_is_told_in_both_languages(check):
    (zh,), (en,) = findings(*check.failing), findings(*check.failing, lang="en")
    assert zh.message != en.message
    assert not {"{", "}"} & set(zh.message + en.message)
    assert zh.related[0].path in ("0.txt", "1.txt")
    assert zh.severity == check.severity
    assert zh.fingerprint == en.fingerprint
    assert len(zh.fingerprint) == 16
    assert check.source
    assert check.title.zh
    assert check.explanation.en
