"""Which citations are of one document, and which titles are of one document but for a slip.

A short form is resolved only when exactly one document fits it: 《办法》 is the only title cited so
far that ends so, or the one named by 以下简称.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from discloseparse.mentions import Citation
from discloseparse.resolve.slips import Difference, candidates, difference, is_slip, plain, support
from discloseparse.spans import Span, is_han

_ALIAS: Final = re.compile(r"\s*[(（，,]\s*(?:以下|下文|下)?[简统]称(?:为)?[:：]?\s*")
_EDITION: Final = re.compile(r"\((?:试行|暂行|修订|修正)\)$")
_INNER: Final = re.compile(r"〈([^〈〉]+)〉")
_LONGEST_SHORT_FORM: Final = 14
_SHORTEST_ALIKE: Final = 8

_KINDS: Final = frozenset("办法 细则 规定 意见 方案 通知 条例 规程 规范 规则 制度 标准".split())  # noqa: SIM905
_STARTS: Final = re.compile("根据|依据|依照|按照|遵照|执行")
_LARGEST_GAP: Final = 25


class Slip(NamedTuple):
    """Mentions of a title that differ by a slip (``odd``) from another mention (``of``)."""

    odd: tuple[Span, ...]
    of: Span


def resolve_citations(text: str, citations: Sequence[Citation]) -> tuple[int, ...]:
    """A resource number for each citation, from 0 in order of first mention; one per document."""
    documents = _Documents()
    found: list[int] = []
    for i, citation in enumerate(citations):
        title = "" if citation.title is None else _bare(citation.title.of(text))
        if i and _ALIAS.fullmatch(text, citations[i - 1].span.end, citation.span.start):
            documents.learn(found[-1], title, citation)
            found.append(found[-1])
            continue
        known = documents.find(title, citation)
        resource = documents.count if known is None else known
        documents.learn(resource, title, citation)
        found.append(resource)
    return tuple(found)


class _Documents:
    """The documents cited so far, by number, by title and by how their titles end."""

    def __init__(self) -> None:
        self.count = 0
        self._numbers: dict[tuple[str, int | None, int], int] = {}
        self._numbered: dict[int, tuple[str, int | None, int]] = {}
        self._titles: dict[str, int] = {}
        self._tails: dict[str, set[int]] = defaultdict(set)

    def find(self, title: str, citation: Citation) -> int | None:
        number = _number(citation)
        if number is not None and number in self._numbers:
            return self._numbers[number]
        known = self._titles.get(title)
        if known is None and 0 < len(title) <= _LONGEST_SHORT_FORM and number is None:
            fitting = self._tails.get(title, set())
            known = next(iter(fitting)) if len(fitting) == 1 else None
        if known is not None and number is not None and known in self._numbered:
            return None  # the same title under two numbers: two documents
        return known

    def learn(self, resource: int, title: str, citation: Citation) -> None:
        self.count = max(self.count, resource + 1)
        number = _number(citation)
        if number is not None:
            self._numbers.setdefault(number, resource)
            self._numbered.setdefault(resource, number)
        for name in filter(None, (title, *map(_bare, _INNER.findall(title)))):
            self._titles.setdefault(name, resource)
            for size in range(2, min(len(name), _LONGEST_SHORT_FORM) + 1):
                self._tails[name[-size:]].add(resource)


def _bare(title: str) -> str:
    return _EDITION.sub("", plain(title))


def _number(citation: Citation) -> tuple[str, int | None, int] | None:
    number = citation.number
    return None if number is None else (plain(number.agency), number.year, number.serial)


def find_slips(text: str, citations: Sequence[Citation]) -> tuple[Slip, ...]:
    """Titles that differ by a slip from the title of another citation, each with the right one.

    Two titles with numbers of their own, or cited side by side, are two documents.
    """
    mentions: dict[str, list[int]] = defaultdict(list)
    for i, citation in enumerate(citations):
        if citation.title is not None:
            title = _bare(citation.title.of(text))
            if len(title) >= _SHORTEST_ALIKE:
                mentions[title].append(i)
    titles = list(mentions)
    lists = _lists(text, citations)
    outside: str | None = None
    found: dict[str, Slip] = {}
    for a, b in candidates(titles):
        left, right = titles[a], titles[b]
        where = difference(left, right)
        if not _is_slip(where) or _are_two(citations, lists, mentions[left], mentions[right]):
            continue
        if outside is None:
            outside = _without(text, citations)
        odd, good = _odd_one(outside, citations, mentions, where, left, right)
        spans = tuple(citations[i].span for i in mentions[odd])
        found.setdefault(odd, Slip(spans, citations[mentions[good][0]].span))
    return tuple(sorted(found.values()))


def _is_slip(where: Difference) -> bool:
    if where.head + where.tail < _SHORTEST_ALIKE - 2:
        return False
    return is_slip(where) or (where.left in _KINDS and where.right in _KINDS)


def _are_two(
    citations: Sequence[Citation], lists: Sequence[int], left: list[int], right: list[int]
) -> bool:
    if {lists[i] for i in left} & {lists[i] for i in right}:
        return True
    numbers = [{_number(citations[i]) for i in side} - {None} for side in (left, right)]
    return bool(numbers[0] and numbers[1] and not numbers[0] & numbers[1])


def _lists(text: str, citations: Sequence[Citation]) -> list[int]:
    """The list that each citation stands in: what follows closely on another is in its list."""
    lists: list[int] = []
    for i, citation in enumerate(citations):
        gap = text[citations[i - 1].span.end : citation.span.start] if i else ""
        lines = gap.split("\n")
        apart = sum(map(is_han, gap)) > _LARGEST_GAP or any(map(is_han, "".join(lines[1:-1])))
        lists.append((lists[-1] if lists else 0) + bool(apart or _STARTS.search(gap)))
    return lists


def _without(text: str, citations: Sequence[Citation]) -> str:
    return plain("\n".join(_pieces(text, citations)))


def _pieces(text: str, citations: Sequence[Citation]) -> Iterator[str]:
    position = 0
    for citation in citations:
        yield text[position : citation.span.start]
        position = citation.span.end
    yield text[position:]


def _odd_one(
    outside: str,
    citations: Sequence[Citation],
    mentions: dict[str, list[int]],
    where: Difference,
    left: str,
    right: str,
) -> tuple[str, str]:
    """The wrong title and the right one: by what the rest of the document says of the words that
    differ, then by who has a number, then by the greater number, then the later is wrong."""
    weights = []
    words = (0, 0) if where.left in _KINDS else support(outside, where, left)
    for title, word in ((left, words[0]), (right, words[1])):
        numbered = any(citations[i].number is not None for i in mentions[title])
        first = mentions[title][0]
        weights.append((word > 0, numbered, len(mentions[title]), -first))
    return (left, right) if weights[0] < weights[1] else (right, left)
