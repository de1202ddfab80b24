"""Headings: numbered short lines, the known headings of a profile, and what the format calls one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from discloseparse.document import Document
from discloseparse.profiles import Profile, ProfileHeading
from discloseparse.segment.contents import Announced
from discloseparse.segment.lines import UNNUMBERED, Line, width, wrap_width
from discloseparse.spans import Span, fold

_STOP = re.compile(r"[。；;！!？?]")
_MONEY = re.compile(r"\d[\d,.]*\s?(?:万元|亿元|元|%)")
_COUNT = re.compile(r"\d[\d,.]*\s?(?:个|人|户)")
_RUN_IN = re.compile(r"[。；;！!？?:]")
_TOPIC = re.compile(r"(?:情况|变化|说明|内容|费用?|情况表)$")
_LONGEST = 48
_DETAIL = 3  # 1. and deeper: list items, unless they plainly head what follows
_KEYED = 4  # so many known headings make a document of the profile


class Heading(NamedTuple):
    """A heading in the source: ``span`` without trailing colon or 。; ``body`` is where its text begins."""

    span: Span
    level: int
    body: int
    key: str | None = None
    number: str | None = None


class Known:
    """The known headings of a profile, as one pattern."""

    def __init__(self, headings: Sequence[ProfileHeading]) -> None:
        forms = "|".join(f"(?P<{h.key}>{h.pattern})" for h in headings)
        self.pattern = re.compile(forms)
        self.glued = re.compile(rf"(?<=[。;)”])(?:{forms})$")

    def keys(self, lines: Sequence[Line]) -> set[str]:
        """Which of them stand in the text."""
        found: set[str] = set()
        for line in lines:
            match = self.opening(line) or self.glued.search(line.text)
            if match and match.lastgroup:
                found.add(match.lastgroup)
        return found

    def opening(self, line: Line) -> re.Match[str] | None:
        """The known heading a line begins with, alone or before a colon, 。 or a space."""
        match = self.pattern.match(line.words)
        if match and (match.end() == len(line.words) or line.words[match.end()] in ":。 "):
            return match
        return None


def profile_of(lines: Sequence[Line], profiles: Sequence[Profile]) -> Profile | None:
    """The profile whose known headings the text shows, if any."""
    for profile in profiles:
        if profile.headings:
            keys = Known(profile.headings).keys(lines)
            if len(keys) >= _KEYED and profile.headings[0].key in keys:
                return profile
    return None


def find_headings(
    document: Document, lines: Sequence[Line], profile: Profile | None, announced: Announced
) -> list[Heading]:
    """All headings in text order. ``lines`` are free of furniture and contents."""
    finder = _Finder(document, lines, profile, announced)
    found: list[Heading] = []
    item_level = UNNUMBERED  # of the line before, if that is a list item
    for i, line in enumerate(lines):
        heading = None if finder.in_table(line) else finder.heading(i, item_level)
        if heading is not None:
            found.append(heading)
        item_level = line.level if heading is None else UNNUMBERED
    return found


class _Finder:
    def __init__(
        self,
        document: Document,
        lines: Sequence[Line],
        profile: Profile | None,
        announced: Announced,
    ) -> None:
        self.announced = announced
        self.text = document.text
        self.lines = lines
        self.wrap = wrap_width(list(lines))
        self.known = Known(profile.headings) if profile else None
        self._styles = {style.span.start: style.level for style in document.styles}
        self._in_tables = {
            offset
            for table in document.tables
            for cell in table.cells
            for offset in (cell.span.start,)
        }

    def in_table(self, line: Line) -> bool:
        return line.start in self._in_tables

    def heading(self, index: int, item_level: int) -> Heading | None:
        """The heading on a line, if there is one. The last item of a list is an item as well."""
        line = self.lines[index]
        known = self.known_heading(line)
        if known is not None:
            return known
        if line.level != UNNUMBERED and line.level == item_level:
            return None
        if self.announced.has(line, self._next(index + 1)):
            return Heading(line.span, 0, line.end)
        return self.numbered(index) or self.styled(line)

    def known_heading(self, line: Line) -> Heading | None:
        """A heading of the profile: at the start of a line, or glued to the end of one."""
        if self.known is None:
            return None
        opening = self.known.opening(line)
        if opening:
            return self._opening(line, opening)
        glued = self.known.glued.search(line.text)
        if glued:
            start = line.end - len(glued.group())
            return Heading(Span(start, line.end), 1, line.end, glued.lastgroup)
        return None

    def _opening(self, line: Line, match: re.Match[str]) -> Heading | None:
        place = fold(line.span.of(self.text)).find(match.group())
        if place < 0:
            return None
        end = line.start + place + len(match.group())
        body = end
        while body < line.end and fold(self.text[body]) in ":。 ":
            body += 1
        level = 1 if line.level == UNNUMBERED else line.level
        number = line.mark.strip() or None
        return Heading(Span(line.start, end), level, body, match.lastgroup, number)

    def styled(self, line: Line) -> Heading | None:
        """A paragraph that the format itself calls a heading."""
        level = self._styles.get(line.start)
        if level is None or line.level != UNNUMBERED:
            return None
        return Heading(line.span, min(level, 4), line.end)

    def numbered(self, index: int) -> Heading | None:
        """A short numbered line that heads what follows; items that carry their sentence do not."""
        line = self.lines[index]
        if line.level == UNNUMBERED:
            return None
        after = index + 1
        words, end = line.words, line.end
        if self._is_full(line) and self._next(after) is not None:
            rest = self._wrapped_rest(line, after)
            if rest is not None:
                words, end, after = words + rest.text, rest.end, after + 1
            elif line.level > 1 and not _TOPIC.search(words):
                return None
        if not words or not _could_head(words, line.level):
            return None
        if line.level >= _DETAIL and not self._heads_detail(words, line.level, self._next(after)):
            return None
        bare = end
        while bare > line.start and fold(self.text[bare - 1]) in "。:":
            bare -= 1
        return Heading(Span(line.start, bare), line.level, end, None, line.mark.strip() or None)

    def _next(self, index: int) -> Line | None:
        return self.lines[index] if index < len(self.lines) else None

    def _is_full(self, line: Line) -> bool:
        return bool(self.wrap) and width(line.text) >= self.wrap - 6

    def _wrapped_rest(self, line: Line, after: int) -> Line | None:
        """The second line of a heading that was broken by the page's width."""
        rest = self._next(after)
        if rest is None or rest.level != UNNUMBERED or width(rest.text) > self.wrap * 0.6:
            return None
        if _STOP.search(rest.text + line.text) or re.search(r"[\d，,]", rest.text):
            return None
        return None if self.known and self.known.pattern.fullmatch(rest.text) else rest

    def _heads_detail(self, words: str, level: int, after: Line | None) -> bool:
        if after is None or after.level == level or words.endswith(":"):
            return False
        core = words.removesuffix("。")
        if len(core) > 30:
            return False
        if not words.endswith("。"):
            return True
        return bool(_TOPIC.search(core)) and not UNNUMBERED < after.level < level


def _could_head(words: str, level: int) -> bool:
    """Is the line short and without a sentence of its own?"""
    core = words[:-1] if words[-1] in "。:" else words
    if len(core) > _LONGEST or _RUN_IN.search(core):
        return False
    if level == 0:
        return True
    flat = re.sub(r"\([^)]*\)", "", core)
    if re.search(r"[，,]", flat) or words[-1] in ";，,":
        return False
    if _MONEY.search(flat) or (level > 1 and _COUNT.search(flat)):
        return False
    return level == 1 or not re.search(r"[《》]", core)
