"""The unit of columns that print none, told by the text around the table that says their figures again.

最高投标限价合计11150.00万元，中标价合计10713.59万元 … 合计 | 11,150.00 | 10,713.59: figures of four digits that stand
in both are no accident.
"""

from __future__ import annotations

import re
from collections import defaultdict

from discloseparse.spans import Span, fold
from discloseparse.tables.matrix import Matrix

_REACH = 800
"""Code points before and behind the table in which its figures may be said again."""
_TELLING = 4  # digits
_FEWEST = 2  # figures of the table
_AMOUNT = re.compile(r"(?P<numeral>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[亿万千]?元)")


def units_beside(text: str, span: Span, matrix: Matrix) -> dict[int, str]:
    """The unit of each column of which a figure is said again beside the table; empty if that is so of one
    figure only, or the text says them in several units."""
    columns: dict[str, set[int]] = defaultdict(set)
    for (row, col), words in matrix.words.items():
        if row >= matrix.header_rows and matrix.is_figure(row, col):
            columns[_bare(words)].add(col)
    around = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    said = {
        (_bare(match["numeral"]), match["unit"])
        for words in around
        for match in _AMOUNT.finditer(fold(words))
    }
    again = {
        (numeral, unit) for numeral, unit in said if numeral in columns and _is_telling(numeral)
    }
    units = {unit for _, unit in again}
    if len(again) < _FEWEST or len(units) > 1:
        return {}
    (unit,) = units
    return {col: unit for numeral, _ in again for col in columns[numeral]}


def _bare(numeral: str) -> str:
    plain = numeral.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _is_telling(numeral: str) -> bool:
    return len(re.sub(r"\D", "", numeral)) >= _TELLING
