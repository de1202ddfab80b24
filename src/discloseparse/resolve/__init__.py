"""Resolve: which mentions mean the same thing — citations of one document, names and their slips."""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.mentions import Mentions
from discloseparse.outline import Outline
from discloseparse.resolve.citations import resolve_citations
from discloseparse.resolve.names import Variant, find_variants


class Identities(NamedTuple):
    """``resources``: for each citation the number of its document; ``variants``: names with a slip."""

    resources: tuple[int, ...]
    variants: tuple[Variant, ...]


def resolve(text: str, outline: Outline, mentions: Mentions) -> Identities:
    """Group what is cited and find names that differ by a slip. Spans index ``text``."""
    return Identities(
        resolve_citations(text, mentions.citations),
        find_variants(text, mentions.names, mentions.citations, outline.projects, outline.titles),
    )
