"""A cell's text as a figure: exact, in base units, with the precision it was printed with."""

from __future__ import annotations

import re
from decimal import Decimal

from discloseparse.figures import ZERO, Figure

# Groups of a wrong length (2,98640: the decimal point was lost) are a figure as well, a wrong one.
_NUMBER = re.compile(
    r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2,8})+|\d+)(?:\.(\d+))?)(%|[亿万千百]*元|人|辆|台|个)?"
)
SCALES = {
    "元": Decimal(1),
    "千元": Decimal(10) ** 3,
    "万元": Decimal(10) ** 4,
    "百万元": Decimal(10) ** 6,
    "亿元": Decimal(10) ** 8,
}

_FEN = 2
"""Decimals of an amount in yuan to the fen: nothing is rounded."""
_SURELY_YUAN = 100_000
"""Smaller figures may be of a table in 万元 that says 元."""


def is_number(text: str) -> bool:
    """Is the folded text of a cell a figure and nothing else?"""
    return _NUMBER.fullmatch(text) is not None


def own_unit(text: str) -> str:
    """The unit printed in the cell itself, ``""`` if there is none."""
    match = _NUMBER.fullmatch(text)
    return (match.group(3) or "") if match else ""


def figure(text: str, unit: str) -> Figure | None:
    """The figure of a folded cell text under ``unit``; None if the text is none."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    scale = SCALES.get(match.group(3) or unit, Decimal(1))
    decimals = len(match.group(2) or "")
    value = Decimal(match.group(1).replace(",", "")) * scale
    exact = not decimals and scale == 1 and unit != "%"
    exact = exact or (decimals == _FEN and unit == "元" and abs(value) >= _SURELY_YUAN)
    return Figure(
        value,
        ZERO if exact else scale * Decimal(5).scaleb(-decimals - 1),
        whole=not decimals and scale > 1,
    )
