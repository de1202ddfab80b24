"""The report of one document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from discloseparse.report.html.body import body
from discloseparse.report.html.evidence import Evidence
from discloseparse.report.html.mentions import KINDS, flags, kinds
from discloseparse.report.html.overview import funds
from discloseparse.report.html.page import assemble
from discloseparse.report.html.pictures import Picture
from discloseparse.report.html.pieces import Pieces
from discloseparse.result import Result

STYLES = ("text", "findings")
SCRIPTS = ("text", "calculation", "review", "findings", "detail", "inspector", "bars", "charts")
"""The modules of the page's style and script, in order, before ``document.css`` and ``document.js``."""


def document_page(
    result: Result,
    *,
    lang: str = "zh",
    pictures: Mapping[int, Picture] | None = None,
    back: str | None = None,
) -> str:
    """The page that shows ``result``, in ``lang`` (its reader may switch).

    ``pictures`` are pages of the original by number; findings on them are boxed there. ``back`` is
    the address of the index that the report belongs to.
    """
    evidence = Evidence(result)
    told: dict[str, object] = {
        "document": _about(result),
        "back": back,
        "findings": evidence.findings(),
        "rules": evidence.rules(),
        "relations": evidence.relations(),
        "kinds": KINDS,
        "mentions": evidence.mentions(),
        "funds": funds(result, evidence.figures, evidence.number),
        "pages": {str(page): picture._asdict() for page, picture in (pictures or {}).items()},
    }
    pieces = Pieces(result.text, kinds(result), flags(result), evidence.places)
    content = body(result, pieces)
    told["places"] = [_short(pieces.of(place)) for place in evidence.places]
    name = PurePath(result.source.path).name
    return assemble(
        "document", told, lang=lang, title=name, styles=STYLES, scripts=SCRIPTS, content=content
    )


def _short(runs: list[int]) -> list[int] | int:
    """A single piece is told by its number alone."""
    return runs[0] if len(runs) == 2 and runs[0] == runs[1] else runs


def _about(result: Result) -> dict[str, object]:
    return {
        "path": result.source.path,
        "name": PurePath(result.source.path).name,
        "sha256": result.source.sha256,
        "pages": result.source.pages,
        "kind": result.kind,
        "unit": result.unit,
        "year": result.year,
        "partial": result.partial,
        "diagnostics": [diagnostic.message for diagnostic in result.diagnostics],
    }
