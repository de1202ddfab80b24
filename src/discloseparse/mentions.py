"""What recognition finds: mentions. Each knows where it stands in the source (``span``) and in the
reading (``at``); values are exact.
"""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.figures import Figure
from discloseparse.spans import Span


class Amount(NamedTuple):
    """Money. ``figure`` in the currency's base unit; ``per`` the denominators of a rate in text
    order (每人每月300元 → 人, 月)."""

    span: Span
    at: Span
    figure: Figure
    currency: str = "CNY"
    per: tuple[str, ...] = ()
    approx: bool = False


class Headcount(NamedTuple):
    """Persons or households. ``unit`` as printed, simplified (人 名 户 人次 …). ``per``: 每站2名 → 站."""

    span: Span
    at: Span
    figure: Figure
    unit: str
    per: tuple[str, ...] = ()
    approx: bool = False


class Percentage(NamedTuple):
    """Per cent: 5.11% has the value 5.11. ``points``: 个百分点."""

    span: Span
    at: Span
    figure: Figure
    points: bool = False
    approx: bool = False


class Count(NamedTuple):
    """A number of things or of time units: 30台, 12个月, 33,400亩. ``unit`` without 个 where a noun
    follows it (12个月 → 月), else the classifier itself (14个 → 个)."""

    span: Span
    at: Span
    figure: Figure
    unit: str
    per: tuple[str, ...] = ()
    approx: bool = False


class Ratio(NamedTuple):
    """A proportion that is not printed in per cent: 0.9‰, 三成, 万分之三. ``figure`` in per cent."""

    span: Span
    at: Span
    figure: Figure
    approx: bool = False


class Period(NamedTuple):
    """A date or a span of time that no figure may claim. ``year`` and ``months`` where printed;
    ``months`` is the number of months a range covers (1月—12月 → 12)."""

    span: Span
    at: Span
    year: int | None = None
    months: int | None = None


class DocumentNumber(NamedTuple):
    """文号. ``year`` is None for decrees (国务院令第722号). ``faults`` name what GB/T 9704-2012
    7.2.5 would have otherwise: ``bracket``, ``ordinal`` (第), ``leading_zero``, ``space``."""

    span: Span
    agency: str
    year: int | None
    serial: int
    faults: tuple[str, ...] = ()


class Citation(NamedTuple):
    """A cited document: its title, its number, or both. ``title`` covers the text inside the outermost
    marks."""

    span: Span
    at: Span
    title: Span | None
    number: DocumentNumber | None


class Name(NamedTuple):
    """The name of an organisation as written."""

    span: Span
    at: Span


class Mentions(NamedTuple):
    """Everything recognised in one document, each kind in text order."""

    amounts: tuple[Amount, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    counts: tuple[Count, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    periods: tuple[Period, ...] = ()
    citations: tuple[Citation, ...] = ()
    names: tuple[Name, ...] = ()
