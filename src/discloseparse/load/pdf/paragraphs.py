"""Does a printed line go on in the next one? Joins lines over hard breaks and pages.

A line goes on if it is full: what the next line begins with would not have fitted. Where a
document indents first lines, an indented line begins a paragraph; where it does not, a full stop
at a line's end ends one. List marks, tables of contents and changes of size begin a new line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from discloseparse.load.pdf.lines import Line
from discloseparse.load.pdf.pages import Page

# What no line break may part: brackets and stops stay with a word of Latin letters or one character.
_UNBROKEN = re.compile(r"[（(“‘《〈〔【［]*(?:[!-~À-ɏ]+|.)[，。；：、？！”’）》〉】〕］%％…]*")
_LIST_MARK = re.compile(
    r"第[一二三四五六七八九十百\d]+[部章节条]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)"
    r"|\d{1,2}[.．](?:\d{5}|\d{7})(?=[\u4e00-\u9fff])(?!\d+[万亿元])"  # a number, then a code
    r"|项目[一二三四五六七八九十]{1,3}[：:]|[①-⑳⑴-⒇●■◆★]|附件?[:：\d]|注[:：]"
)
_HEADING_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]"
)
_ARABIC_MARK = re.compile(r"([(（]?)(\d{1,2})([)）、.．])")
_LEADERS = re.compile(r"[.…·．]{4,}\s*[-—]?\s*\d*\s*[-—]?$|[…]{2,}\s*\d+$")
_STOPS = "。！？!?"
_STOP = re.compile(r"[。！？；，：!?;:]")
_HANGING = "，。；：、？！”’）》"
_CLOSERS = "”’）)》」』"
_HAN = "\u2e80"
_ENDED = re.compile(r"[。！？；：!?;:]\W*$")
_SAME_SIZE = 0.12
_LOOSE = 1.6  # times the usual pitch: a gap between paragraphs
_SLACK = 1.5  # em: justified lines end unevenly
_NO_SLACK = 0.35  # em: what may be a beginning or a heading goes on only if it plainly does
_SURE_SLACK = 2.5  # em: the next line looks like no beginning
_REPEATED = 4  # characters
_MOST_OF_LINE, _MOST_LINES = 0.7, 0.85
_SURELY_SHORT = 5  # em
_GAP = 1.2  # times the usual pitch: paragraphs stand apart, if most do
_ENOUGH = 3  # lines that end at a margin
_FEW = 0.08  # of the lines
_BROAD = 0.4  # of the page: narrower is no column of text
_INDENT = 1.0  # of an em
_USUAL_INDENT = (1.5, 2.8)


@dataclass(frozen=True, slots=True)
class Column:
    """The block of text on the pages of one shape."""

    left: float
    right: float
    pitch: float
    em: float
    indents: bool
    """First lines are indented."""
    spaced: bool
    """Paragraphs stand apart."""
    even: bool = True
    """Lines that break a sentence end at the right margin, or indents tell what goes on: else only
    the words tell it, and lines are left as printed."""


def columns(pages: list[Page]) -> dict[int, Column]:
    """The text block of each page shape, by rounded width."""
    shapes: dict[int, list[Page]] = {}
    for page in pages:
        shapes.setdefault(shape(page), []).append(page)
    return {
        width: column_of([page.lines for page in group], group[0].frame.width)
        for width, group in shapes.items()
    }


def shape(page: Page) -> int:
    """What pages with the same text block have in common."""
    return round(page.frame.width)


def column_of(stretches: Sequence[Sequence[Line]], width: float) -> Column:
    """The text block that the lines of some pages (or parts of pages), ``width`` wide, stand in."""
    lines = [line for stretch in stretches for line in stretch]
    if not lines:
        return Column(0.0, 0.0, 0.0, 0.0, indents=False, spaced=False)
    long = [line for line in lines if len(line.indices) >= 10] or lines
    left = _left_margin(long)
    right = _right_margin([line for line in long if line.x0 > left - line.em], left, width)
    steps = [
        below.base - above.base
        for stretch in stretches
        for above, below in pairwise(stretch)
        if 0 < below.base - above.base < 4 * above.em
    ]
    least, most = _USUAL_INDENT
    indented = sum(least * line.em < line.x0 - left < most * line.em for line in long)
    flush = sum(abs(line.x0 - left) < 0.5 * line.em for line in long)
    pitch = median(steps) if steps else 0.0
    em = median(line.em for line in long)
    indents = indented * 7 > flush
    column = Column(left, right, pitch, em, indents, _is_spaced(stretches, right, pitch))
    return replace(column, even=column.indents or _is_even(stretches, column))


def _is_spaced(stretches: Sequence[Sequence[Line]], right: float, pitch: float) -> bool:
    """Whether below most paragraphs (below lines that are short and end a sentence) there is a gap."""
    ends = apart = 0
    for stretch in stretches:
        for line, below in pairwise(stretch):
            if line.text.endswith("。") and line.x1 < right - _SURELY_SHORT * line.em:
                ends += 1
                apart += below.base - line.base > _GAP * pitch
    return ends >= _ENOUGH and apart > _MOST_LINES * ends


def _is_even(stretches: Sequence[Sequence[Line]], column: Column) -> bool:
    """Whether most lines that end in mid-sentence are full."""
    broken = full = 0
    for stretch in stretches:
        for line, below in pairwise(stretch):
            long = line.x1 - line.x0 > _MOST_OF_LINE * (column.right - column.left)
            if long and _STOP.search(line.text[:-1]) and not _ENDED.search(line.text):
                broken += 1
                full += _is_full(line, below, column, _SLACK / 2)
    return broken < _ENOUGH or full > _MOST_LINES * broken


def _left_margin(lines: list[Line]) -> float:
    """Where the leftmost lines begin that are not few: captions of tables may begin further out."""
    starts = sorted(line.x0 for line in lines)
    em = median(line.em for line in lines)
    for number, start in enumerate(starts):
        if bisect_right(starts, start + em / 2) - number >= _FEW * len(starts):
            return start
    return starts[0]


def _right_margin(lines: list[Line], left: float, width: float) -> float:
    """Where full lines end; without enough of them the margins are taken to be alike.

    Stops may hang over the margin, so lines that end in one do not count.
    """
    lines = [line for line in lines if line.text[-1] not in _HANGING] or lines
    right = _quantile([line.x1 for line in lines], 0.95)
    ending = sum(abs(line.x1 - right) < _SLACK * line.em for line in lines)
    if ending >= _ENOUGH and right - left > _BROAD * width:
        return right
    return max(right, width - left)


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def goes_on(paragraph: list[Line], line: Line, column: Column, *, same_page: bool) -> bool:
    """Whether ``line`` belongs to the paragraph whose lines so far are ``paragraph``."""
    last = paragraph[-1]
    if not column.even or _LEADERS.search(last.text) or not _is_same_size(last, line):
        return False
    loose = _GAP if column.spaced else _LOOSE
    if same_page and column.pitch and line.base - last.base > loose * max(column.pitch, last.em):
        return False
    ended = not column.spaced and last.text.rstrip(_CLOSERS).endswith(tuple(_STOPS))
    indented = line.x0 > column.left + _INDENT * line.em
    marked = _LIST_MARK.match(line.text) is not None
    sure = column.indents and not indented and not ended
    headed = _is_heading(last)
    unsure = marked or (headed and not column.indents)
    if headed and (marked or (unsure and line.text[:_REPEATED] in last.text)):
        return False  # below a heading that fills its line the text takes up its words
    if marked and _is_next_item(paragraph[0], line):
        return False
    slack = _NO_SLACK if unsure else _SURE_SLACK if sure else _SLACK
    if not _is_full(last, line, column, slack):
        return False
    if _is_title(last, column) and _is_centred(line, column):
        return True
    if marked and (ended or indented or not column.indents):
        return False
    if len(paragraph) > 1:
        hanging = abs(line.x0 - last.x0) < 0.6 * line.em
        return hanging and not (ended and not column.indents)
    if column.indents:
        # The second line of a paragraph stands at the margin, or hangs under a list mark.
        starts_lower = line.x0 < last.x0 - 0.5 * line.em
        return starts_lower or not indented or (not headed and _hangs(last, line))
    return (not ended and line.x0 < last.x0 + 0.6 * line.em) or _hangs(last, line)


def _is_next_item(first: Line, line: Line) -> bool:
    """Whether the two begin with marks of one kind, the numbers of which follow each other."""
    above, below = _ARABIC_MARK.match(first.text), _ARABIC_MARK.match(line.text)
    if above is None or below is None or above[1] + above[3] != below[1] + below[3]:
        return False
    return int(below[2]) == int(above[2]) + 1


def _is_centred(line: Line, column: Column) -> bool:
    """Inset by the same distance on both sides."""
    left, right = line.x0 - column.left, column.right - line.x1
    return left > 2 * line.em and abs(left - right) < 1.5 * line.em


def _is_title(line: Line, column: Column) -> bool:
    """A line too large for running text, which has no stops."""
    return line.em > 1.2 * column.em and not line.text.endswith(tuple("。；：，"))


def _is_heading(line: Line) -> bool:
    """A Chinese number and no stops: rather a heading than the first line of an item."""
    return bool(_HEADING_MARK.match(line.text)) and not _STOP.search(line.text)


def _hangs(last: Line, line: Line) -> bool:
    """A list item whose further lines stand under its text."""
    shift = line.x0 - last.x0
    return bool(_LIST_MARK.match(last.text)) and 0.6 * line.em < shift < 4 * line.em


def _is_same_size(above: Line, below: Line) -> bool:
    if not any(char >= _HAN for char in above.text) or not any(c >= _HAN for c in below.text):
        return True  # digits alone do not tell the size
    return abs(above.em - below.em) <= _SAME_SIZE * max(above.em, below.em)


def _is_full(last: Line, line: Line, column: Column, slack: float) -> bool:
    """Would the first word of ``line`` not have fitted at the end of ``last``?"""
    first = _UNBROKEN.match(line.text)
    em = last.em
    width = sum(em if char >= _HAN else em / 2 for char in first[0]) if first else em
    return last.x1 + min(width, 12 * em) > column.right - slack * em
