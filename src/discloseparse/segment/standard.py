"""The standard tables of a profile: which of several profiles of one kind fits, and where each table's
title stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.profiles import Profile
from discloseparse.segment.contents import LEAD
from discloseparse.segment.lines import Line
from discloseparse.spans import Span

# 公开01表 and 表1 stand before or behind a title, 单位：万元 and the unit's name behind it.
_NUMBER = re.compile(
    r"^(?:附?表\s?(?:\d{1,2}(?:-\d{1,2})?(?!\d)|[一二三四五六七八九十]{1,3})[:.、]?\s*|\d{1,2}(?:-\d{1,2})?[:.、\s]\s*|公开\s?\d{2}\s?表\s*)"
)
_BEHIND = re.compile(r"\s*(?:\(?公开\s?\d{2}\s?表\)?|\(?单位:.*|\(续(?:表)?\s?\d?\))$")
_LONGEST = 60


def variant(lines: Sequence[Line], kind: str, profiles: Sequence[Profile]) -> Profile | None:
    """The profile of ``kind`` whose standard tables are there; of equals the first."""
    fitting = [profile for profile in profiles if profile.kind == kind]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda profile: _fit(titles_of_tables(lines, profile)))


def _fit(places: Sequence[Span | None]) -> tuple[int, int]:
    """More tables found, then fewer missed."""
    found = sum(place is not None for place in places)
    return found, found - len(places)


def titles_of_tables(lines: Sequence[Line], profile: Profile) -> tuple[Span | None, ...]:
    """For each standard table of ``profile`` the first line that is its title, or None."""
    found: list[Span | None] = [None] * len(profile.tables)
    for line, name in _candidates(lines):
        for index, table in enumerate(profile.tables):
            if found[index] is None and re.fullmatch(f"{LEAD}(?:{table.pattern})", name):
                found[index] = line.span
                break
    return tuple(found)


def _candidates(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Short lines that may be a table's title, with its bare words."""
    found = []
    for line in lines:
        if "表" in line.text and len(line.text) <= _LONGEST:
            name = re.sub(r"\s", "", _BEHIND.sub("", _NUMBER.sub("", line.words)))
            if name.endswith(("表", ")")):
                found.append((line, name))
    return found
