"""Projects of a project text: from each 项目名称 to the next, with title, name, unit and year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from discloseparse.outline import Project, Section
from discloseparse.spans import Span, fold

_YEAR = re.compile(r"20\d\d")


def find_projects(
    text: str, sections: Sequence[Section], titles: Sequence[Span], furniture: Sequence[Span] = ()
) -> tuple[Project, ...]:
    """The projects in text order. A title serves the first project below it only; a year that neither
    name nor title tells is that of the document's title."""
    found: list[Project] = []
    document_year = _year(text, titles[0]) if titles else None
    ends = {span.end: span.start for span in furniture}
    starts = [title.start for title in titles]
    used = -1
    for group in _groups(sections):
        first, before = sections[group[0]], sections[group[0] - 1] if group[0] else None
        title = _title_heading(first, before, sections)
        if title is None:
            above = bisect_left(starts, first.heading.start) - 1
            if above > used and (before is None or titles[above].start > before.heading.start):
                title, used = titles[above], above
        name = _value(text, sections, group, "project_name", ends)
        unit = _value(text, sections, group, "implementing_unit", ends)
        year = _year(text, name) or _year(text, title) or document_year
        found.append(Project(title, name, year, unit, tuple(group)))
    return tuple(found)


def _groups(sections: Sequence[Section]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, section in enumerate(sections):
        if section.key == "project_name":
            groups.append([index])
        elif groups and (section.key or section.level > sections[groups[-1][0]].level):
            groups[-1].append(index)
    return groups


def _title_heading(
    first: Section, before: Section | None, sections: Sequence[Section]
) -> Span | None:
    """The heading that holds the project, or stands right above it with nothing between."""
    if first.parent is not None:
        return sections[first.parent].heading
    if before is None or before.key is not None or before.number is None:
        return None
    return None if before.body.start < before.body.end else before.heading


def _value(
    text: str, sections: Sequence[Section], group: Sequence[int], key: str, ends: Mapping[int, int]
) -> Span | None:
    """The body of the section ``key`` without page numbers below it and its final 。. ``ends``: where the
    furniture that ends at an offset begins."""
    body = next((sections[i].body for i in group if sections[i].key == key), None)
    if body is None:
        return None
    start, end = body
    while end in ends:
        end = Span(start, max(start, ends[end])).trim(text).end
    while end > start and text[end - 1] in "。. \n":
        end -= 1
    return Span(start, end) if end > start else None


def _year(text: str, span: Span | None) -> int | None:
    match = _YEAR.search(fold(span.of(text))) if span else None
    return int(match.group()) if match else None
