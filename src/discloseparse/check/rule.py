"""What a rule is: one class of claim, its sentences, its source, and the function that checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from discloseparse.result import Category, Result, Severity
from discloseparse.spans import Span


class Text(NamedTuple):
    """One sentence in the two languages of the program."""

    zh: str
    en: str

    def to(self, lang: str) -> str:
        """The sentence in ``lang`` (``"zh"`` or ``"en"``)."""
        return self.en if lang == "en" else self.zh


class Finding(NamedTuple):
    """What a rule found. ``spans[0]`` is the figure or words to look at first; ``facts`` fill the gaps
    of the rule's message (a :class:`Text` fact is rendered in the language of the report); ``hint`` is
    told behind it."""

    spans: tuple[Span, ...]
    facts: Mapping[str, str | Text] = {}
    relation: int | None = None
    section: int | None = None
    severity: Severity | None = None
    hint: Text | None = None


def nothing_to_count(_: Result) -> int:
    """For rules whose instances cannot be counted."""
    return 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. Each rule module exposes one as ``RULE``; codes are stable for ever.

    ``check`` yields the findings of one result (whose own ``findings`` are still empty); ``instances``
    counts what was checked, zero meaning that the rule does not apply to the document.
    ``failing`` and ``passing`` are short Chinese samples of the class of claim. ``needs_all``: the
    rule tells what is not there, so it is silent if a part of the document could not be read.
    """

    code: str
    name: str
    severity: Severity
    category: Category
    title: Text
    message: Text
    explanation: Text
    failing: str
    passing: str
    source: str
    check: Callable[[Result], Iterator[Finding]]
    instances: Callable[[Result], int] = field(default=nothing_to_count)
    needs_all: bool = False
