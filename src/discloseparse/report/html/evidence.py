"""What the page's script knows: findings, what was checked, and the places that both speak of."""

from __future__ import annotations

from collections import Counter
from typing import Any

from discloseparse.check.registry import rules
from discloseparse.emit.causes import cause
from discloseparse.emit.lines import Lines
from discloseparse.report.html.calculation import calculation
from discloseparse.report.html.mentions import KINDS, mentions
from discloseparse.report.html.pieces import span_of
from discloseparse.report.html.printed import printed
from discloseparse.result import FindingItem, RelationItem, Result, Spanned
from discloseparse.spans import Span

Data = dict[str, Any]


class Evidence:
    """Tells of ``result`` in plain data; places are named by their index in :attr:`places`."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._numbers: dict[Span, int] = {}
        self._lines = Lines(result.text)
        self.figures = printed(result)

    @property
    def places(self) -> list[Span]:
        """The places spoken of so far, by number."""
        return list(self._numbers)

    def number(self, span: Span) -> int:
        """The number of a place."""
        return self._numbers.setdefault(span, len(self._numbers))

    def findings(self) -> list[Data]:
        """Each finding; ``id`` is its fingerprint, told apart from the same before it by ``~2``;
        ``cause`` is the same for those that one figure causes."""
        seen: Counter[str] = Counter()
        told = []
        causes = [cause(self._result, finding) for finding in self._result.findings]
        counts = Counter(causes)
        for finding, group in zip(self._result.findings, causes, strict=True):
            name = finding.fingerprint or finding.code
            seen[name] += 1
            data = self._finding(finding)
            data["id"] = name if seen[name] == 1 else f"{name}~{seen[name]}"
            if group and counts[group] > 1:
                data["cause"] = group[0]
            told.append(data)
        return told

    def rules(self) -> dict[str, Data]:
        """The rules of the findings, in both languages."""
        codes = {finding.code for finding in self._result.findings}
        return {
            rule.code: {
                "title": rule.title._asdict(),
                "explanation": rule.explanation._asdict(),
                "source": rule.source,
            }
            for rule in rules()
            if rule.code in codes
        }

    def relations(self) -> list[list[object]]:
        """Every relation that was checked: kind, exactness, operands, result, then its calculation, or
        what it is about if it is of a table, as the last says."""
        return [self._relation(relation) for relation in self._result.relations]

    def mentions(self) -> list[list[object]]:
        """Kind (of :data:`KINDS`), place, and where known value and label of each mention."""
        told = []
        for mention in mentions(self._result):
            row = [KINDS.index(mention.kind), self.number(mention.span)]
            value = "" if mention.value == mention.span.of(self._result.text) else mention.value
            rest = [value, mention.label] if mention.label else [value] if value else []
            told.append([*row, *rest])
        return told

    def _finding(self, finding: FindingItem) -> Data:
        data: Data = {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "places": [self._place(place) for place in finding.spans],
            "where": self._where(finding),
        }
        if finding.relation is not None:
            relation = self._result.relations[finding.relation]
            data["calculation"] = calculation(relation, self.figures, self.number)
        boxes = [[p.page, *p.bbox] for p in finding.spans if p.page is not None and p.bbox]
        if boxes:
            data["boxes"] = boxes
        if finding.related:
            data["related"] = [related.path for related in finding.related]
        return data

    def _where(self, finding: FindingItem) -> Data:
        where: Data = {}
        if finding.section is not None:
            heading = self._result.sections[finding.section].heading.of(self._result.text)
            where["section"] = "".join(heading.split())
        for first in finding.spans[:1]:
            where |= {"page": first.page, "sheet": first.sheet, "cell": first.cell}
            where["line"] = self._lines.number(first.start) + 1
        return {key: value for key, value in where.items() if value is not None}

    def _relation(self, relation: RelationItem) -> list[object]:
        operands = relation.figures[0 if relation.result is None else 1 :]
        return [
            relation.kind,
            relation.exactness,
            [self._place(place) for place in operands],
            None if relation.result is None else self._place(relation.result),
            relation.because if relation.form else relation.explanation,
            int(relation.form is not None),
        ]

    def _place(self, place: Spanned) -> int:
        return self.number(span_of(place))
