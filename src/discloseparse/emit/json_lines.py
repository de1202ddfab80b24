"""jsonl: one JSON object per document, one per line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discloseparse.emit import Format, Look

if TYPE_CHECKING:
    from discloseparse.result import Result


def emit(results: Iterable[Result], _look: Look) -> Iterator[str]:
    """A line for each result, as soon as it is there."""
    for result in results:
        yield result.model_dump_json() + "\n"


FORMAT = Format("jsonl", emit, by_line=True)
