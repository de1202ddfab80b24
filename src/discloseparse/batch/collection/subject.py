"""A document as its collection sees it: whose it is, of which year, phase and scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import Final

from discloseparse.batch.collection.names import (
    compact,
    full_name,
    home_by_path,
    home_of,
    unit_name,
)
from discloseparse.result import Place, Result
from discloseparse.spans import Span, fold

_HEAD: Final = 200  # characters at the top in which the title stands
_TITLE_LINES: Final = 4
_RUNNING_TEXT: Final = re.compile(r"[，。;:]|^目录$")
_SCOPES: Final = (
    ("own", re.compile(r"本级")),
    ("unit", re.compile(r"单位(?:决算|预算)")),
    ("department", re.compile(r"部门(?:决算|预算)")),
)
_REVISED: Final = re.compile(r"更正|修订|修正|调整|补充公开|变更|作废|征求意见|草案")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=年)")


@dataclass(frozen=True, eq=False)
class Subject:
    """A document; what is unknown of it is empty or None and binds nothing."""

    result: Result

    @cached_property
    def unit(self) -> str:
        """The unit's name, normalised."""
        return unit_name(self.result.unit or "")

    @cached_property
    def known_as(self) -> str:
        """The unit's name with its place; empty if neither it nor the document's path tells that."""
        return full_name(self.unit, home_by_path(self.result.source.path))

    def full_name(self, unit: str) -> str:
        """The same for another unit that the document speaks of, which is of this unit's place."""
        home = home_of(self.known_as) or home_by_path(self.result.source.path)
        return full_name(unit_name(unit), home)

    @cached_property
    def scope(self) -> str:
        """``own`` (部门本级), ``unit`` (单位), ``department`` (部门) or nothing, by its title."""
        return next((name for name, words in _SCOPES if words.search(self._head)), "")

    @cached_property
    def is_revised(self) -> bool:
        """Its title says that it corrects or changes what was disclosed before, or is a draft."""
        return _REVISED.search(self._head) is not None

    @cached_property
    def folded(self) -> str:
        """The text as words are looked for in it; offsets are those of the text."""
        return fold(self.result.text)

    @cached_property
    def title(self) -> Place:
        """The first line that holds anything."""
        text = self.result.text
        start = len(text) - len(text.lstrip())
        end = text.find("\n", start)
        line = Span(start, end if end >= 0 else len(text)).trim(text)
        return Place(start=line.start, end=line.end)

    @cached_property
    def _head(self) -> str:
        """The title: the first lines, up to running text or a table of contents."""
        lines = islice(compact_lines(self.result.text[:_HEAD]), _TITLE_LINES)
        return "\n".join(takewhile(lambda line: not _RUNNING_TEXT.search(line), lines))

    def key(self, *parts: object) -> str:
        """A key of this unit and scope, for a document that :attr:`is_known`."""
        return "|".join((self.known_as, self.scope, *map(str, parts)))

    @property
    def is_known(self) -> bool:
        """It is bound, and no unit elsewhere is called the same as far as can be told."""
        return self.is_bound and bool(self.known_as)

    @property
    def is_bound(self) -> bool:
        """Unit and year are known, the title names no other year, and the figures are meant to stand
        beside those of others."""
        if not self.unit or self.result.year is None or self.is_revised:
            return False
        return set(map(int, _YEAR.findall(self._head))) <= {self.result.year}


def compact_lines(text: str) -> Iterator[str]:
    """The lines that hold anything, each folded and without white space."""
    return filter(None, map(compact, text.splitlines()))
