"""Segment: a document's outline — sections, projects, kind — and the reading for later stages."""

from __future__ import annotations

from collections.abc import Sequence

from discloseparse.document import Document
from discloseparse.outline import Outline
from discloseparse.profiles import Profile, by_rank, load_profiles
from discloseparse.segment.contents import Announced, contents
from discloseparse.segment.fields import find_fields
from discloseparse.segment.furniture import split_furniture
from discloseparse.segment.headings import find_headings
from discloseparse.segment.kind import expected_by_title, find_kind
from discloseparse.segment.known import profile_of
from discloseparse.segment.lines import lines_of
from discloseparse.segment.projects import find_projects
from discloseparse.segment.reading import build_reading
from discloseparse.segment.sections import build_sections
from discloseparse.segment.standard import titles_of_tables, variant
from discloseparse.segment.titles import find_titles


def segment(document: Document, profiles: Sequence[Profile] = ()) -> Outline:
    """The outline of ``document``; ``profiles`` are tried besides those of the package."""
    known = by_rank((*profiles, *load_profiles())) if profiles else load_profiles()
    text = document.text
    lines, furniture = split_furniture(lines_of(text))
    announced = contents(lines, _cells(document))
    body = [line for i, line in enumerate(lines) if i not in announced]
    profile = profile_of(body, known)
    listed = [lines[i] for i in sorted(announced)]
    expected = () if profile else expected_by_title(text, body, known)
    headings = find_headings(document, body, profile, Announced(listed, body), expected)
    titles = find_titles(body, headings)
    sections = build_sections(text, headings, titles[1:])
    projects = (
        find_projects(text, sections, titles, [f.span for f in furniture if f.span])
        if profile
        else ()
    )
    fields = find_fields(text, body, headings, whole_lines=document.paragraphs_marked)
    kind = find_kind(text, body, headings, projects, fields, profile, known)
    standard = profile or variant(body, kind.kind, known)
    return Outline(
        reading=build_reading(
            text,
            body,
            headings,
            whole_lines=document.paragraphs_marked,
            tables=document.tables,
        ),
        kind=kind,
        profile=standard,
        standard_tables=titles_of_tables(body, standard) if standard else (),
        sections=sections,
        projects=projects,
        titles=titles,
        contents=tuple(line.span for line in listed),
        furniture=(*document.furniture, *furniture),
        fields=fields,
    )


def _cells(document: Document) -> frozenset[int]:
    """Where the cells of tables begin; a table of one column may be the contents itself."""
    return frozenset(
        cell.span.start
        for table in document.tables
        if any(cell.col for cell in table.cells)
        for cell in table.cells
    )
