"""A relation as lines that a person can follow: each operand, what they give, what is stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from discloseparse.figures import Interval
from discloseparse.report.html.pieces import span_of
from discloseparse.report.html.printed import Printed
from discloseparse.result import Place, RelationItem
from discloseparse.spans import Span

Data = dict[str, Any]
"""Objects of the page's JSON, with short keys. A line: ``sign`` before the figure, ``label`` (as
printed) or ``role`` (a word of the page), ``place``, ``interval``."""
Number = Callable[[Span], int]
"""The number of a place."""


def calculation(relation: RelationItem, figures: Mapping[Span, Printed], number: Number) -> Data:
    """The lines of a relation, its result and the gap, in the units as printed."""
    result = None if relation.result is None else span_of(relation.result)
    unit = _unit(relation, result, figures)
    data: Data = {
        "kind": relation.kind,
        "form": relation.form,
        "identity": relation.identity,
        "because": relation.because if relation.form else "",
        "exactness": relation.exactness,
        "uncertain": not relation.certain,
        "lines": [_line(s, r, p, figures, number) for s, r, p in _signed(relation)],
        "result": None if result is None else number(result),
        "unit": unit.unit,
    }
    if relation.suspect is not None:
        data["suspect"] = number(span_of(relation.suspect))
        data["meant"] = relation.suspect.meant
    if relation.computed is not None and relation.kind not in {"equal", "comparison"}:
        data["computed"] = unit.written(Decimal(relation.computed))
    if relation.low is not None and relation.high is not None:
        data["allowed"] = unit.between(Interval(Decimal(relation.low), Decimal(relation.high)))
    if relation.stated is not None:
        stated = Decimal(relation.stated)
        data["stated"] = unit.written(stated)
        data["interval"] = unit.between(unit.interval) if result in figures else ""
        if relation.computed is not None and not relation.holds:
            gap = stated - Decimal(relation.computed)
            data["gap"] = unit.written(abs(gap))
            data["more"] = gap > 0
    return {
        key: value for key, value in data.items() if value not in (None, "") and value is not False
    }


def _unit(relation: RelationItem, result: Span | None, figures: Mapping[Span, Printed]) -> Printed:
    """The unit in which the result is told: its own, else that of the first operand."""
    if result is not None and result in figures:
        return figures[result]
    for place in relation.figures:
        like = figures.get(span_of(place))
        if like is not None and relation.kind not in {"growth", "share"}:
            return like._replace(label="")
    percent = "%" if relation.kind in {"growth", "share"} else ""
    return Printed(Decimal(0), Decimal(1), Decimal(0), percent, "")


def _line(
    sign: str, role: str, place: Place, figures: Mapping[Span, Printed], number: Number
) -> Data:
    span = span_of(place)
    figure = figures.get(span)
    line: Data = {"sign": sign, "role": role, "place": number(span)}
    if figure is not None:
        line["label"] = figure.label
        line["unit"] = figure.unit
        line["interval"] = figure.between(figure.interval)
    return {key: value for key, value in line.items() if value != ""}


def _signed(relation: RelationItem) -> Iterator[tuple[str, str, Place]]:
    """Each operand with the sign before it and its role."""
    between = _SIGNS.get(relation.kind, "")
    for i, operand in enumerate(relation.operands):
        role = relation.roles[i] if relation.roles else ""
        sign = between if i else ""
        if relation.signs:
            sign = "−" if relation.signs[i] < 0 else "+" if i else ""
        for j, place in enumerate(operand if isinstance(operand, list) else [operand]):
            yield ("×" if j else sign), role, place


_SIGNS = {
    "sum": "+",
    "sum_of_products": "+",
    "product": "×",
    "difference": "−",
    "share": "÷",
}
