"""Lines of a text as segmentation matches them: folded, without glosses, with their numbering."""

from __future__ import annotations

from typing import NamedTuple

import regex

from discloseparse.spans import Span, fold

_NUMERALS = "零一二三四五六七八九十"
# 第一部分 · 一、 · （一） · 1. · （1） or 1.1: the styles in the order of their depth.
_STYLES = (
    regex.compile(
        rf"第(?:[{_NUMERALS}]+|\d{{1,2}})(?:部分|章)[:\s]?\s*|项目(?:[{_NUMERALS}\d]+[:、]|\([{_NUMERALS}\d]+\)[:、]?)"
    ),
    regex.compile(rf"[{_NUMERALS}]{{1,3}}\s?[、.．:，]\s*"),
    regex.compile(rf"[(〔【[]\s?[{_NUMERALS}]{{1,3}}\s?[)〕】\]]\s?[、.:]?\s*|[㈠-㈩]\s*"),
    regex.compile(r"[⒈-⒛]\s*|\d{1,2}\s?(?:\.?[、．)]|\.(?!\d)|\.(?=(?:19|20)\d\d年))\s*"),
    regex.compile(
        r"\(\d{1,2}\)\s*|[⑴-⒇①-⑳]\s*|(?:1?[1-9]\.){1,2}1?[1-9][ 、]\s*(?=\p{Han})(?![万亿千百元个人名户次台套辆亩公平立米吨倍年月日])"
    ),
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
# Letter-spaced: every character stands alone (项 目 名 称).
_SPACED = regex.compile(r"(?:\S\s){3,}\S+")
# Numbers with nothing but a space behind them, if the document numbers its headings so: 一 基本情况.
_BARE_STYLES = (
    (1, regex.compile(rf"([{_NUMERALS}]{{1,3}})\s+(?=\p{{Han}}[\p{{Han}}“”()、与和]{{1,18}}$)")),
    (3, regex.compile(r"(\d{1,2})\s+(?=\p{Han}[\p{Han}“”()、]{1,18}$)")),
)
# A sign before the number (■ 一、部门职责) is no part of it.
BULLETS = "■●◆▲★□◇※"
_BULLET = regex.compile(
    rf"[{BULLETS}]\s*(?=[{_NUMERALS}]{{1,3}}\s?[、.．]|\([{_NUMERALS}]|第[{_NUMERALS}]+部分)"
)
# Converted pages print the pinyin of a character in brackets behind it: 預(yù)算.
GLOSS = regex.compile(r"(?<=\p{Han})\(\p{Latin}{1,6}\)")
UNNUMBERED = -1


class Line(NamedTuple):
    """A line that holds something: its source range without white space at the ends.

    ``text`` is folded and free of glosses; ``mark`` is its numbering as it stands in ``text`` and
    ``level`` the depth of that style, :data:`UNNUMBERED` without one.
    """

    start: int
    end: int
    text: str
    level: int = UNNUMBERED
    mark: str = ""
    columns: int = 0
    """The width of what is printed, see :func:`width`."""

    @property
    def span(self) -> Span:
        """The source range."""
        return Span(self.start, self.end)

    @property
    def words(self) -> str:
        """The text behind the numbering."""
        return self.text[len(self.mark) :]


def lines_of(text: str) -> list[Line]:
    """All lines of ``text`` that are not blank."""
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        span = _visible(text, Span(start, start + len(raw)).trim(text))
        start += len(raw) + 1
        if span.start < span.end:
            printed = span.of(text)
            words = GLOSS.sub("", fold(printed))
            bullet = _BULLET.match(words)
            if bullet:
                span, words = Span(span.start + bullet.end(), span.end), words[bullet.end() :]
            found.append(_line(span, words, width(printed)))
    return _numbered_by_space(found)


def _visible(text: str, span: Span) -> Span:
    """``span`` without what has no width at its ends (a zero-width space, a byte order mark)."""
    start, end = span
    while start < end and (text[start] in _INVISIBLE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _INVISIBLE or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def offset(text: str, line: Line, place: int) -> int:
    """Where the character ``line.text[place]`` stands in the source ``text``."""
    source = fold(line.span.of(text))
    found = -1
    for sign in line.text[: place + 1]:
        found = source.index(sign, found + 1)
    return line.start + found


def _line(span: Span, words: str, columns: int) -> Line:
    if _SPACED.fullmatch(words):
        words = regex.sub(r"\s", "", words)
    for level, style in enumerate(_STYLES):
        match = style.match(words)
        if match:
            return Line(span.start, span.end, words, level, match.group(), columns)
    return Line(span.start, span.end, words, columns=columns)


def _numbered_by_space(lines: list[Line]) -> list[Line]:
    """The lines with 一 基本情况 numbered, if no other style is used and the numbers count up from 一."""
    if any(line.level == 1 for line in lines):
        return lines
    numbers = [match[1] for line in lines if (match := _BARE_STYLES[0][1].match(line.text))]
    if numbers[:2] != ["一", "二"]:
        return lines
    return [_bare_number(line) if line.level == UNNUMBERED else line for line in lines]


def _bare_number(line: Line) -> Line:
    for level, style in _BARE_STYLES:
        match = style.match(line.text)
        if match:
            return line._replace(level=level, mark=match.group())
    return line


def width(words: str) -> int:
    """Columns that a text takes in print, a Chinese character counting two."""
    return sum(2 if ord(sign) > 0x2E7F or sign in "“”" else 1 for sign in words)


def wrap_width(lines: list[Line]) -> int:
    """The width at which a hard-wrapped text was broken, 0 for a text with whole paragraphs."""
    widths = sorted(line.columns for line in lines)
    if len(widths) < 12:
        return 0
    likely = widths[int(len(widths) * 0.8)]
    near = sum(abs(other - likely) <= 6 for other in widths)
    if likely <= _WIDEST and near >= len(widths) * 0.3:
        return likely
    return _broken_at(lines, widths[-1])


_WIDEST = 120
_RAGGED = 8
_LEAST = 4


def _broken_at(lines: list[Line], widest: int) -> int:
    """The width of the widest lines of a text of many short ones, if most as wide end in mid-sentence."""
    full = [line for line in lines if widest - line.columns <= _RAGGED]
    open_ended = sum(not line.text.endswith(_CLOSED) for line in full)
    broken = widest <= _WIDEST and len(full) >= _LEAST and open_ended >= len(full) * 0.7
    return widest - _RAGGED // 2 if broken else 0


_CLOSED = ("。", ";", ":", "!", "?")
