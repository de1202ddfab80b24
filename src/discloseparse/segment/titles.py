"""Title lines: of the document, and of each later project of a project text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from discloseparse.segment.heading import Heading
from discloseparse.segment.lines import UNNUMBERED, Line
from discloseparse.segment.numbers import value
from discloseparse.spans import Span

_TITLE = re.compile(
    r"(?:19|20)\d\d|[零一二三四五六七八九]{4}年|文本|公开|项目|附件|报告|专项|经费|补[助贴]|资金|工程"
)
_NOT_TITLE = re.compile(
    r"(?:(?:19|20)\d\d|二[零一二三四五六七八九]{3})\s?年.{1,4}月.{1,4}日$|\S{2,8}:"
)
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
    for heading in _first_headings(headings)[1:]:
        place = bisect_left(starts, heading.span.start)
        title = _above(lines[max(0, place - _TITLE_LINES) : place], heads)
        if title is not None:
            found.append(title)
    return tuple(found)


def _first_headings(headings: Sequence[Heading]) -> list[Heading]:
    """The headings with which a document or project begins: every 项目名称, or where there is none every
    main heading numbered 一、."""
    names = [heading for heading in headings if heading.key == "project_name"]
    if names or not headings:
        return names
    top = min(heading.level for heading in headings)
    return [h for h in headings if h.level == top and h.number and value(h.number) == 1]


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
        ends = line.text.endswith(("。", ";", ":", "”")) or bool(_NOT_TITLE.match(line.text))
        if line.level != UNNUMBERED or ends or len(line.text) > 60 or line.start in heads:
            break
        run.insert(0, line)
    while run and not _TITLE.search(run[0].text):
        run.pop(0)
    return Span(run[0].start, run[-1].end) if run else None
