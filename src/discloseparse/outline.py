"""What segmentation gives: the outline of a document and the reading that later stages use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from discloseparse.document import Furniture
from discloseparse.profiles import Profile
from discloseparse.spans import Reading, Span


class Section(NamedTuple):
    """A heading and its body (both source spans). ``number`` as printed (六、), ``parent`` an index."""

    heading: Span
    body: Span
    level: int
    key: str | None = None
    number: str | None = None
    parent: int | None = None


class Field(NamedTuple):
    """A labelled value inside a section: 单位名称：某局."""

    label: Span
    value: Span


class Project(NamedTuple):
    """A project of a project text. ``sections`` are indices into the outline's sections."""

    title: Span | None
    name: Span | None
    year: int | None
    unit: Span | None
    sections: tuple[int, ...]


class DocumentKind(NamedTuple):
    """What kind of document it is. ``kind`` and ``phase`` as in the result; ``confidence`` 0–1 as a
    decimal string; ``unit`` is the disclosing unit's name as written."""

    kind: str
    confidence: str
    evidence: tuple[Span, ...]
    year: int | None
    unit: Span | None
    phase: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in text order, the projects they form, and what stands between the lines.

    ``titles`` are document and project title lines; ``contents`` the lines of a table of contents;
    ``standard_tables`` the title line of each table of the profile, None for one that is not there.
    """

    reading: Reading
    kind: DocumentKind
    profile: Profile | None = None
    sections: tuple[Section, ...] = ()
    projects: tuple[Project, ...] = ()
    titles: tuple[Span, ...] = ()
    contents: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    fields: tuple[Field, ...] = ()
    standard_tables: tuple[Span | None, ...] = ()
