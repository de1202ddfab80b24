"""A sound report stays silent; an error planted into it is found where it stands."""

from __future__ import annotations

import pytest

from discloseparse.load import load_bytes
from discloseparse.pipeline import analyse
from discloseparse.result import Finding, Result
from tests.reports.reports import Planted, as_docx, as_html, as_xlsx, names, planted, text_of

MOST_SPANS = 12


def alarms(result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.severity != "info"]


def is_found(error: Planted, result: Result) -> bool:
    """Does an error or warning point at the wrong words, at a place that was edited?"""
    edited = {new for _, new in error.edits}
    for finding in alarms(result):
        for span in finding.spans[:MOST_SPANS]:
            words = result.text[span.start : span.end]
            near = result.text[max(0, span.start - 40) : span.end + 40]
            if error.quote in words or (
                words
                and words in error.quote
                and any(error.quote in e for e in edited)
                and error.quote in near
            ):
                return True
    return False


@pytest.mark.parametrize("write", [as_docx, as_html, as_xlsx])
@pytest.mark.parametrize("name", names())
def test_sound(name: str, write) -> None:
    result = analyse(load_bytes(write(text_of(name))))
    assert [(f.code, f.message) for f in alarms(result)] == []


@pytest.mark.parametrize(
    "error", [e for name in names() for e in planted(name)], ids=lambda e: f"{e.report}-{e.quote}"
)
def test_planted(error: Planted) -> None:
    assert is_found(error, analyse(load_bytes(as_docx(error.text))))
