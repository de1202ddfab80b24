"""Projects of a project text: from each 项目名称 to the next, with title, name, unit and year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from discloseparse.outline import Project, Section
from discloseparse.segment.numbers import value
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
    begins = _first_parts(sections)
    for index, section in enumerate(sections):
        if index in begins:
            groups.append([index])
        elif groups and (section.key or section.level > sections[groups[-1][0]].level):
            groups[-1].append(index)
    return groups


def _first_parts(sections: Sequence[Section]) -> set[int]:
    """Where projects begin: at each 项目名称, the first with the known parts that stand before it; where
    none is known by that name, at each 立项依据 with the heading of its level right before it."""
    keyed = [i for i, section in enumerate(sections) if section.key]
    names = [i for i in keyed if sections[i].key == "project_name"]
    if names:
        return {min(keyed[0], names[0]), *names[1:]}
    first = sections[keyed[0]].key if keyed else None
    return {_with_its_name(sections, i) for i in keyed if sections[i].key == first}


def _with_its_name(sections: Sequence[Section], index: int) -> int:
    """The section before, if it is the first of the same level (一、 in words that are not known)."""
    before = sections[index - 1] if index else None
    same = before is not None and before.level == sections[index].level and before.key is None
    return index - 1 if same and before and before.number and value(before.number) == 1 else index


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
