"""What a worker process does with a document, and how its answer travels."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import asdict

from discloseparse.batch.outcome import Facts
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
    head = json.dumps(asdict(facts_of(result)), ensure_ascii=False).encode()
    line = result.model_dump_json().encode() + b"\n"
    return head + b"\n" + gzip.compress(line, mtime=0)


def unpack(answer: bytes) -> tuple[Facts, bytes]:
    """The facts and the gzip member that :func:`work` answered."""
    head, _, line = answer.partition(b"\n")
    return Facts(**json.loads(head)), line


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
