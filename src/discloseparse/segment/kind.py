"""Which kind of document it is, whose, and of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from discloseparse.outline import DocumentKind, Field, Project
from discloseparse.profiles import Profile
from discloseparse.segment.headings import Heading
from discloseparse.segment.lines import Line
from discloseparse.spans import Span, fold

_YEAR = re.compile(r"((?:19|20)\d\d|[零一二三四五六七八九]{4})(?=\s?年|年度)")
_DIGITS = "零一二三四五六七八九"
_UNIT = re.compile(
    r"[^\d\s，。:;()]{3,30}?(?:委员会|办公室|办公厅|人民政府|局|院|会|馆|校|小学|中学|中心|厅|处|站|所|部|队|社|办)"
    r"(?=\(|(?:19|20)\d\d|[零一二三四五六七八九]{4}年|关于|部门|单位|$)"
)
_UNIT_LABEL = re.compile(
    r"(?:(?:预算)?(?:主管|编制|填报|编报|公开|实施)?(?:部门|单位)(?:名称)?(?:[(（](?:公章|盖章)[)）])?)(?<!^单位)"
)
_TITLE_LINES = 6


def find_kind(
    text: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    projects: Sequence[Project],
    fields: Sequence[Field],
    profile: Profile | None,
    profiles: Sequence[Profile],
) -> DocumentKind:
    """Kind, confidence and evidence; ``profile`` is the one whose headings were found, if any."""
    top = list(lines[:_TITLE_LINES])
    chosen, evidence = _fitting(text, top, profile, profiles)
    year = projects[0].year if projects and projects[0].year else _year(text, top, headings)
    unit = projects[0].unit if projects else _labelled(text, fields) or _unit(text, top)
    if chosen is None:
        return DocumentKind("other", "0.50", (), year, unit, None)
    confidence = "0.98" if profile else f"{min(95, 70 + 10 * len(evidence))}"
    confidence = confidence if profile else f"0.{confidence}"
    return DocumentKind(chosen.kind, confidence, evidence, year, unit, chosen.phase)


def _fitting(
    text: str, top: Sequence[Line], profile: Profile | None, profiles: Sequence[Profile]
) -> tuple[Profile | None, tuple[Span, ...]]:
    if profile is not None:
        return profile, tuple(_cues(text, top, profile))
    for candidate in profiles:
        if candidate.headings:
            continue  # it is known by its headings, and they are not there
        evidence = tuple(_cues(text, top, candidate))
        if evidence:
            return candidate, evidence
    return None, ()


def _cues(text: str, top: Sequence[Line], profile: Profile) -> Iterator[Span]:
    """Where the profile's cues stand in the title lines."""
    for line in top:
        folded = fold(line.span.of(text))
        for cue in profile.cues:
            for match in re.finditer(cue, folded):
                yield Span(line.start + match.start(), line.start + match.end())


def _year(text: str, top: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """The year that most title lines and headings speak of; of equals the first."""
    spans = [line.span for line in top] + [heading.span for heading in headings]
    years = Counter(
        _number(match) for span in spans for match in _YEAR.findall(fold(span.of(text)))
    )
    return years.most_common(1)[0][0] if years else None


def _number(written: str) -> int:
    return int("".join(c if c.isdigit() else str(_DIGITS.index(c)) for c in written))


def _labelled(text: str, fields: Sequence[Field]) -> Span | None:
    """The value of 预算主管部门, 单位名称 …"""
    for field in fields:
        if _UNIT_LABEL.fullmatch(field.label.of(text)):
            return field.value
    return None


def _unit(text: str, top: Sequence[Line]) -> Span | None:
    """The organisation that the title begins with."""
    for line in top[:3]:
        folded = fold(line.span.of(text))
        lead = re.match(r"(?:(?:19|20)\d\d年(?:度)?\s*)?", folded)
        start = lead.end() if lead else 0
        match = _UNIT.match(folded, start)
        if match:
            return Span(line.start + match.start(), line.start + match.end())
    return None
