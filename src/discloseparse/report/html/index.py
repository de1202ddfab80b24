"""The index over many reports: one row per document, searched and sorted in the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from discloseparse.check.registry import rules
from discloseparse.config import SEVERITIES
from discloseparse.emit import Unread
from discloseparse.report.html.page import assemble
from discloseparse.result import Result

Data = dict[str, Any]
SCRIPTS = ("bars",)
"""The modules of the page's script before ``index.js``."""

_RULES_SHOWN = 6


class Index:
    """Takes results one by one and keeps of each a row, column by column.

    Paths are told by what they add to the path before them; reports lie in ``folder``.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.count = self.linked = 0
        self._last = ""
        self._paths: list[int | str] = []
        self._names: dict[str, dict[str, int]] = {"unit": {}, "kind": {}}
        self._columns: dict[str, list[int]] = {
            name: [] for name in ("unit", "kind", "year", *SEVERITIES, "checked", "failed", "link")
        }
        self._rules: dict[str, Counter[str]] = {}

    def add(self, result: Result, number: int, *, linked: bool) -> str:
        """A row for ``result``; the file name of its report, which is the ``number``, if ``linked``."""
        self.count += 1
        self.linked += linked
        path = result.source.path
        shared = _shared(self._last, path)
        self._paths += (shared, path[shared:])
        self._last = path
        found = Counter[str](finding.severity for finding in result.findings)
        row = {
            "unit": self._named("unit", result.unit or ""),
            "kind": self._named("kind", result.kind),
            "year": result.year or 0,
            **{severity: found[severity] for severity in SEVERITIES},
            "checked": len(result.relations),
            "failed": sum(relation.holds is False for relation in result.relations),
            "link": number if linked else 0,
        }
        for name, value in row.items():
            self._columns[name].append(value)
        for finding in result.findings:
            self._rules.setdefault(finding.code, Counter())[finding.severity] += 1
        return f"{number}.html" if linked else ""

    def page(self, *, lang: str = "zh", unread: Sequence[Unread] = ()) -> str:
        """The page; ``unread`` documents stand in it with the reason."""
        told: Data = {
            "folder": self.folder,
            "paths": self._paths,
            "units": list(self._names["unit"]),
            "kinds": list(self._names["kind"]),
            "columns": self._columns,
            "unread": [list(document) for document in unread],
            "rules": self._most_found(),
        }
        return assemble("index", told, lang=lang, title="discloseparse", scripts=SCRIPTS)

    def _named(self, what: str, name: str) -> int:
        names = self._names[what]
        return names.setdefault(name, len(names))

    def _most_found(self) -> list[Data]:
        """The rules that found most, in both languages."""
        titles = {rule.code: rule.title._asdict() for rule in rules()}
        most = sorted(self._rules, key=lambda code: (-self._rules[code].total(), code))
        return [
            {"code": code, "title": titles.get(code, {}), "counts": dict(self._rules[code])}
            for code in most[:_RULES_SHOWN]
        ]


def _shared(one: str, other: str) -> int:
    """How many characters the two begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
