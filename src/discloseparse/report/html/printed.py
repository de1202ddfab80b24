"""What each printed figure of a result stands for: its value, unit, and the interval it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import NamedTuple

from discloseparse.figures import EXACT, Interval, grouped
from discloseparse.report.html.pieces import span_of
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_NUMBER = re.compile(r"\d[\d,，]*(?:\.(\d+))?")
_ONE = Decimal(1)


class Printed(NamedTuple):
    """A figure in base units (``value``), printed as so many ``scale`` of them, ``half`` of the last
    printed digit in base units; ``unit`` and ``label`` as printed."""

    value: Decimal
    scale: Decimal
    half: Decimal
    unit: str
    label: str

    @property
    def interval(self) -> Interval:
        """All numbers it may stand for."""
        return Interval(self.value - self.half, self.value + self.half)

    def written(self, value: Decimal) -> str:
        """``value`` (base units) in the unit of this figure."""
        with localcontext(EXACT):
            return grouped(_short(value / self.scale)) + self.unit

    def between(self, interval: Interval) -> str:
        """The interval in the unit of this figure, not told; empty if it is a single number."""
        if interval.low == interval.high:
            return ""
        with localcontext(EXACT):
            low, high = (_short(side / self.scale) for side in interval)
        return f"{grouped(low)} ~ {grouped(high)}"


def printed(result: Result) -> dict[Span, Printed]:
    """The figures of the text and of the tables, by span."""
    return dict(_figures(result))


def _figures(result: Result) -> Iterator[tuple[Span, Printed]]:
    for table in result.tables:
        units = {column.col: column.unit or "" for column in table.columns}
        names = {column.col: column.path[-1] for column in table.columns if column.path}
        rows = {(label.row, col): label.text for label in table.labels for col in label.cols}
        for cell in table.cells:
            span = Span(cell.start, cell.end)
            words = [rows.get((cell.row, cell.col)), names.get(cell.col)]
            label = " · ".join(word for word in words if word)
            unit = units.get(cell.col, "")
            yield span, _printed(span.of(result.text), Decimal(cell.value), unit, label)
    for count in result.counts:
        yield span_of(count), _printed(count.text, Decimal(count.value), "", "")
    for people in result.headcounts:
        yield span_of(people), _printed(people.text, Decimal(people.value), "", people.label or "")
    for share in result.percentages:
        yield span_of(share), _printed(share.text, Decimal(share.value), "%", "")
    for money in result.amounts:
        yield span_of(money), _printed(money.text, Decimal(money.yuan), "", money.label or "")


def _printed(text: str, value: Decimal, unit: str, label: str) -> Printed:
    """A number with several parts (1亿2千万元) or in characters is taken as exact."""
    plain = "".join(fold(text).split())
    numbers = list(_NUMBER.finditer(plain))
    if len(numbers) != 1:
        return Printed(value, _ONE, Decimal(0), unit or _base_unit(plain), label)
    digits = numbers[0]
    unit = unit or plain[digits.end() :].strip(")）")
    number = Decimal(re.sub(r"[,，]", "", digits[0]))
    scale = _scale(unit)
    if number:
        with localcontext(EXACT):
            scale = abs(value) / number
    step = scale.scaleb(-len(digits[1] or ""))
    half = step / 2 if step != 1 or digits[1] else Decimal(0)
    return Printed(value, scale, half, unit, label)


def _scale(unit: str) -> Decimal:
    """What one of ``unit`` is worth, for a printed zero."""
    return _ONE.scaleb(8 * unit.count("亿") + 4 * unit.count("万"))


def _base_unit(text: str) -> str:
    return "元" if "元" in text or "圆" in text else ""


def _short(value: Decimal) -> Decimal:
    """At most six decimals: nobody reads more of an interval."""
    return round(value, 6)
