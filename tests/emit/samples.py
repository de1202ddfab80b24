"""Results to print: real ones, and ones with findings put where a test wants them."""

from __future__ import annotations

from discloseparse import Result, parse_text
from discloseparse.result import FindingItem, Place


def told(text: str, *places: tuple[int, int] | str, **fields: object) -> Result:
    """A result with one finding at ``places`` (spans, or words of ``text``)."""
    spans = [
        Place(start=text.index(p), end=text.index(p) + len(p))
        if isinstance(p, str)
        else Place(start=p[0], end=p[1])
        for p in places
    ]
    finding = FindingItem(
        code="X999", category="other", severity="error", message="此处有误", spans=spans
    )
    finding = finding.model_copy(update=fields)
    return parse_text(text, name="说明.txt").model_copy(update={"findings": [finding]})
