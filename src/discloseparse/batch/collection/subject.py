"""A document as its collection sees it: whose it is, of which year, phase and scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import Final

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
_OWN_LEVEL: Final = re.compile(r"\(?(?:机关)?本级\)?|\(机关\)|(?<=[局厅委会办])机关$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=年)")
_MARKS: Final = "。.“”\"'"
_PROJECT_YEAR: Final = re.compile(r"(?:19|20)\d\d年度?")


def compact(words: str) -> str:
    """``words`` folded and without white space."""
    return "".join(fold(words).split())


def unit_name(words: str) -> str:
    """A unit's name without what says that the department's own office is meant (本级)."""
    return _OWN_LEVEL.sub("", compact(words)).rstrip("。.")


def project_name(words: str) -> str:
    """A project's name without its year, marks and final stop."""
    name = _PROJECT_YEAR.sub("", compact(words)).strip(_MARKS)
    return name.removesuffix("项目").strip(_MARKS)


@dataclass(frozen=True, eq=False)
class Subject:
    """A document; what is unknown of it is empty or None and binds nothing."""

    result: Result

    @cached_property
    def unit(self) -> str:
        """The unit's name, normalised."""
        return unit_name(self.result.unit or "")

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
        """A key of this unit and scope; parts that are None make none (see :attr:`is_bound`)."""
        return "|".join((self.unit, self.scope, *map(str, parts)))

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
