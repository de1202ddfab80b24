"""A template that nobody filled in: its blanks, choices and instructions are warnings, nothing is wrong."""

from __future__ import annotations

import re
from pathlib import Path

from discloseparse import parse_text

MARKED = (Path(__file__).parent / "template.txt").read_text(encoding="utf-8")
MOST = 95  # per cent


def placeholders() -> tuple[str, list[tuple[int, int]]]:
    """The text without the marks ⟦ and ⟧, and what stood between them."""
    text, spans = "", []
    for piece in re.split(r"(⟦[^⟦⟧]*⟧)", MARKED):
        if piece.startswith("⟦"):
            spans.append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, spans


def test_placeholders_are_found_and_nothing_is_called_an_error():
    text, spans = placeholders()
    findings = parse_text(text).findings
    told = [s for f in findings if f.category == "placeholder" for s in f.spans]
    missed = [
        text[start:end]
        for start, end in spans
        if not any(s.start < end and start < s.end for s in told)
    ]
    assert (len(spans) - len(missed)) * 100 >= MOST * len(spans), missed
    assert {f.severity for f in findings if f.category == "placeholder"} == {"warning"}
    assert [f.code for f in findings if f.severity == "error"] == []


def test_what_is_marked_is_all_that_is_found():
    text, spans = placeholders()
    told = [s for f in parse_text(text).findings if f.code == "S809" for s in f.spans]
    beside = [
        text[s.start : s.end]
        for s in told
        if not any(s.start < end and start < s.end for start, end in spans)
    ]
    assert beside == []
