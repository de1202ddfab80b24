"""Names of organisations, projects and documents that differ by a slip from another mention."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from discloseparse.mentions import Citation, Name
from discloseparse.outline import Project
from discloseparse.recognize.organisations import place_length
from discloseparse.resolve import citations as cited
from discloseparse.resolve.slips import candidates, difference, is_slip, plain, support
from discloseparse.spans import Span, fold, is_han


class Variant(NamedTuple):
    """A name (``span``) that differs by a slip from another mention of the same thing (``of``)."""

    span: Span
    of: Span
    kind: Literal["organisation", "project", "citation"]


# Pairs that are mistaken for each other even in short names.
_MISTAKEN: Final = frozenset(
    frozenset(pair)
    for pair in (
        "察查",
        "和与",
        "疾疫",
        "务物",
        "畜蓄",
        "账帐",
        "候侯",
        "护户",
        "保报",
        "监检",
        "园院",
    )
)
# Signs that are typed for one another, here as wrong for right.
_TAKEN_FOR: Final = {"物": "务", "侯": "候", "俯": "府"}
_SHORTEST_BODY: Final = 4
_LEAST_COMMON: Final = 3  # of four characters of a name without its place
_LOST: Final = 3  # characters a title may lose from the end of a name
_YEAR: Final = re.compile(r"\d{4}年度?")
_PROJECT_EDGE: Final = 4


def find_variants(
    text: str,
    names: Sequence[Name],
    citations: Sequence[Citation],
    projects: Sequence[Project],
    titles: Sequence[Span],
) -> tuple[Variant, ...]:
    """Every name that differs by a slip from another mention, in text order.

    ``titles`` are the title lines of document and projects.
    """
    found = [*_organisations(text, names), *_cut_short(text, names, titles), *_misspelt(text)]
    found += [
        Variant(odd, slip.of, "citation")
        for slip in cited.find_slips(text, citations)
        for odd in slip.odd
    ]
    found += _projects(text, projects)
    return tuple(sorted(set(found)))


# --- organisations --------------------------------------------------------------------------------


def _organisations(text: str, names: Sequence[Name]) -> Iterator[Variant]:
    mentions: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for name in names:
        written = plain(name.span.of(text))
        size = place_length(written)
        mentions[written[:size], written[size:]].append(name.span)
    keys = list(mentions)
    counts: Counter[str] = Counter()
    for (_, body), spans in mentions.items():
        counts[body] += len(spans)
    whole: str | None = None
    for a, b in candidates([body for _, body in keys]):
        left, right = keys[a], keys[b]
        if left[1] == right[1] or not _same_place(left[0], right[0]):
            continue
        where = difference(left[1], right[1])
        if not is_slip(where) or not _is_alike(where.left, where.right, left[1], right[1]):
            continue
        whole = whole or plain(text)
        words = support(whole, where, left[1])
        weights = [
            (counts[left[1]], words[0], -mentions[left][0].start),
            (counts[right[1]], words[1], -mentions[right][0].start),
        ]
        odd, good = (left, right) if weights[0] < weights[1] else (right, left)
        for span in mentions[odd]:
            yield Variant(span, mentions[good][0], "organisation")


def _same_place(left: str, right: str) -> bool:
    """清河县 and 县 may be one place, 清河县 and 沙河县 not."""
    return left.endswith(right) or right.endswith(left)


def _is_alike(left: str, right: str, one: str, other: str) -> bool:
    if frozenset(left + right) in _MISTAKEN and len(left) == len(right) == 1:
        return True
    longest = max(len(one), len(other))
    same = longest - max(len(left), len(right))
    return len(one) > _SHORTEST_BODY < len(other) and same * 4 >= longest * _LEAST_COMMON


def _cut_short(text: str, names: Sequence[Name], titles: Sequence[Span]) -> Iterator[Variant]:
    """Titles that break a known name off: 红塔区总2026年 for 红塔区总工会."""
    known: dict[str, dict[str, Span]] = defaultdict(dict)
    for name in names:
        written = plain(name.span.of(text))
        known[written[:_SHORTEST_BODY]].setdefault(written, name.span)
    for title in titles:
        line = fold(title.of(text))
        alike = known.get(line[:_SHORTEST_BODY], {})
        sizes = {full: _common(line, full) for full in alike}
        if any(size == len(full) for full, size in sizes.items()):
            continue
        for full, size in sizes.items():
            cut = len(full) - _LOST <= size and place_length(full) < size
            if cut and not is_han(line[size : size + 1]) and not alike[full].meets(title):
                yield Variant(Span(title.start, title.start + size), alike[full], "organisation")
                break


def _misspelt(text: str) -> Iterator[Variant]:
    """社区事物受理 where the document has 社区事务受理: the sign is wrong if its neighbours on both
    sides stand around the right one elsewhere, twice or more."""
    for wrong, right in _TAKEN_FOR.items():
        if wrong not in text:
            continue
        meant: dict[str, list[Span]] = defaultdict(list)
        for sides, span in _between_two(text, right):
            meant[sides].append(span)
        for sides, span in _between_two(text, wrong):
            if len(meant[sides]) > 1:
                yield Variant(span, meant[sides][0], "organisation")


def _between_two(text: str, sign: str) -> Iterator[tuple[str, Span]]:
    """Where ``sign`` stands between two Chinese characters on each side, with these four."""
    at = text.find(sign, 2)
    while at >= 0:
        sides = text[at - 2 : at] + text[at + 1 : at + 3]
        if len(sides) == 4 and all(map(is_han, sides)):
            yield sides, Span(at - 2, at + 3)
        at = text.find(sign, at + 1)


def _common(left: str, right: str) -> int:
    size = 0
    while size < min(len(left), len(right)) and left[size] == right[size]:
        size += 1
    return size


# --- projects -------------------------------------------------------------------------------------


def _projects(text: str, projects: Sequence[Project]) -> Iterator[Variant]:
    """Mentions of a project within its own text that put one character for another."""
    named = [(p.title or p.name, p.name) for p in projects if p.name is not None]
    starts = [0, *(first.start for first, _ in named[1:]), len(text)]
    for i, (_, where) in enumerate(named):
        start, end = starts[i], starts[i + 1]
        name = _YEAR.sub("", fold(where.of(text)).rstrip("。.;； \n"))
        if len(name) < 2 * _PROJECT_EDGE or "\n" in name:
            continue
        for at in _near(fold(text[start:end]), name):
            span = Span(start + at, start + at + len(name))
            if not span.meets(where):
                yield Variant(span, where, "project")


def _near(text: str, name: str) -> Iterator[int]:
    """Where ``text`` holds something as long as ``name`` that differs from it by one slip."""
    half = len(name) // 2
    for part, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(part)
        while at >= 0:
            start = at - offset
            window = text[max(start, 0) : start + len(name)]
            if len(window) == len(name) and window != name:
                where = difference(name, window)
                if len(where.left) <= 2 and is_slip(where) and is_han(where.right[:1]):
                    yield start
            at = text.find(part, at + 1)
