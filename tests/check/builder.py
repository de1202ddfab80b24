"""A result from a text and the headings in it, for tests of rules.

Citations, names and their variants are really recognised; everything else is given or left empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from discloseparse.check.rule import Finding, Rule
from discloseparse.mentions import Citation
from discloseparse.outline import Project as OutlineProject
from discloseparse.recognize import citations, organisations
from discloseparse.resolve.citations import resolve_citations
from discloseparse.resolve.names import find_variants
from discloseparse.result import (
    AmountItem,
    CitationItem,
    NameItem,
    NumberItem,
    Place,
    Project,
    Result,
    Section,
    Source,
    VariantItem,
)
from discloseparse.spans import Reading, Span

KEYS = {
    "项目名称": "project_name",
    "立项依据": "legal_basis",
    "项目实施单位": "implementing_unit",
    "项目概况": "overview",
    "资金安排": "funding",
    "项目实施计划": "schedule",
    "项目实施成效": "outcomes",
}
_EMPTY = (
    "headcounts",
    "percentages",
    "counts",
    "tables",
    "relations",
    "furniture",
    "coverage",
    "findings",
)


def build(
    text: str,
    *,
    headings: Sequence[str] = tuple(KEYS),
    titles: Sequence[str] = (),
    amounts: Sequence[str] = (),
    **fields: Any,
) -> Result:
    """``headings`` are the lines that are headings, ``titles`` those that open a project."""
    sections, title_spans = _sections(text, headings), _lines(text, titles)
    projects = _projects(text, sections, title_spans)
    cited = citations.find(Reading.plain(text))
    names = organisations.find(Reading.plain(text))
    outline = [
        OutlineProject(_span(p.title), _name(text, p, sections), p.year, None, tuple(p.sections))
        for p in projects
    ]
    variants = find_variants(text, names, cited, outline, title_spans)
    resources = resolve_citations(text, cited)
    defaults: dict[str, Any] = {
        "source": Source(path="样本.txt", sha256="", media_type="", encoding=None, pages=None),
        "kind": "project_text",
        "kind_confidence": "1",
        "kind_evidence": [],
        "year": 2026,
        "unit": None,
        "phase": "budget",
        "partial": False,
        "diagnostics": [],
        "text": text,
        "sections": sections,
        "projects": projects,
        "amounts": [_amount(text, words) for words in amounts],
        "citations": [_citation(text, c, r) for c, r in zip(cited, resources, strict=True)],
        "names": [
            NameItem(start=n.span.start, end=n.span.end, text=n.span.of(text), section=None)
            for n in names
        ],
        "name_variants": [
            VariantItem(start=v.span.start, end=v.span.end, variant_of=_place(v.of), kind=v.kind)
            for v in variants
        ],
    }
    empty: dict[str, Any] = {name: [] for name in _EMPTY}
    return Result(**{**empty, **defaults, **fields})


def found(rule: Rule, result: Result) -> list[str]:
    """The words that each finding of ``rule`` points at first."""
    return [finding.spans[0].of(result.text) for finding in rule.check(result)]


def message(rule: Rule, finding: Finding, lang: str = "zh") -> str:
    """The sentence that a reader sees."""
    facts = {k: v if isinstance(v, str) else v.to(lang) for k, v in finding.facts.items()}
    return rule.message.to(lang).format(**facts)


def _sections(text: str, headings: Sequence[str]) -> list[Section]:
    heads = _lines(text, headings)
    sections = []
    for i, head in enumerate(heads):
        end = heads[i + 1].start if i + 1 < len(heads) else len(text)
        body = Span(head.end, end).trim(text)
        sections.append(
            Section(
                start=body.start,
                end=body.end,
                key=KEYS.get(head.of(text)),
                number=None,
                level=1,
                parent=None,
                heading=_place(head),
            )
        )
    return sections


def _lines(text: str, wanted: Sequence[str]) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line in wanted:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def _projects(text: str, sections: list[Section], titles: list[Span]) -> list[Project]:
    starts = [i for i, section in enumerate(sections) if section.key == "project_name"]
    projects = []
    for k, first in enumerate(starts):
        last = starts[k + 1] if k + 1 < len(starts) else len(sections)
        before = [t for t in titles if t.start < sections[first].heading.start]
        name = sections[first].of(text).split("\n")[0].rstrip("。")
        projects.append(
            Project(
                title=_place(before[-1]) if before else None,
                name=name,
                year=int(name[:4]) if name[:4].isdecimal() else None,
                unit=None,
                sections=list(range(first, last)),
            )
        )
    return projects


def _name(text: str, project: Project, sections: list[Section]) -> Span:
    start = sections[project.sections[0]].start
    return Span(start, start + len(project.name or ""))


def _amount(text: str, words: str) -> AmountItem:
    start = text.index(words)
    return AmountItem(
        start=start,
        end=start + len(words),
        text=words,
        yuan="0",
        high=None,
        currency="CNY",
        per=[],
        approx=False,
        section=None,
        label=None,
    )


def _citation(text: str, citation: Citation, resource: int) -> CitationItem:
    number = citation.number
    return CitationItem(
        start=citation.span.start,
        end=citation.span.end,
        text=citation.span.of(text),
        title=citation.title.of(text) if citation.title else None,
        number=None
        if number is None
        else NumberItem(
            agency=number.agency,
            year=number.year,
            serial=number.serial,
            text=number.span.of(text),
        ),
        section=None,
        resource=resource,
    )


def _place(span: Span) -> Place:
    return Place(start=span.start, end=span.end)


def _span(place: Place | None) -> Span | None:
    return None if place is None else Span(place.start, place.end)
