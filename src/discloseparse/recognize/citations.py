"""Cited documents: every outermost 《…》 and every document number, joined where they belong.

Source of the marks: GB/T 15834-2011, 4.15: 《》 outside, 〈〉 inside, 《》 again inside these.
People also type <>, ‹›, «», ≪≫, 《》 inside 《》, doubled marks, and forget to close; all of it is
read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from discloseparse.mentions import Citation
from discloseparse.recognize import document_numbers
from discloseparse.recognize.document_numbers import NumberAt
from discloseparse.spans import Reading, Span

_OUTER: Final = {"《": "》", "≪": "≫", "«": "»"}
_INNER: Final = {"〈": "〉", "<": ">", "‹": "›"}
_CLOSERS: Final = frozenset("》≫»〉>›")
_OPEN: Final = re.compile(r"[《≪«〈<‹]")
# Inner marks used outside: only if what they hold ends as a title does.
_ONLY_INNER: Final = re.compile(
    r"([〈<‹]{1,2})([^《≪«〈<‹》≫»〉>›。\n]{2,120}(?:[〈<‹][^《≪«〈<‹》≫»〉>›。\n]{2,80}[〉>›]"
    r"[^《≪«〈<‹》≫»〉>›。\n]{2,40})?)[〉>›]{1,2}"
)
# What a title cannot run over: a full stop, an empty line, a line that starts a new item.
_SIGN: Final = re.compile(
    r"[《≪«〈<‹》≫»〉>›。]"
    r"|\n *(?=\n|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\))"
)
_LONGEST_TITLE: Final = 220

_KINDS: Final = (
    "通知|意见|办法|规定|细则|条例|方案|规划|计划|纲要|批复|决定|函|制度|规则|规程|规范|标准|准则|目录"
    "|指南|清单|章程|公告|通告|公报|报告|纪要|协议|合同|法|令|要点|导则|守则|解释|暂行规定|预案|大纲|手册|书|表"
)
_EDITION: Final = r"(?:\([^()\n]{0,12}\))?"
_ENDS_AS_TITLE: Final = re.compile(rf"[\u4e00-\u9fff].{{2,}}(?:{_KINDS}){_EDITION}\Z", re.DOTALL)
_KIND: Final = re.compile(rf"(?:{_KINDS}){_EDITION}")
_TITLE_STOP: Final = re.compile(r"[，；：,;:\n]|\([^()\n]{0,24}[〔【\[(]\d{4}")
_EMBEDS: Final = re.compile(
    "(?:印发|转发|批转|修订|修改|发布|公布|废止|执行|实施|贯彻|落实|下达|关于)\\Z"
)
_CLOSER_FOLLOWS: Final = re.compile(r"[^《≪«〈<‹》≫»〉>›，。；\n]{0,30}[》≫»〉>›]")

# Between title and number: an edition in brackets of its own, then the bracket of the number.
_TO_NUMBER: Final = re.compile(
    r"\s{0,3}(?:\([^()\n]{1,12}\)\s{0,2})?(?:([(〔【\[])[^()《》〔〕\n]{0,24})?"
)
_TO_TITLE: Final = re.compile(r"\s{0,3}([)〕】\]])?(?:文件|文)?(?:的)?\s{0,3}\Z")
_PAIRS: Final = {"(": ")", "〔": "〕", "【": "】", "[": "]"}


class _Title(NamedTuple):
    """A title in the reading: the marks at ``start`` and before ``end``, the text between."""

    start: int
    end: int
    inner: Span | tuple[int, int]


def find(reading: Reading) -> tuple[Citation, ...]:
    """Every citation of ``reading``, in text order; they do not overlap.

    The span of a title with its number runs from the first to the last character of both, marks and
    the number's brackets included; a number alone is a citation without the brackets around it.
    """
    titles = list(_titles(reading.text))
    numbers = _outside(document_numbers.find(reading), titles)
    return tuple(_join(reading, titles, numbers))


# --- titles ---------------------------------------------------------------------------------------


def _titles(text: str) -> Iterator[_Title]:
    position = 0
    while opening := _OPEN.search(text, position):
        if opening[0] in _OUTER:
            found, position = _read_from(text, opening.start())
            yield from found
            continue
        position = opening.end()
        only = _ONLY_INNER.match(text, opening.start())
        if only and _ENDS_AS_TITLE.search(only[2]):
            position = only.end()
            yield _Title(only.start(), only.end(), only.span(2))


class _Stack:
    """Open marks and the pairs closed so far, from one outermost mark on."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.pairs: list[tuple[int, int]] = []

    def close(self, text: str, at: int) -> None:
        """The mark at ``at`` closes the last open one, or an outer one if it fits no other."""
        if text[at] in _OUTER.values() and text[self.open[-1]] in _INNER:
            outer = next((i for i, o in enumerate(self.open) if text[o] in _OUTER), None)
            if outer is not None and not _CLOSER_FOLLOWS.match(text, at + 1):
                while text[self.open[-1]] in _INNER:
                    self.open.pop()
        elif (
            text[at] in _INNER.values()
            and text[self.open[-1]] in _OUTER
            and _CLOSER_FOLLOWS.match(text, at + 1)
        ):
            return  # a stray mark inside a title that is closed later
        opened = self.open.pop()
        while self.pairs and self.pairs[-1][0] > opened:
            self.pairs.pop()
        self.pairs.append((opened, at))


