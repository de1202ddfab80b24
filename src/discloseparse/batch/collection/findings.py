"""What the checks between documents report: findings of the document to look at first."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from discloseparse.batch.collection.check import Contradiction, CrossCheck
from discloseparse.batch.collection.facts import Held
from discloseparse.batch.collection.index import Index
from discloseparse.check.rule import Text
from discloseparse.result import FindingItem, Place, Related

_MORE = Text("，另有{count}处", "; {count} more like it")


class CrossFindings:
    """The findings of all checks, kept in ``database`` until their document's turn comes."""

    def __init__(self, database: sqlite3.Connection, lang: str) -> None:
        self._database = database
        self._lang = lang
        self._checks: dict[str, CrossCheck] = {}
        database.execute(
            "CREATE TABLE contradictions (document TEXT, code TEXT, others TEXT, start INTEGER, data TEXT)"
        )

    def collect(self, index: Index, checks: Sequence[CrossCheck]) -> None:
        """Everything that ``checks`` find in ``index``."""
        for check in checks:
            self._checks[check.code] = check
            self._database.executemany(
                "INSERT INTO contradictions VALUES (?, ?, ?, ?, ?)",
                (self._row(check, found) for found in index.contradictions(check)),
            )
        self._database.execute(
            "CREATE INDEX by_document ON contradictions (document, code, others, start)"
        )

    def of(self, document: str) -> list[FindingItem]:
        """The findings of one document: those of a check against the same others are one."""
        rows = self._database.execute(
            "SELECT code, others, data FROM contradictions WHERE document = ?"
            " ORDER BY code, others, start, data",
            (document,),
        )
        return [
            self._finding(self._checks[code], [json.loads(data) for *_, data in group])
            for (code, _), group in groupby(rows, key=lambda row: row[:2])
        ]

    def _row(self, check: CrossCheck, found: Contradiction) -> tuple[str, str, str, int, str]:
        facts = {k: v.to(self._lang) if isinstance(v, Text) else v for k, v in found.facts.items()}
        data = {
            "message": check.message.to(self._lang).format(**facts),
            "said": [_said(held) for held in (found.odd, *found.others)],
        }
        others = "\n".join(sorted(held.document for held in found.others))
        start = found.odd.fact.place.start
        return found.odd.document, check.code, others, start, json.dumps(data)

    def _finding(self, check: CrossCheck, found: list[dict[str, Any]]) -> FindingItem:
        message = found[0]["message"]
        if len(found) > 1:
            message += _MORE.to(self._lang).format(count=len(found) - 1)
        places: dict[str, dict[str, Place]] = {}
        for one in found:
            for path, _, place in one["said"]:
                places.setdefault(path, {}).setdefault(str(place), Place.model_validate(place))
        (_, own), *others = places.items()
        return FindingItem(
            code=check.code,
            category=check.category,
            severity=check.severity,
            message=message,
            spans=list(own.values()),
            fingerprint=_fingerprint(check.code, found),
            related=[Related(path=path, spans=list(spans.values())) for path, spans in others],
        )


def _said(held: Held) -> tuple[str, str, dict[str, Any]]:
    return held.document, held.fact.words, held.fact.place.model_dump(exclude_none=True)


def _fingerprint(code: str, found: list[dict[str, Any]]) -> str:
    """What the finding is about: the documents by their paths, and their words, no offsets."""
    about = [code, *sorted(f"{path}\x1e{words}" for one in found for path, words, _ in one["said"])]
    return hashlib.sha256("\x1f".join(about).encode("utf-8", "surrogatepass")).hexdigest()[:16]
