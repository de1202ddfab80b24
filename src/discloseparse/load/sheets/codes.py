r"""A number format code as sections of tokens (ECMA-376 Part 1, 18.8.31, and what WPS adds).

In Chinese versions ``!`` escapes the next character as ``\`` does: ``0!.0,`` shows 万元.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

LONGEST = 255  # characters of a format code, a limit of Excel itself


class Token(NamedTuple):
    """``kind``: ``literal digit point comma percent exponent slash text general date elapsed half``."""

    kind: str
    text: str


_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Condition(NamedTuple):
    """When a section applies: value ``op`` ``limit``."""

    op: str
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` meets it."""
        return _COMPARE[self.op](value, self.limit)


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code. ``numerals`` is 1 to 3 for ``[DBNum1]`` and so on."""

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    coloured: bool = False
    numerals: int = 0
    chinese: bool = False
    """A locale says that names of days and months are Chinese."""

    def has(self, *kinds: str) -> bool:
        """Whether a token is of one of ``kinds``."""
        return any(token.kind in kinds for token in self.tokens)


_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _(?P<space>.?)
    | \*(?P<fill>.?)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式|通用格式)
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|e+|g+|aaa+)
    | (?P<digit>[0#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<slash>/)
    | (?P<text>@)
    | (?P<end>;)
    | (?P<literal>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+|颜色\s*\d+"
    r"|[黑蓝青绿红白黄]色?|洋红|蓝绿色)",
    re.IGNORECASE,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]+))?.*")
_CHINESE_LOCALES = frozenset(("804", "404", "C04", "1004", "0804", "4"))


@lru_cache(maxsize=1024)
def parse(code: str) -> tuple[Section, ...]:
    """The sections of ``code``; an empty code is General."""
    sections: list[Section] = []
    tokens: list[Token] = []
    brackets: list[str] = []
    for match in _TOKEN.finditer(code[:LONGEST]):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "end":
            sections.append(_section(tokens, brackets))
            tokens, brackets = [], []
        elif kind == "bracket":
            tokens.extend(_bracket(text))
            brackets.append(text)
        elif kind == "space":
            tokens.append(Token("literal", " "))
        elif kind != "fill":
            tokens.append(Token("literal" if kind in ("quoted", "escaped") else kind, text))
    sections.append(_section(tokens, brackets))
    return tuple(sections) if code.strip() else (Section((Token("general", ""),)),)


def _bracket(text: str) -> list[Token]:
    """What a bracket prints: an elapsed time or a currency sign."""
    currency = _CURRENCY.fullmatch(text)
    if currency and currency[1]:
        return [Token("literal", currency[1])]
    return [Token("elapsed", text.lower())] if _ELAPSED.fullmatch(text) else []


def _section(tokens: list[Token], brackets: list[str]) -> Section:
    condition, coloured, numerals, chinese = None, False, 0, False
    for bracket in brackets:
        compared = _CONDITION.fullmatch(bracket)
        currency = _CURRENCY.fullmatch(bracket)
        if compared:
            condition = Condition(compared[1], Decimal(compared[2]))
        elif _COLOUR.fullmatch(bracket):
            coloured = True
        elif bracket[:5].lower() == "dbnum" and bracket[5:].isdecimal():
            numerals = int(bracket[5:6])
        elif currency and currency[2]:
            chinese = currency[2].upper() in _CHINESE_LOCALES
    return Section(tuple(tokens), condition, coloured, numerals, chinese)
