"""Finish: what a batch makes of its documents once all of them are read.

Everything here is made from ``documents/part-*.jsonl.gz`` alone, in order of document id, by
streaming; finishing twice gives the same files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from discloseparse.baseline import Entry


class Finished(NamedTuple):
    """What was made, for the summary. Findings that the baseline accepts are not counted."""

    documents: int
    rows: Mapping[str, int]
    """Rows of each table."""
    rules: Mapping[str, int]
    """Findings by rule, those between documents included."""
    severities: Mapping[str, int]
    """Findings by severity, those between documents included."""
    cross: int
    """Findings between documents."""
    accepted: int
    """Findings that the baseline accepts."""
    stale: Sequence[Entry]
    """Entries of the baseline about documents of the batch that nothing matches any more."""


def finish(
    out: Path,
    *,
    formats: Sequence[str] = ("csv",),
    lang: str = "zh",
    baseline: Path | None = None,
    write_baseline: Path | None = None,
) -> Finished:
    """Make ``out/tables/`` and ``out/cross.jsonl`` from ``out/documents/part-*.jsonl.gz``.

    ``formats``: ``csv``, ``parquet``, ``duckdb``; the last two need the extra ``[tables]``.
    ``baseline`` names accepted findings; ``write_baseline`` is where all findings are accepted,
    reasons that it or ``baseline`` give already being kept. A document's id is
    :func:`~discloseparse.batch.identity.document_id` of its ``source.path``. Raises ConfigError for a
    baseline that cannot be used, ExtraMissingError if the extra is needed and missing.
    """
    raise NotImplementedError
