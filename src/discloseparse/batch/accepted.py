"""The baseline of a batch: what is accepted is accepted in one document, known by its path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from discloseparse.baseline import Entry, apply_baseline, read_baseline, write_entries
from discloseparse.batch.remarks import Remark


class Accepted:
    """The entries of baseline files, used up document by document.

    An entry accepts one finding of the document it names and never one of another, also if that has
    the same name in another folder, or the same content.
    """

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self.entries = entries
        self.stale: list[Entry] = []
        """Entries of documents seen so far that nothing matched."""
        self._left: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._left[entry.document].append(entry)

    @classmethod
    def read(cls, path: Path | None) -> Accepted:
        """The entries of a file, none without one. Raises ConfigError."""
        return cls(() if path is None else read_baseline(path))

    @property
    def absent(self) -> int:
        """How many entries are of documents not seen."""
        return sum(map(len, self._left.values()))

    def review(self, path: str, remarks: Sequence[Remark]) -> list[Remark]:
        """All findings of the document ``path``, the accepted ones marked as such."""
        entries = self._left.pop(path, [])
        if not entries:
            return list(remarks)
        outcome = apply_baseline([remark.finding for remark in remarks], entries)
        self.stale += outcome.unused
        kept = {id(finding) for finding in outcome.kept}
        reasons = {entry.fingerprint: entry.reason for entry in entries}
        return [
            remark
            if id(remark.finding) in kept
            else remark._replace(accepted=True, reason=reasons[remark.finding.fingerprint])
            for remark in remarks
        ]


def write_batch_baseline(
    path: Path, found: Iterator[tuple[str, Sequence[Remark]]], known: Sequence[Entry]
) -> int:
    """Accept all that was found, by document path; reasons of ``known`` entries are kept."""
    reasons = {(e.document, e.fingerprint): e.reason for e in known if e.reason}
    return write_entries(
        path,
        (
            Entry(
                finding.fingerprint,
                finding.code,
                document,
                finding.message,
                reasons.get((document, finding.fingerprint), ""),
            )
            for document, remarks in found
            for finding, *_ in remarks
        ),
    )
