"""What a result gives for the lists: the rows of its findings and of its relations."""

from __future__ import annotations

import re
from decimal import Decimal

from discloseparse.emit.places import place_words
from discloseparse.messages import sentence
from discloseparse.report.workbook.sheet import Column, Link, Value
from discloseparse.result import FindingItem, Place, RelationItem, Result

FINDINGS = (
    Column("unit", 16, wrap=True),
    Column("year", 7),
    Column("document", 24, wrap=True),
    Column("severity", 7),
    Column("place", 20, wrap=True),
    Column("quote", 40, wrap=True),
    Column("problem", 44, wrap=True),
    Column("rule", 7),
    Column("decision", 9, choices="decisions"),
    Column("remark", 16, wrap=True),
    Column("link", 8, printed=False),
    Column("figure", 18, wrap=True, printed=False),
    Column("calculation", 40, wrap=True, printed=False),
    Column("stated", 16, printed=False),
    Column("expected", 16, printed=False),
    Column("difference", 14, printed=False),
    Column("measure", 9, printed=False),
    Column("rule_title", 26, wrap=True, printed=False),
    Column("checked_in", 16, printed=False),
    Column("fingerprint", 18, printed=False),
)
SEVERITY = 3
RELATIONS = (
    Column("unit", 16, wrap=True),
    Column("year", 7),
    Column("document", 24, wrap=True),
    Column("place", 24, wrap=True),
    Column("kind", 10),
    Column("calculation", 56, wrap=True),
    Column("outcome", 16),
    Column("because", 26, wrap=True),
    Column("stated", 16, printed=False),
    Column("computed", 16, printed=False),
    Column("low", 16, printed=False),
    Column("high", 16, printed=False),
    Column("measure", 9, printed=False),
)
OUTCOME = 6
_END = re.compile("[。；;\n]")
_MOST_QUOTED = 160
_HALF = 60
_AMOUNT, _PERCENT = "元", "%"


class Facts:
    """The rows of one result. ``link`` opens its document."""

    def __init__(self, result: Result, lang: str, link: str | None) -> None:
        self._result = result
        self._lang = lang
        self._link = link
        self._measures = _measures(result)

    def finding(self, finding: FindingItem, title: str, checked_in: str) -> list[Value]:
        """A row of :data:`FINDINGS`; ``checked_in`` tells where its relation is listed."""
        result, lang = self._result, self._lang
        first = finding.spans[0] if finding.spans else None
        relation = None if finding.relation is None else result.relations[finding.relation]
        stated, expected = _decimals(relation)
        gap = None if stated is None or expected is None else stated - expected
        return [
            *self._document(),
            sentence(f"shell.{finding.severity}", lang),
            self._place(first, finding.section),
            "" if first is None else quote(result.text, first),
            finding.message,
            finding.code,
            "",
            "",
            None if self._link is None else Link(self._link, sentence("list.open", lang)),
            "" if first is None else _joined(first.of(result.text)),
            "" if relation is None else relation.explanation,
            stated,
            expected,
            gap,
            self._measure(relation),
            title,
            checked_in,
            finding.fingerprint,
        ]

    def relation(self, relation: RelationItem) -> list[Value]:
        """A row of :data:`RELATIONS`."""
        stated, computed = _decimals(relation)
        outcome = relation.exactness or ("failed" if relation.holds is False else "")
        return [
            *self._document(),
            self._place(relation.result, relation.section),
            sentence(f"list.{relation.kind}", self._lang),
            relation.explanation,
            sentence(f"list.{outcome}", self._lang) if outcome else "",
            relation.because,
            stated,
            computed,
            _decimal(relation.low),
            _decimal(relation.high),
            self._measure(relation),
        ]

    def _document(self) -> list[Value]:
        return [self._result.unit or "", self._result.year, self._result.source.path]

    def _place(self, place: Place | None, section: int | None) -> str:
        told = place_words(self._result, place, section, self._lang)
        if place is not None and place.table is not None and place.row is not None:
            facts = {"table": place.table + 1, "row": place.row + 1, "col": (place.col or 0) + 1}
            told.append(sentence("list.table_cell", self._lang, **facts))
        return " · ".join(told)

    def _measure(self, relation: RelationItem | None) -> str:
        """What ``stated`` and ``computed`` of a relation are counted in."""
        if relation is None or relation.result is None:
            return ""
        if relation.kind in ("share", "growth"):
            return _PERCENT
        return self._measures.get((relation.result.start, relation.result.end), "")


def quote(text: str, place: Place) -> str:
    """The sentence that ``place`` stands in; of a long one the part around it."""
    left = max(0, place.start - _MOST_QUOTED)
    ends = [match.end() for match in _END.finditer(text, left, place.start)]
    start = ends[-1] if ends else left
    after = _END.search(text, place.end, place.end + _MOST_QUOTED)
    end = place.end + _MOST_QUOTED if after is None else after.end()
    if end - start > _MOST_QUOTED:
        start, end = max(start, place.start - _HALF), place.end + _HALF
    return _joined(text[start:end])


def _measures(result: Result) -> dict[tuple[int, int], str]:
    """The unit of each figure by its span, cells of tables included."""
    found: dict[tuple[int, int], str] = {}
    for table in result.tables:
        kinds = {column.col: column for column in table.columns}
        for cell in table.cells:
            column = kinds.get(cell.col)
            if column is not None:
                unit = {"amount": _AMOUNT, "percent": _PERCENT}.get(column.kind, column.unit)
                found[cell.start, cell.end] = unit or ""
    found |= {(item.start, item.end): item.unit for item in result.headcounts}
    found |= {(item.start, item.end): item.unit for item in result.counts}
    found |= {(item.start, item.end): _PERCENT for item in result.percentages}
    found |= {(item.start, item.end): _AMOUNT for item in result.amounts if item.currency == "CNY"}
    return found


def _decimals(relation: RelationItem | None) -> tuple[Decimal | None, Decimal | None]:
    if relation is None:
        return None, None
    stated = relation.target if relation.stated is None else relation.stated
    return _decimal(stated), _decimal(relation.computed)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _joined(words: str) -> str:
    return " ".join(words.split())
