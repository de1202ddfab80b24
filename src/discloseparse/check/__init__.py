"""Check: rules turn a result into findings."""

from __future__ import annotations

from collections.abc import Sequence

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import CoverageItem, FindingItem, Place, Result, Spanned
from discloseparse.spans import Span


def check(
    result: Result,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: str = "zh",
) -> tuple[list[FindingItem], list[CoverageItem]]:
    """The findings of the chosen rules in text order, and what each rule did."""
    from discloseparse.check.registry import selected

    findings: list[FindingItem] = []
    coverage: list[CoverageItem] = []
    for rule in selected(select, ignore):
        instances = rule.instances(result)
        found = [_item(rule, f, lang) for f in rule.check(result)]
        findings.extend(found)
        status = "fail" if found else "pass" if instances else "not_applicable"
        coverage.append(CoverageItem(code=rule.code, status=status, count=instances))
    findings.sort(key=lambda f: (f.spans[0].start if f.spans else 0, f.code))
    return findings, coverage


def _item(rule: Rule, found: Finding, lang: str) -> FindingItem:
    facts = {k: v.to(lang) if isinstance(v, Text) else v for k, v in found.facts.items()}
    return FindingItem(
        code=rule.code,
        category=rule.category,
        severity=found.severity or rule.severity,
        message=rule.message.to(lang).format(**facts),
        spans=[Place(start=s.start, end=s.end) for s in found.spans],
        relation=found.relation,
        section=found.section,
    )
