"""What the tests of segmentation ask about a text."""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.outline import Outline
from discloseparse.segment import segment


def outline(text: str) -> Outline:
    return segment(Document(text))


def headings(text: str) -> list[tuple[str, int]]:
    """The headings as they stand in the text, with their levels."""
    return [(s.heading.of(text), s.level) for s in outline(text).sections]


def words(text: str) -> list[str]:
    """The headings only."""
    return [heading for heading, _ in headings(text)]
