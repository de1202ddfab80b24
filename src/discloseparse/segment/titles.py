"""Title lines: of the document, and of each later project of a project text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from discloseparse.segment.headings import Heading
from discloseparse.segment.lines import UNNUMBERED, Line
from discloseparse.spans import Span

_TITLE = re.compile(r"(?:19|20)\d\d|[零一二三四五六七八九]{4}年|文本|公开|项目")
_LONGEST = 70
_OPENING_LINES = 4
_TITLE_LINES = 3


def find_titles(lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[Span, ...]:
    """The document's title, then the title above each 项目名称 but the first."""
    starts = [line.start for line in lines]
    found: list[Span] = []
    first = headings[0].span.start if headings else None
    top = lines[: _OPENING_LINES if first is None else bisect_left(starts, first)]
    opening = _opening(top)
    if opening is not None:
        found.append(opening)
    heads = {heading.span.start for heading in headings}
    names = [heading for heading in headings if heading.key == "project_name"]
    for heading in names[1:]:
        place = bisect_left(starts, heading.span.start)
        title = _above(lines[max(0, place - _TITLE_LINES) : place], heads)
        if title is not None:
            found.append(title)
    return tuple(found)


def _opening(top: Sequence[Line]) -> Span | None:
    """The first line, with the second if that goes on with the title."""
    run: list[Line] = []
    for line in top[:2]:
        if line.text.endswith(("。", ":", ";")) or len(line.text) > _LONGEST:
            break
        run.append(line)
    return Span(run[0].start, run[-1].end) if run else None


def _above(lines: Sequence[Line], heads: set[int]) -> Span | None:
    """The title lines right above a project's first heading."""
    run: list[Line] = []
    for line in reversed(lines):
        ends = line.text.endswith(("。", ";", ":", "”"))
        if line.level != UNNUMBERED or ends or len(line.text) > 60 or line.start in heads:
            break
        run.insert(0, line)
    while run and not _TITLE.search(run[0].text):
        run.pop(0)
    return Span(run[0].start, run[-1].end) if run else None
