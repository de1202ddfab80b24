"""What a worker process does with a document, and how its answer travels."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import asdict

from discloseparse.batch.extract import Extract
from discloseparse.batch.outcome import Facts, Outcome, Verdict
from discloseparse.batch.settings import Settings
from discloseparse.config import SEVERITIES
from discloseparse.result import Result

TARGET = f"{__name__}:work"
_COUNTED = (
    "projects",
    "sections",
    "amounts",
    "headcounts",
    "percentages",
    "citations",
    "tables",
    "relations",
)
_SEVERITIES = SEVERITIES[::-1]
COUNTS = (*_COUNTED, *(f"{severity}s" for severity in _SEVERITIES))
"""The names in :attr:`Facts.counts`."""


def work(data: bytes, options: object) -> bytes:
    """The target of the guard; ``options`` are the document's id and the :class:`Settings`."""
    match options:
        case (str(name), Settings() as settings):
            result = settings.examine(data, name)
        case _:
            raise TypeError(type(options).__name__)
    return pack(result)


def pack(result: Result) -> bytes:
    """The answer that tells of ``result``, as it travels."""
    line = gzip.compress(result.model_dump_json().encode() + b"\n", mtime=0)
    head = {"facts": asdict(facts_of(result)), "line": len(line)}
    return json.dumps(head).encode() + b"\n" + line + Extract.of(result).pack()


def unpack(answer: bytes, seconds: float = 0.0) -> Verdict:
    """The verdict of an answer that :func:`pack` made, ``seconds`` after it was asked for."""
    head, _, rest = answer.partition(b"\n")
    told = json.loads(head)
    facts, length = Facts(**told["facts"]), told["line"]
    outcome: Outcome = "findings" if facts.rules else "ok"
    return Verdict(outcome, facts=facts, line=rest[:length], extract=rest[length:], seconds=seconds)


def facts_of(result: Result) -> Facts:
    """What the list of documents tells of ``result``."""
    severities: Counter[str] = Counter(finding.severity for finding in result.findings)
    return Facts(
        kind=result.kind,
        unit=result.unit,
        year=result.year,
        partial=result.partial,
        counts={name: len(getattr(result, name)) for name in _COUNTED}
        | {f"{severity}s": severities[severity] for severity in _SEVERITIES},
        rules=dict(sorted(Counter(finding.code for finding in result.findings).items())),
    )
