"""What is highlighted in the text: mentions by kind, and what else shows on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from discloseparse.config import SEVERITIES
from discloseparse.figures import grouped
from discloseparse.report.html.pieces import span_of
from discloseparse.result import AmountItem, Result, Severity
from discloseparse.spans import Span

_UNITS = {"amount": "元", "percent": "%", "people": "人"}

KINDS = ("amount", "headcount", "percentage", "count", "citation", "name", "cell")
"""The kinds of mentions, in the order of the page's legend."""


class Mention(NamedTuple):
    """``value`` is what it reads as (in yuan, persons, per cent), ``label`` what it is of, if known."""

    kind: str
    span: Span
    value: str = ""
    label: str = ""


def mentions(result: Result) -> Iterator[Mention]:
    """All mentions; ``kind`` is a class of the page and a word of its legend."""
    for money in result.amounts:
        yield Mention("amount", span_of(money), _yuan(money), money.label or "")
    for people in result.headcounts:
        value = grouped(Decimal(people.value)) + people.unit + _per(people.per)
        yield Mention("headcount", span_of(people), value, people.label or "")
    for share in result.percentages:
        yield Mention("percentage", span_of(share))
    for count in result.counts:
        yield Mention("count", span_of(count), grouped(Decimal(count.value)) + count.unit)
    for citation in result.citations:
        yield Mention("citation", span_of(citation))
    for name in result.names:
        yield Mention("name", span_of(name))
    for table in result.tables:
        units = {column.col: _UNITS.get(column.kind, "") for column in table.columns}
        for cell in table.cells:
            span, value = Span(cell.start, cell.end), grouped(Decimal(cell.value))
            told = "" if span.of(result.text) == value else value + units.get(cell.col, "")
            yield Mention("cell", span, told)


def kinds(result: Result) -> Iterator[tuple[Span, str]]:
    """The mentions with the class of their kind."""
    return ((mention.span, mention.kind) for mention in mentions(result))


def flags(result: Result) -> Iterator[tuple[Span, str]]:
    """Headings, furniture, and the first place of each finding with its severity, the worst last."""
    for section in result.sections:
        yield span_of(section.heading), "heading"
    for piece in result.furniture:
        if piece.start is not None and piece.end is not None:
            yield Span(piece.start, piece.end), "furniture"
    worst: dict[Span, Severity] = {}
    for finding in result.findings:
        for place in finding.spans[:1]:
            span = span_of(place)
            known = worst.get(span, finding.severity)
            worst[span] = max(known, finding.severity, key=SEVERITIES.index)
    yield from worst.items()


def _yuan(money: AmountItem) -> str:
    ends = [Decimal(end) for end in (money.yuan, money.high) if end is not None]
    unit = "元" if money.currency == "CNY" else f" {money.currency}"
    return " ~ ".join(grouped(end) for end in ends) + unit + _per(money.per)


def _per(units: Sequence[str]) -> str:
    return "".join(chain.from_iterable(("/", unit) for unit in units))
