"""What the funds consist of: the largest sum of the document whose parts all have names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from discloseparse.report.html.pieces import span_of
from discloseparse.report.html.printed import Printed
from discloseparse.result import RelationItem, Result
from discloseparse.spans import Span

_MOST = 12
_THOUSAND = 1000
_VAGUE = frozenset(("其中", "共计", "合计", "总计"))


def funds(
    result: Result, figures: Mapping[Span, Printed], number: Callable[[Span], int]
) -> dict[str, Any] | None:
    """Label and value of the whole and of each part, with its share in thousandths."""
    sums = [r for r in result.relations if _is_composition(r, figures)]
    if not sums:
        return None
    largest = max(sums, key=lambda r: (Decimal(r.stated or 0), len(r.operands)))
    whole, *parts = (span_of(place) for place in largest.figures)
    names = _names([figures[part].label for part in parts])
    unit = figures[whole]
    return {
        "label": "" if unit.label in _VAGUE else unit.label,
        "value": unit.written(unit.value),
        "place": number(whole),
        "parts": [
            {
                "label": name,
                "value": figures[part].written(figures[part].value),
                "share": round(_THOUSAND * figures[part].value / unit.value),
                "place": number(part),
            }
            for name, part in zip(names, parts, strict=True)
            if figures[part].value
        ],
    }


def _is_composition(relation: RelationItem, figures: Mapping[Span, Printed]) -> bool:
    if relation.kind != "sum" or not relation.holds or relation.result is None or relation.signs:
        return False
    whole, *parts = (figures.get(span_of(place)) for place in relation.figures)
    if whole is None or whole.value <= 0 or "元" not in whole.unit:
        return False
    known = [part for part in parts if part is not None and part.label and part.value >= 0]
    told = {part.label for part in known if part.value}
    return (
        len(known) == len(parts) == len({part.label for part in known}) and 1 < len(told) <= _MOST
    )


def _names(labels: list[str]) -> list[str]:
    """Row · column labels without the half that all of them share."""
    pairs = [label.split(" · ") for label in labels]
    if any(len(pair) != 2 for pair in pairs):
        return labels
    for half in (0, 1):
        if len({pair[1 - half] for pair in pairs}) == 1:
            return [pair[half] for pair in pairs]
    return labels
