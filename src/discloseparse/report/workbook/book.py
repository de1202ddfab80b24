"""The workbook of findings: three lists, fed result by result."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import xlsxwriter

from discloseparse.check.registry import rules
from discloseparse.check.rule import Text
from discloseparse.emit.xml_text import xml_text
from discloseparse.messages import sentence
from discloseparse.report.workbook.rows import FINDINGS, OUTCOME, RELATIONS, SEVERITY, Facts
from discloseparse.report.workbook.sheet import MOST_LINKS, MOST_ROWS, Column, Sheet, Value
from discloseparse.result import Result, Severity


class Explained(Protocol):
    """What finds: a :class:`~discloseparse.check.rule.Rule`, or a check between documents whose
    samples are several texts."""

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def title(self) -> Text: ...
    @property
    def explanation(self) -> Text: ...
    @property
    def failing(self) -> str | tuple[str, ...]: ...
    @property
    def passing(self) -> str | tuple[str, ...]: ...
    @property
    def source(self) -> str: ...


_RULES = (
    Column("rule", 8),
    Column("rule_title", 22, wrap=True),
    Column("severity", 7),
    Column("findings", 8),
    Column("explanation", 56, wrap=True),
    Column("failing", 36, wrap=True),
    Column("passing", 36, wrap=True),
    Column("source", 44, wrap=True, printed=False),
)
_SEVERITIES = {"error": "#F8CBAD", "warning": "#FFE699", "info": "#DDEBF7"}
_OUTCOMES = {"failed": "#F8CBAD", "coarse": "#FFE699", "truncated": "#DDEBF7"}
_UNDATED = datetime.datetime(2000, 1, 1)


class FindingsBook:
    """The workbook at ``path``, written while results are added and whole once it is closed.

    Links to documents are relative to ``folder`` (its own, if not told) and left out where the
    document, whose path starts from ``root``, is not a file; without a ``root`` there are none.
    ``checks`` explains codes that are no rules. ``most_rows`` are those of a sheet, its header among
    them; of its links, which stay in memory until the end, there are ``most_links``, and the paths of
    other documents are told. Without ``holding``, only the relations that a finding is about are listed.
    """

    def __init__(
        self,
        path: Path,
        *,
        lang: str = "zh",
        folder: Path | None = None,
        root: Path | None = Path(),
        checks: Iterable[Explained] = (),
        most_rows: int = MOST_ROWS,
        most_links: int = MOST_LINKS,
        holding: bool = True,
    ) -> None:
        self._lang = lang
        self._folder = folder or path.absolute().parent
        self._root = root
        self._book = xlsxwriter.Workbook(path, {"constant_memory": True})
        self._book.set_properties({"created": _UNDATED, "author": "discloseparse"})
        self._most = most_rows
        self._most_links = most_links
        self._holding = holding
        self._findings = self._sheet("findings", FINDINGS, _SEVERITIES)
        self._relations = self._sheet("relations", RELATIONS, _OUTCOMES)
        self._counts: Counter[str] = Counter()
        self._rules: dict[str, Explained] = {rule.code: rule for rule in (*rules(), *checks)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, result: Result, document: Path | None = None) -> None:
        """The rows of one document, which lies at ``document`` if its path does not lead there."""
        if document is None and self._root is not None:
            document = self._root / result.source.path
        facts = Facts(result, self._lang, self._link(document))
        told = {finding.relation for finding in result.findings}
        listed = {
            number: self._relations.add(facts.relation(item), item.exactness or "", OUTCOME)
            for number, item in enumerate(result.relations)
            if self._holding or number in told
        }
        for finding in result.findings:
            self._counts[finding.code] += 1
            rule = self._rules.get(finding.code)
            where = "" if finding.relation is None else "{}!{}".format(*listed[finding.relation])
            title = "" if rule is None else rule.title.to(self._lang)
            row = facts.finding(finding, title, where)
            self._findings.add(row, finding.severity, SEVERITY)

    def close(self) -> None:
        """Write the list of rules and everything that is still open."""
        explained = self._sheet("rules", _RULES, _SEVERITIES)
        for code, count in sorted(self._counts.items()):
            rule = self._rules.get(code)
            if rule is not None:
                explained.add(self._explained(rule, count), rule.severity, 2)
        for sheet in (self._findings, self._relations, explained):
            sheet.close()
        self._book.close()

    def _sheet(self, name: str, columns: Sequence[Column], tints: dict[str, str]) -> Sheet:
        title = sentence(f"list.sheet_{name}", self._lang)
        return Sheet(self._book, title, columns, self._lang, tints, self._most, self._most_links)

    def _explained(self, rule: Explained, count: int) -> list[Value]:
        return [
            rule.code,
            rule.title.to(self._lang),
            sentence(f"shell.{rule.severity}", self._lang),
            count,
            rule.explanation.to(self._lang),
            _sample(rule.failing),
            _sample(rule.passing),
            rule.source,
        ]

    def _link(self, document: Path | None) -> str | None:
        """How the workbook reaches ``document``; None if it cannot."""
        if document is None:
            return None
        try:
            if not document.is_file():
                return None
            link = Path(os.path.relpath(document, self._folder)).as_posix()
        except ValueError:  # on another drive
            link = str(document.absolute())
        except OSError:  # of an archive's entry: longer than a path may be
            return None
        return link if link == xml_text(link) else None  # a name may be bytes that are no text


def _sample(texts: str | tuple[str, ...]) -> str:
    return texts if isinstance(texts, str) else "\n".join(texts)
