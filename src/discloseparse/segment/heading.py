"""A heading as it is found, before sections are built of it."""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.spans import Span


class Heading(NamedTuple):
    """A heading in the source: ``span`` without trailing colon or 。; ``body`` is where its text begins."""

    span: Span
    level: int
    body: int
    key: str | None = None
    number: str | None = None
