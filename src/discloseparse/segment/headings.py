"""Headings: numbered short lines, the known headings of a profile, and what the format calls one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.document import Document
from discloseparse.profiles import Profile, ProfileHeading
from discloseparse.segment.contents import Announced
from discloseparse.segment.heading import Heading
from discloseparse.segment.known import Known
from discloseparse.segment.lines import UNNUMBERED, Line, lines_of, offset, wrap_width
from discloseparse.segment.numbers import value
from discloseparse.segment.styles import styled_levels
from discloseparse.segment.unnumbered import expected_headings, plain_headings
from discloseparse.segment.wording import (
    STOP,
    TABLE_NAME,
    TABLE_ROW,
    TOPIC,
    begins_list,
    could_head,
    heads_detail,
    is_duty,
    may_be_broken,
    plainly_heads,
)
from discloseparse.spans import Span, fold

_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_ATTACHMENT = re.compile(r"附件\d*:\s*(?:$|\d)")
_GLUED = re.compile(
    r"[。；;]\s?(?P<heading>(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^。；;:，,]{3,40})$"
)
_DETAIL = 3  # 1. and deeper: list items, unless they plainly head what follows


_PAIR = re.compile(
    r"(?P<first>[^\s，。;:]{2,20})\s+(?P<second>(?P<number>\([一1]\))\s?[^\s，。;:()]{2,20})"
)


def find_headings(
    document: Document,
    lines: Sequence[Line],
    profile: Profile | None,
    announced: Announced,
    expected: Sequence[ProfileHeading] = (),
) -> list[Heading]:
    """All headings in text order. ``lines`` are free of furniture and contents; ``expected`` are headings
    of the document's kind, which may stand without a number."""
    finder = _Finder(document, lines, profile, announced)
    found: list[Heading] = []
    item_level = UNNUMBERED  # of the list item that the line before is, or goes on with
    for i, line in enumerate(lines):
        if found and line.start < found[-1].span.end:
            continue  # the rest of a heading
        heading = None if finder.in_table(line) else finder.heading(i, item_level)
        if heading is not None:
            found.append(heading)
            found.extend(finder.beneath(line, heading))
            item_level = UNNUMBERED
        elif _ATTACHMENT.match(line.text):
            item_level = _DETAIL
        elif line.level != UNNUMBERED or not _ends_sentence(lines[i - 1], line):
            item_level = UNNUMBERED if TABLE_ROW.search(line.text) else line.level
        found.extend(finder.glued(i, found))
    if all(heading.level > 1 for heading in found):
        level, plain = 1, plain_headings(lines, finder.cells)
    else:
        level = min(heading.level for heading in found)
        plain = expected_headings(lines, finder.cells, expected)
    there = {heading.span.start for heading in found}
    added = [Heading(line.span, level, line.end) for line in plain if line.start not in there]
    return sorted([*found, *added])


