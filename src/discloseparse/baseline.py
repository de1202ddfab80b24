"""Baseline: findings that were looked at and accepted, by fingerprint and with a reason.

A fingerprint says what a finding is about, not where it stands: rule, the words of its result and
operands, the section's heading, and the document by name, unit and year. It survives edits elsewhere
in the document and holds no offsets; two like faults in one document need two entries.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from textwrap import indent
from typing import NamedTuple

from discloseparse.drafts import draft
from discloseparse.errors import ConfigError
from discloseparse.result import FindingItem, Result
from discloseparse.spans import fold


class Entry(NamedTuple):
    """An accepted finding. ``about`` and ``reason`` are for people.

    ``document`` is a file's name; in the baseline of a batch it is the path that the batch knows the
    document by, since files of one name may lie in several folders.
    """

    fingerprint: str
    code: str
    document: str
    about: str = ""
    reason: str = ""


class Outcome(NamedTuple):
    """What a baseline leaves: findings to report, how many it accepted, entries nothing matched."""

    kept: list[FindingItem]
    accepted: int
    unused: list[Entry]


def fingerprint(result: Result, finding: FindingItem) -> str:
    """What a finding is about, as 16 hexadecimal digits."""
    places = finding.spans
    if finding.relation is not None:
        places = result.relations[finding.relation].figures
    heading = ""
    if finding.section is not None:
        heading = result.sections[finding.section].heading.of(result.text)
    about = [
        finding.code,
        *(_plain(place.of(result.text)) for place in places),
        _plain(heading),
        document_name(result),
        result.unit or "",
        str(result.year or ""),
    ]
    return hashlib.sha256("\x1f".join(about).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_name(result: Result) -> str:
    """The name that a document is known by in a baseline: its file's, without the folder."""
    return PurePath(result.source.path).name


def _plain(words: str) -> str:
    return "".join(fold(words).split())


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a baseline file. Raises ConfigError if it is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return [
            Entry(
                e["fingerprint"],
                e["code"],
                e.get("document", ""),
                e.get("about", ""),
                e.get("reason", ""),
            )
            for e in data["accepted"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(path=path, reason=error) from error


def write_baseline(path: Path, results: Sequence[Result], known: Sequence[Entry] = ()) -> int:
    """Accept all findings of ``results``; reasons of ``known`` entries are kept. How many entries.

    Raises ConfigError if ``path`` cannot be written.
    """
    reasons = {entry.fingerprint: entry.reason for entry in known if entry.reason}
    return write_entries(
        path,
        (
            Entry(
                finding.fingerprint,
                finding.code,
                document_name(result),
                finding.message,
                reasons.get(finding.fingerprint, ""),
            )
            for result in results
            for finding in result.findings
        ),
    )


def write_entries(path: Path, entries: Iterable[Entry]) -> int:
    """Write a baseline of ``entries``, one by one as they come. How many there were.

    The file appears when all is written. Raises ConfigError if it cannot be.
    """
    count = 0
    try:
        with draft(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            file.write('{\n  "version": 1,\n  "accepted": [')
            for entry in entries:
                file.write(",\n" if count else "\n")
                text = json.dumps(entry._asdict(), ensure_ascii=False, indent=2)
                file.write(indent(text, "    "))
                count += 1
            file.write("\n  ]\n}\n" if count else "]\n}\n")
    except OSError as error:
        raise ConfigError(path=path, reason=error) from error
    return count


def apply_baseline(findings: Sequence[FindingItem], entries: Sequence[Entry]) -> Outcome:
    """Take the accepted findings out; each entry accepts one finding."""
    left = Counter(entry.fingerprint for entry in entries)
    kept: list[FindingItem] = []
    for finding in findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            kept.append(finding)
    unused: list[Entry] = []
    for entry in reversed(entries):
        if left[entry.fingerprint] > 0:
            left[entry.fingerprint] -= 1
            unused.append(entry)
    return Outcome(kept, len(findings) - len(kept), unused[::-1])