def _read_from(text: str, start: int) -> tuple[list[_Title], int]:
    """The titles from the opening mark at ``start`` to where none is open; where to read on."""
    stack = _Stack()
    stack.open.append(start)
    position = start + 1
    while stack.open:
        sign = _SIGN.search(text, position, start + _LONGEST_TITLE)
        if sign is None:
            position = min(start + _LONGEST_TITLE, len(text))
            break
        mark = sign[0]
        if mark in _OUTER or mark in _INNER:
            stack.open.append(sign.start())
        elif mark in _CLOSERS:
            stack.close(text, sign.start())
        else:
            position = sign.end()
            break
        position = sign.end()
    return list(_settle(text, stack, position)), position


def _settle(text: str, stack: _Stack, limit: int) -> Iterator[_Title]:
    """Titles of a finished stack: closed pairs, and what can be said of marks left open."""
    pairs = [(a, b) for a, b in stack.pairs if text[a] in _OUTER]
    still_open = [a for a in stack.open if text[a] in _OUTER]
    if len(still_open) == 1 and pairs and _EMBEDS.search(text, pairs[0][0] - 2, pairs[0][0]):
        # 《关于印发《某办法》: the inner title took the closing mark.
        pairs, still_open = [(still_open[0], pairs[-1][1])], []
    titles = [title for a, b in pairs if (title := _closed(text, a, b)) is not None]
    marks = [*sorted([a for a, _ in pairs] + still_open[1:]), limit]
    for opened in still_open:
        stop = marks[bisect_right(marks, opened, hi=len(marks) - 1)]
        title = _unclosed(text, opened, min(stop, limit))
        if title is not None:
            titles.append(title)
    yield from sorted(titles)


def _closed(text: str, opened: int, closing: int) -> _Title | None:
    start, end = opened + 1, closing
    while text[start] == text[opened] and text[end - 1] in _CLOSERS:
        if not _is_one_pair(text, start, end - 1):
            break
        start, end = start + 1, end - 1  # doubled marks
    span = Span(start, end).trim(text)
    return _Title(opened, closing + 1, span) if span.start < span.end else None


def _is_one_pair(text: str, opened: int, closing: int) -> bool:
    """Does the mark at ``opened`` close at ``closing``, not before?"""
    depth = 0
    for at in range(opened, closing):
        depth += (text[at] == text[opened]) - (text[at] == text[closing])
        if depth == 0:
            return False
    return True


def _unclosed(text: str, opened: int, limit: int) -> _Title | None:
    """A title whose closing mark is missing ends with its last word for a kind of document."""
    stop = _TITLE_STOP.search(text, opened + 1, limit)
    end = stop.start() if stop else limit
    kinds = list(_KIND.finditer(text, opened + 1, end))
    span = Span(opened + 1, kinds[-1].end() if kinds else end).trim(text)
    if span.end - span.start < 3:
        return None
    return _Title(opened, span.end, span)


# --- joining --------------------------------------------------------------------------------------


def _outside(numbers: Sequence[NumberAt], titles: Sequence[_Title]) -> list[NumberAt]:
    """The numbers that do not stand inside a title."""
    kept, i = [], 0
    for number in numbers:
        while i < len(titles) and titles[i].end <= number.start:
            i += 1
        if i == len(titles) or number.end <= titles[i].start:
            kept.append(number)
    return kept


def _join(
    reading: Reading, titles: Sequence[_Title], numbers: Sequence[NumberAt]
) -> Iterator[Citation]:
    text = reading.text
    i = 0
    before: tuple[int, NumberAt] | None = None  # a number that may belong to the title after it
    for title in titles:
        while i < len(numbers) and numbers[i].end <= title.start:
            if before is not None:
                yield _alone(before[1])
            before = (_opening(text, numbers[i].start), numbers[i])
            i += 1
        start, number = title.start, None
        if before is not None:
            if _TO_TITLE.match(text, before[1].end, title.start):
                start, number = before[0], before[1].number
            else:
                yield _alone(before[1])
            before = None
        end = title.end
        if number is None and i < len(numbers):
            limit = numbers[i + 1].start if i + 1 < len(numbers) else len(text)
            joined = _end_with(text, title.end, numbers[i], limit)
            if joined is not None:
                end, number = joined, numbers[i].number
                i += 1
        yield Citation(
            reading.span(start, end), Span(start, end), reading.span(*title.inner), number
        )
    if before is not None:
        yield _alone(before[1])
    for rest in numbers[i:]:
        yield _alone(rest)


def _alone(number: NumberAt) -> Citation:
    return Citation(number.number.span, Span(number.start, number.end), None, number.number)


def _end_with(text: str, title_end: int, number: NumberAt, limit: int) -> int | None:
    """Where the citation ends if ``number`` belongs to the title that ends at ``title_end``.

    ``limit``: where the next number begins, which the citation must not take in.
    """
    gap = _TO_NUMBER.fullmatch(text, title_end, number.start)
    if gap is None:
        return None
    if gap[1] is None:
        return number.end
    closing = text.find(_PAIRS[gap[1]], number.end, min(limit, number.end + 30))
    rest = text[number.end : closing]
    return (
        number.end
        if closing < 0 or any(sign in "\n。《(" for sign in rest.strip())
        else closing + 1
    )


def _opening(text: str, start: int) -> int:
    """The bracket before a number that is closed before the title, else the number itself."""
    return start - 1 if start and text[start - 1] in _PAIRS else start
