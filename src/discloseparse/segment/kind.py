"""Which kind of document it is, whose, and of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discloseparse.outline import DocumentKind, Field, Project
from discloseparse.profiles import Profile, ProfileHeading
from discloseparse.segment.heading import Heading
from discloseparse.segment.lines import Line
from discloseparse.spans import Span, fold

# Not a date (2023年9月8日), nor the number of a gazette (2023年第4号).
_YEAR = re.compile(
    r"((?:19|20)\d\d|[零一二三四五六七八九]{4})(?=\s?年(?!\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?月|第[^季]{1,4}号))"
)
_DIGITS = "零一二三四五六七八九"
_NAME = (
    r"(?!现将|关于|根据|按照)[^\d\s，。:;()《》]{2,30}?(?:委员会|管委会|办公室|办公厅|办事处|人民政府|联合会|基金会|大学|学院|党校|中学|小学|幼儿园|医院|卫生院|法院|检察院"
    r"|公司|集团|局|委|会|馆|校|院|中心|厅|处|站|所|部|支队|大队|队|社|办|街道)"
)
_UNIT = re.compile(
    _NAME + r"(?=\(|\s?(?:19|20)\d\d|[零一二三四五六七八九]{4}年|关于|部门|单位|审计结果|局长|\s*$)"
)
_SIGNED = re.compile(rf"({_NAME})(?:\s+{_NAME}|\S{{2,6}}[科处室股])*")
_DATE = re.compile(r"(?:(?:19|20)\d\d|二[零一二三四五六七八九]{3})\s?年.{1,4}月.{1,4}日")
_LAST_LINES = 12
_LONGEST_TITLE = 60
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
    top = _title_lines(lines, headings)
    chosen, evidence = _fitting(text, top, profile, profiles)
    year = projects[0].year if projects and projects[0].year else _year(text, top, headings)
    unit = (
        _unit(text, top)
        or _labelled(text, fields)
        or (projects[0].unit if projects else None)
        or _signed(text, lines)
    )
    if chosen is None:
        return DocumentKind("other", "0.50", (), year, unit, None)
    confidence = "0.98" if profile else f"{min(95, 70 + 10 * len(evidence))}"
    confidence = confidence if profile else f"0.{confidence}"
    return DocumentKind(chosen.kind, confidence, evidence, year, unit, chosen.phase)


def expected_by_title(
    text: str, lines: Sequence[Line], profiles: Sequence[Profile]
) -> tuple[ProfileHeading, ...]:
    """The headings of the kind that the title gives away, of all its profiles."""
    chosen, _ = _fitting(text, _title_lines(lines, ()), None, profiles)
    alike = [p for p in profiles if chosen is not None and p.kind == chosen.kind]
    return tuple(heading for profile in alike for heading in profile.headings)


def _title_lines(lines: Sequence[Line], headings: Sequence[Heading]) -> list[Line]:
    """The lines before the first heading, sentence or salutation; in a text that has none, its first lines."""
    first = headings[0].span.start if headings else None
    found: list[Line] = []
    for line in lines[:_TITLE_LINES]:
        text = line.text
        if line.start == first or "。" in text or len(text) > _LONGEST_TITLE:
            break
        if text.endswith(":"):
            break
        found.append(line)
    return found or list(lines[:_TITLE_LINES])


def _fitting(
    text: str, top: Sequence[Line], profile: Profile | None, profiles: Sequence[Profile]
) -> tuple[Profile | None, tuple[Span, ...]]:
    if profile is not None:
        return profile, tuple(_cues(text, top, profile))
    for candidate in profiles:
        if candidate.keyed:
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
    for line in top:
        folded = fold(line.span.of(text))
        lead = re.match(r"(?:(?:(?:19|20)\d\d|[零一二三四五六七八九]{4})年度?\s*)?", folded)
        match = _UNIT.match(folded, lead.end() if lead else 0)
        if match:
            return Span(line.start + match.start(), line.start + match.end())
    return None


def _signed(text: str, lines: Sequence[Line]) -> Span | None:
    """The organisation above the date at the end."""
    end = list(lines[-_LAST_LINES:])
    for line, date in reversed(list(pairwise(end))):
        match = _SIGNED.fullmatch(fold(line.span.of(text)))
        if match and _DATE.match(date.text):
            return Span(line.start + match.start(1), line.start + match.end(1))
    return None