def _ends_sentence(before: Line, line: Line) -> bool:
    """Does ``line`` end the sentence that the line before it broke off?"""
    return bool(STOP.search(line.text[-1])) and not STOP.search(before.text[-1])


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
        self.known = Known(profile.keyed) if profile else None
        self._styles = styled_levels(lines, document.styles)
        self.cells = {cell.span.start for table in document.tables for cell in table.cells}
        self._numbered = (
            self.known.keys([line for line in lines if line.level >= 0]) if self.known else set()
        )
        self._key_level = UNNUMBERED  # of the numbered heading of the profile seen last

    def in_table(self, line: Line) -> bool:
        return line.start in self.cells

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
        line = self.known.close_up(line)
        opening = self.known.opening(line)
        if opening and line.level == UNNUMBERED and opening.lastgroup in self._numbered:
            return None  # 资金来源 above its list, in a text that has 六、资金安排情况
        if opening and not UNNUMBERED < self._key_level < line.level:
            self._key_level = max(line.level, self._key_level)
            return self._opening(line, opening)
        glued = self.known.glued.search(line.text, len(line.mark))
        if glued and glued.start() > len(line.mark):
            start = offset(self.text, line, glued.start())
            return Heading(Span(start, line.end), 1, line.end, glued.lastgroup)
        return None

    def _opening(self, line: Line, match: re.Match[str]) -> Heading:
        end = offset(self.text, line, len(line.mark) + match.end() - 1) + 1
        body = end
        while body < line.end and fold(self.text[body]) in ":。 】]":
            body += 1
        start = line.start if not match.start() else offset(self.text, line, len(line.mark) + 1)
        level = 1 if line.level == UNNUMBERED else line.level
        number = line.mark.strip() or None
        return Heading(Span(start, end), level, body, match.lastgroup, number)

    def styled(self, line: Line) -> Heading | None:
        """A paragraph that the format itself calls a heading."""
        level = self._styles.get(line.start)
        if level is None or line.level != UNNUMBERED:
            return None
        return Heading(line.span, min(level, 4), line.end)

    def beneath(self, line: Line, heading: Heading) -> Iterator[Heading]:
        """The first heading of the next level on the same line (一、单位概况 （一）主要职责)."""
        pair = _PAIR.fullmatch(line.text, len(line.mark))
        if pair and heading.span.end < line.end:
            start = offset(self.text, line, pair.start("second"))
            yield Heading(Span(start, line.end), 2, line.end, None, pair["number"])

    def glued(self, index: int, found: Sequence[Heading]) -> Iterator[Heading]:
        """A numbered heading behind the last sentence of a line (…收支平衡。 二、收入决算情况说明), if its
        number follows that of the last heading of its level."""
        line = self.lines[index]
        match = _GLUED.search(line.text)
        if match is None or self.in_table(line) or not self._next(index + 1):
            return
        tail = lines_of(match["heading"])[0]
        if not could_head(tail.words, tail.level) or not follows(tail.mark, tail.level, found):
            return
        start = offset(self.text, line, match.start("heading"))
        tail = tail._replace(start=start, end=line.end)
        rest = self._wrapped_rest(tail, index + 1)
        end = rest.end if rest else line.end
        yield Heading(Span(start, end), tail.level, end, None, tail.mark.strip())

    def numbered(self, index: int) -> Heading | None:
        """A short numbered line that heads what follows; items that carry their sentence do not."""
        line = self.lines[index]
        if line.level == UNNUMBERED:
            return None
        if line.level == 1 and (pair := _PAIR.fullmatch(line.text, len(line.mark))):
            end = offset(self.text, line, pair.end("first") - 1) + 1
            return Heading(Span(line.start, end), 1, end, None, line.mark.strip())
        after = index + 1
        words, end = line.words, line.end
        if not words and line.level <= 2:
            return self._number_above_its_name(line, self._next(after))
        rest = self._wrapped_rest(line, after)
        if rest is not None:
            words, end, after = words + rest.text, rest.end, after + 1
        elif line.level > 1 and self._goes_on(line, after):
            return None
        if not words or self._is_item(words, index, after):
            return None
        if not (could_head(words, line.level) or plainly_heads(words, self._next(after))):
            return None
        if words.endswith("。") and begins_list(line, self._next(after)):
            return None
        if line.level >= _DETAIL and not heads_detail(words, line.level, self._next(after)):
            return None
        bare = end
        while bare > line.start and fold(self.text[bare - 1]) in "。:":
            bare -= 1
        return Heading(Span(line.start, bare), line.level, end, None, line.mark.strip() or None)

    @staticmethod
    def _number_above_its_name(line: Line, name: Line | None) -> Heading | None:
        """第一部分 or 一、 on a line, its name on the next."""
        if name is None or name.level != UNNUMBERED or not could_head(name.text, line.level):
            return None
        if line.level and name.text.endswith("。"):
            return None
        return Heading(Span(line.start, name.end), line.level, name.end, None, line.mark.strip())

    def _is_item(self, words: str, index: int, after: int) -> bool:
        """Is it one of a list of table names, a table's cell above its figure, or a duty without 。?"""
        line, below = self.lines[index], self._next(after)
        if below is not None and below.level == UNNUMBERED:
            if _FIGURE.fullmatch(below.text):
                return line.level > 0
            return bool(TABLE_NAME.search(words)) and self._is_table_name(index - 1, line.level)
        if TABLE_NAME.search(words) and (
            self._is_table_name(index - 1, line.level) or self._is_table_name(after, line.level)
        ):
            return True
        return is_duty(words) and line.level > 1 and (below is None or below.level <= line.level)

    def _is_table_name(self, index: int, level: int) -> bool:
        """Does the line name a table, with a number of ``level``?"""
        line = self._next(index) if index >= 0 else None
        return line is not None and line.level == level and bool(TABLE_NAME.search(line.words))

    def _next(self, index: int) -> Line | None:
        return self.lines[index] if index < len(self.lines) else None

    def _is_full(self, line: Line) -> bool:
        return bool(self.wrap) and line.columns >= self.wrap - 6

    def _goes_on(self, line: Line, after: int) -> bool:
        """A full line that ends no topic is the beginning of a sentence."""
        full = self._is_full(line) and self._next(after) is not None
        return full and not TOPIC.search(line.words)

    def _wrapped_rest(self, line: Line, after: int) -> Line | None:
        """The second line of a heading that was broken by the page's width."""
        rest = self._next(after)
        if rest is None or rest.level != UNNUMBERED:
            return None
        if STOP.search(rest.text + line.text) or re.search(r"[\d，,]", rest.text):
            return None
        if not self._is_full(line):
            if not may_be_broken(line.text, rest.text):
                return None
        elif rest.columns > self.wrap * 0.6:
            return None
        return None if self.known and self.known.pattern.fullmatch(rest.text) else rest


def follows(mark: str, level: int, found: Sequence[Heading]) -> bool:
    """Is ``mark`` the number after that of the last heading of ``level``?"""
    last = next((h for h in reversed(found) if h.level == level and h.number), None)
    return last is not None and value(mark) == value(last.number or "") + 1
