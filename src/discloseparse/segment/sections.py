"""Sections: each heading with the body below it and the heading it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from discloseparse.outline import Section
from discloseparse.segment.heading import Heading
from discloseparse.segment.lines import BULLETS
from discloseparse.spans import Span


def build_sections(
    text: str, headings: Sequence[Heading], titles: Sequence[Span]
) -> tuple[Section, ...]:
    """The sections in text order. A title line of a later project ends the body before it."""
    found: list[Section] = []
    above: list[int] = []
    cuts = sorted([h.span.start for h in headings] + [t.start for t in titles] + [len(text)])
    following = iter(cuts)
    cut = next(following)
    for index, heading in enumerate(headings):
        while cut < heading.body:
            cut = next(following, len(text) + 1)
        while above and found[above[-1]].level >= heading.level:
            above.pop()
        parent = above[-1] if above else None
        body = _body(text, heading.body, min(cut, len(text)))
        found.append(
            Section(heading.span, body, heading.level, heading.key, heading.number, parent)
        )
        above.append(index)
    return tuple(found)


def _body(text: str, start: int, end: int) -> Span:
    """The trimmed body, without the sign that stands before the next heading (■); an empty one stands at
    its end."""
    body = Span(start, max(start, end)).trim(text)
    if body.end > body.start and text[body.end - 1] in BULLETS:
        body = Span(body.start, body.end - 1).trim(text)
    return body if body.start < body.end else Span(body.end, body.end)
