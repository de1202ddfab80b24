"""junit: JUnit XML for build servers; a document is a suite, a rule is a test case.

A rule that found errors is a failure; warnings and notes are told in its output and fail nothing.
A document that could not be read is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from discloseparse.emit import Format, Look
from discloseparse.emit.places import place_words
from discloseparse.emit.xml_text import xml_text
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.result import CoverageItem, FindingItem, Result


def emit(results: Iterable[Result], look: Look) -> Iterator[str]:
    """A suite for each document, as soon as it is read."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="discloseparse">\n'
    for result in results:
        yield from _suite(result, look)
    yield from (_unread_suite(path, reason) for path, reason in look.unread)
    yield "</testsuites>\n"


def _suite(result: Result, look: Look) -> Iterator[str]:
    from discloseparse.check.registry import rules

    titles = {rule.code: rule.title.to(look.lang) for rule in rules()}
    found: dict[str, list[FindingItem]] = defaultdict(list)
    for finding in result.findings:
        found[finding.code].append(finding)
    failures = sum(_fails(findings) for findings in found.values())
    skipped = sum(_is_skipped(item) for item in result.coverage)
    yield (
        f"<testsuite name={_attribute(result.source.path)} tests="
        f'"{len(result.coverage)}" failures="{failures}" errors="0" skipped="{skipped}">\n'
    )
    for item in result.coverage:
        name = f"{item.code} {titles.get(item.code, '')}".strip()
        yield f"<testcase classname={_attribute(result.source.path)} name={_attribute(name)}>"
        yield from _outcome(result, item, found[item.code], look)
        yield "</testcase>\n"
    yield "</testsuite>\n"


def _unread_suite(path: str, reason: str) -> str:
    name = _attribute(path)
    return (
        f'<testsuite name={name} tests="1" failures="0" errors="1" skipped="0">\n'
        f"<testcase classname={name} name={name}><error message={_attribute(reason)}/></testcase>\n"
        "</testsuite>\n"
    )


def _outcome(
    result: Result, item: CoverageItem, findings: list[FindingItem], look: Look
) -> Iterator[str]:
    told = escape(xml_text("\n".join(_line(result, finding, look) for finding in findings)))
    if _fails(findings):
        first = next(finding for finding in findings if finding.severity == "error")
        yield f'<failure type="error" message={_attribute(first.message)}>{told}</failure>'
    elif findings:
        yield f"<system-out>{told}</system-out>"
    elif _is_skipped(item):
        yield f"<skipped message={_attribute(item.reason or item.status)}/>"


def _line(result: Result, finding: FindingItem, look: Look) -> str:
    first = finding.spans[0] if finding.spans else None
    quoted = "" if first is None else f" “{printable(first.of(result.text))}”"
    place = " · ".join(place_words(result, first, finding.section, look.lang))
    severity = sentence(f"shell.{finding.severity}", look.lang)
    return f"{finding.code} {severity}: {finding.message}{quoted} {place}".rstrip()


def _fails(findings: list[FindingItem]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _is_skipped(item: CoverageItem) -> bool:
    return item.status in ("not_applicable", "not_bound")


def _attribute(words: str) -> str:
    return quoteattr(xml_text(words))


FORMAT = Format("junit", emit)
