"""sarif: SARIF 2.1.0 for pipelines and code scanning (OASIS standard).

Columns and offsets are code points. In a text file a region is told by line and column, which hold
whatever its line breaks are. In any other document it lies in the text that ``discloseparse parse``
prints (the artifact's description says so), with its offset, while page, box, paragraph and cell stand
among the properties of the location.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from discloseparse.emit import Format, Look, Unread
from discloseparse.emit.lines import Lines

if TYPE_CHECKING:
    from discloseparse.check.rule import Rule
    from discloseparse.result import FindingItem, Place, Result

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "discloseparse/v1"
_TEXT = "text/plain"
_EXTRACTED = "Regions index the text that `discloseparse parse` prints of this document."
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def emit(results: Iterable[Result], look: Look) -> Iterator[str]:
    """One run; what is told of findings is written as soon as it is known, documents at the end."""
    from discloseparse import __version__
    from discloseparse.check.registry import rules

    known = rules()
    driver = {
        "name": "discloseparse",
        "semanticVersion": __version__,
        "rules": [_rule(rule, look.lang) for rule in known],
    }
    run = _Run({rule.code: i for i, rule in enumerate(known)})
    yield f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
    yield f'"tool": {_json({"driver": driver})},\n'
    yield f'"columnKind": "unicodeCodePoints", "language": {_json(_LANGUAGES[look.lang])},\n'
    yield '"results": ['
    separator = "\n"
    for result in results:
        for finding in run.findings(result):
            yield separator + _json(finding)
            separator = ",\n"
    run.miss(look.unread)
    invocation = {
        "executionSuccessful": not run.misses,
        "toolExecutionNotifications": run.notifications,
    }
    yield f'\n],\n"artifacts": {_json(run.artifacts)},\n"invocations": {_json([invocation])}\n}}]}}\n'


class _Run:
    """The documents met so far."""

    def __init__(self, indices: dict[str, int]) -> None:
        self._indices = indices
        self.artifacts: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.misses = False

    def findings(self, result: Result) -> Iterator[dict[str, Any]]:
        """The SARIF results of a document."""
        uri = _uri(result.source.path)
        document = {"uri": uri, "index": len(self.artifacts)}
        self.artifacts.append(_artifact(result, uri))
        lines = Lines(result.text)
        self.misses |= result.partial
        self.notifications += [
            {"descriptor": {"id": diagnostic.code}}
            | _notification("warning", diagnostic.message, document)
            for diagnostic in result.diagnostics
        ]
        for finding in result.findings:
            yield self._finding(result, finding, lines, document)

    def miss(self, unread: Sequence[Unread]) -> None:
        """Documents that are not among the results."""
        self.misses |= bool(unread)
        self.notifications += [
            _notification("error", reason, {"uri": _uri(path)}) for path, reason in unread
        ]

    def _finding(
        self, result: Result, finding: FindingItem, lines: Lines, document: dict[str, Any]
    ) -> dict[str, Any]:
        extracted = result.source.media_type != _TEXT
        first, *others = [
            _location(place, lines, document, extracted) for place in finding.spans
        ] or [{"physicalLocation": {"artifactLocation": document}}]
        told: dict[str, Any] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [first],
            "properties": _properties(result, finding),
        }
        if finding.code in self._indices:
            told["ruleIndex"] = self._indices[finding.code]
        if others:
            told["relatedLocations"] = [{"id": i, **other} for i, other in enumerate(others, 1)]
        if finding.fingerprint:
            told["partialFingerprints"] = {_FINGERPRINT: finding.fingerprint}
        return told


def _notification(level: str, words: str, document: dict[str, Any]) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": words},
        "locations": [{"physicalLocation": {"artifactLocation": document}}],
    }


def _properties(result: Result, finding: FindingItem) -> dict[str, str]:
    told: dict[str, str | None] = {"category": finding.category, "unit": result.unit}
    if finding.relation is not None:
        relation = result.relations[finding.relation]
        told |= {
            "calculation": relation.explanation,
            "stated": relation.stated,
            "computed": relation.computed,
        }
    return {name: value for name, value in told.items() if value is not None}


def _location(
    place: Place, lines: Lines, document: dict[str, Any], extracted: bool
) -> dict[str, Any]:
    start_line, start_column = lines.position(place.start)
    end_line, end_column = lines.position(place.end)
    region: dict[str, Any] = {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": place.of(lines.text)},
    }
    if extracted:
        region |= {"charOffset": place.start, "charLength": place.end - place.start}
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": document, "region": region}}
    origin = place.model_dump(mode="json", exclude={"start", "end"})
    if origin:
        found["properties"] = origin
    return found


def _artifact(result: Result, uri: str) -> dict[str, Any]:
    source = result.source
    told: dict[str, Any] = {"location": {"uri": uri}, "mimeType": source.media_type}
    if source.sha256:
        told["hashes"] = {"sha-256": source.sha256}
    if source.encoding:
        told["encoding"] = source.encoding
    if source.media_type != _TEXT:
        told["description"] = {"text": _EXTRACTED}
    return told


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    explanation = rule.explanation.to(lang)
    markdown = f"{explanation}\n\n- ✗ {rule.failing}\n- ✓ {rule.passing}\n\n> {rule.source}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.to(lang)},
        "fullDescription": {"text": explanation},
        "help": {
            "text": f"{explanation}\n✗ {rule.failing}\n✓ {rule.passing}",
            "markdown": markdown,
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.category]},
    }


def _uri(path: str) -> str:
    """A URI reference: relative as the path is, an absolute path as a file URI."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="surrogatepass")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)


FORMAT = Format("sarif", emit)
