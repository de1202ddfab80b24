"""What the format itself calls a heading (标题 1, <h2>, a bold line), but for the document's title."""

from __future__ import annotations

from collections.abc import Sequence

from discloseparse.document import Style
from discloseparse.segment.lines import UNNUMBERED, Line

_TITLE_LINES = 3


def styled_levels(lines: Sequence[Line], styles: Sequence[Style]) -> dict[int, int]:
    """The levels of styled headings by offset. The unnumbered ones of one level with which a document
    opens are its title (the unit's name above it included) and no headings."""
    levels = {style.span.start: style.level for style in styles}
    top = levels.get(lines[0].start) if lines else None
    for line in lines[:_TITLE_LINES]:
        if top is None or line.level != UNNUMBERED or levels.get(line.start) != top:
            break
        del levels[line.start]
    return levels
