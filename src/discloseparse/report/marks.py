"""What a marked copy shows: the figures of the findings, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from discloseparse.messages import sentence
from discloseparse.result import FindingItem, Result, Severity
from discloseparse.spans import Span

AUTHOR = "discloseparse"
Shade = Severity | Literal["operand"]
"""What the colour of a mark tells; a later one of :data:`SHADES` covers an earlier one."""
SHADES: tuple[Shade, ...] = ("operand", "info", "warning", "error")


class Mark(NamedTuple):
    """A figure or words to look at first; ``notes`` tell each finding about it."""

    span: Span
    shade: Shade
    notes: tuple[str, ...] = ()


class Marks(NamedTuple):
    """``figures`` carry notes, ``operands`` are the other figures of the same findings."""

    figures: tuple[Mark, ...]
    operands: tuple[Mark, ...]

    def by_shade(self) -> Iterator[Mark]:
        """All marks in the order they are painted."""
        return iter(sorted((*self.operands, *self.figures), key=lambda m: SHADES.index(m.shade)))


def marks(result: Result, lang: str = "zh") -> Marks:
    """The marks of the findings of ``result``; findings about the same words share one."""
    told: dict[Span, list[FindingItem]] = {}
    others: dict[Span, None] = {}
    for finding in result.findings:
        first, *rest = _spans(finding, result.text) or [Span(0, 0)]
        told.setdefault(first, []).append(finding)
        others |= dict.fromkeys(rest)
    return Marks(
        tuple(_mark(span, findings, lang) for span, findings in told.items()),
        tuple(Mark(span, "operand") for span in others if span not in told),
    )


def _mark(span: Span, findings: list[FindingItem], lang: str) -> Mark:
    worst = max((finding.severity for finding in findings), key=SHADES.index)
    return Mark(span, worst, tuple(_note(finding, lang) for finding in findings))


def _note(finding: FindingItem, lang: str) -> str:
    severity = sentence(f"shell.{finding.severity}", lang)
    return f"{finding.code} {severity}: {finding.message}"


def _spans(finding: FindingItem, text: str) -> list[Span]:
    return [_visible(Span(place.start, place.end), text) for place in finding.spans]


def _visible(span: Span, text: str) -> Span:
    """An empty span, where something is missing, shown on the character before it (else behind)."""
    if span.start < span.end:
        return span
    before = span.start - 1
    if before >= 0 and not text[before].isspace():
        return Span(before, span.start)
    return Span(span.start, min(span.start + 1, len(text)))
