"""The summary of a batch: how many documents came to what, how many findings there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from discloseparse.batch.outcome import FAILED, OUTCOMES
from discloseparse.batch.records import Row
from discloseparse.config import SEVERITIES


@dataclass(frozen=True, slots=True)
class Summary:
    """``outcomes`` counts all documents; findings of duplicates are counted once, those that the
    baseline accepts (``accepted``) not at all. ``cross``: findings between documents. ``stale`` are
    entries of the baseline that nothing matches any more, ``absent`` how many are of documents that
    the batch does not hold."""

    documents: int
    duplicates: int
    partial: int
    outcomes: dict[str, int]
    severities: dict[str, int]
    rules: dict[str, int]
    cross: int = 0
    accepted: int = 0
    stale: list[dict[str, str]] = field(default_factory=list)
    absent: int = 0

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Summary:
        """The summary of these documents."""
        outcomes: Counter[str] = Counter()
        severities: Counter[str] = Counter()
        rules: Counter[str] = Counter()
        duplicates = partial = 0
        for row in rows:
            outcomes[row.outcome] += 1
            if row.original != row.id:
                duplicates += 1
            elif row.facts is not None:
                partial += row.facts.partial
                rules.update(row.facts.rules)
                severities.update({s: row.facts.counts[f"{s}s"] for s in SEVERITIES})
        return cls(
            documents=outcomes.total(),
            duplicates=duplicates,
            partial=partial,
            outcomes={name: outcomes[name] for name in OUTCOMES},
            severities={name: severities[name] for name in SEVERITIES},
            rules=dict(sorted(rules.items())),
        )

    @classmethod
    def read(cls, file: Path) -> Summary:
        """The summary in a file that :meth:`json` filled."""
        return cls(**json.loads(file.read_text("utf-8")))

    @property
    def unread(self) -> int:
        """Documents that were not read, or only in part."""
        return sum(self.outcomes[name] for name in FAILED) + self.partial

    def json(self) -> str:
        """The content of ``summary.json``."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"
