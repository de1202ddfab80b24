"""Check: rules turn a result into findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Literal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import CoverageItem, FindingItem, Place, Result
from discloseparse.spans import Span

_UNREAD = Text("文件有未能读取的部分", "a part of the document could not be read")
Locate = Callable[[Span], Place]


def bare(span: Span) -> Place:
    """The place of a span whose origin is not known."""
    return Place(start=span.start, end=span.end)


def check(
    result: Result, *, lang: str = "zh", locate: Locate = bare
) -> tuple[list[FindingItem], list[CoverageItem]]:
    """The findings of all rules in text order, and what each rule did.

    ``locate`` adds the origin to each span; messages are in ``lang``.
    """
    from discloseparse.check.registry import rules

    findings: list[FindingItem] = []
    coverage: list[CoverageItem] = []
    headings = [section.heading.start for section in result.sections]
    for rule in rules():
        if rule.needs_all and result.partial:
            reason = _UNREAD.to(lang)
            coverage.append(
                CoverageItem(code=rule.code, status="not_bound", count=0, reason=reason)
            )
            continue
        instances = rule.instances(result)
        found = [_item(rule, f, headings, lang, locate) for f in rule.check(result)]
        findings.extend(found)
        coverage.append(
            CoverageItem(code=rule.code, status=_status(found, instances), count=instances)
        )
    findings.sort(key=lambda f: (f.spans[0].start if f.spans else 0, f.code))
    return findings, coverage


def _status(found: list[FindingItem], instances: int) -> Literal["pass", "fail", "not_applicable"]:
    if found:
        return "fail"
    return "pass" if instances else "not_applicable"


def choose(result: Result, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Result:
    """``result`` with the findings and the coverage of the chosen rules only."""
    from discloseparse.check.registry import selected

    codes = {rule.code for rule in selected(select, ignore)}
    return result.model_copy(
        update={
            "findings": [f for f in result.findings if f.code in codes],
            "coverage": [c for c in result.coverage if c.code in codes],
        }
    )


def _item(
    rule: Rule, found: Finding, headings: Sequence[int], lang: str, locate: Locate
) -> FindingItem:
    facts = {k: v.to(lang) if isinstance(v, Text) else v for k, v in found.facts.items()}
    message = rule.message.to(lang).format(**facts)
    if found.hint is not None:
        message += Text("；", "; ").to(lang) + found.hint.to(lang)
    return FindingItem(
        code=rule.code,
        category=rule.category,
        severity=found.severity or rule.severity,
        message=message,
        spans=[locate(span) for span in found.spans],
        relation=found.relation,
        section=_section(headings, found),
    )


def _section(headings: Sequence[int], found: Finding) -> int | None:
    """The section a finding names, else the one its first span stands in; ``headings`` are the starts
    of the sections' headings."""
    if found.section is not None or not found.spans:
        return found.section
    i = bisect_right(headings, found.spans[0].start) - 1
    return i if i >= 0 else None
