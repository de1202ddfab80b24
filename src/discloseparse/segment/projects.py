"""Projects of a project text: from each 项目名称 to the next, with title, name, unit and year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.outline import Project, Section
from discloseparse.spans import Span, fold

_YEAR = re.compile(r"20\d\d")


def find_projects(
    text: str, sections: Sequence[Section], titles: Sequence[Span]
) -> tuple[Project, ...]:
    """The projects in text order. A title serves the first project below it only."""
    found: list[Project] = []
    free = list(titles)
    for group in _groups(sections):
        first = sections[group[0]]
        after = sections[group[0] - 1].heading.start if group[0] else -1
        title = _title(first, sections, free, after)
        name = _value(text, sections, group, "project_name")
        unit = _value(text, sections, group, "implementing_unit")
        year = _year(text, name) or _year(text, title)
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


def _title(
    first: Section, sections: Sequence[Section], free: list[Span], after: int
) -> Span | None:
    """The heading that holds the project, else the nearest title line above it not yet taken."""
    if first.parent is not None:
        return sections[first.parent].heading
    above = [t for t in free if after < t.start and t.end <= first.heading.start]
    if not above:
        return None
    free.remove(above[-1])
    return above[-1]


def _value(text: str, sections: Sequence[Section], group: Sequence[int], key: str) -> Span | None:
    """The body of the section ``key`` without its final 。."""
    body = next((sections[i].body for i in group if sections[i].key == key), None)
    if body is None:
        return None
    start, end = body
    while end > start and text[end - 1] in "。. \n":
        end -= 1
    return Span(start, end) if end > start else None


def _year(text: str, span: Span | None) -> int | None:
    match = _YEAR.search(fold(span.of(text))) if span else None
    return int(match.group()) if match else None
