"""jsonl: one JSON object per document, one per line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discloseparse.emit import Format, Look
from discloseparse.result import Result


def emit(results: Iterable[Result], _look: Look) -> Iterator[str]:
    """A line for each result, as soon as it is there."""
    for result in results:
        yield result.model_dump_json() + "\n"


FORMAT = Format("jsonl", emit)
