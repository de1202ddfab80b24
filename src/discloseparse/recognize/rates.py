"""The denominators of a rate, before a figure (每人每月300元) and behind it (300元/人·月)."""

from __future__ import annotations

import re
from typing import Final

from discloseparse.recognize.lexicon import AVERAGES, GAP, RATE_WORDS, alternation

_REACH: Final = 30
_WORD = alternation(RATE_WORDS)
_MEAN = alternation(AVERAGES)
_CLAUSE = re.compile(r"[，,。;:、()]|\d(?:年度?)?|\n(?!每)")  # 2024年人均 is no 年人均
_BEFORE = re.compile(
    rf"每\s?(?:(?P<person>[名位])|(?:个|一)?({_WORD})?)|({_MEAN})(?=人均)"
    rf"|(?<![两三四五六七八九十各])({_MEAN})均|(?<=平)均(?:每)?(?=$)"
)
_AFTER = re.compile(
    rf"{GAP}(?:[/／每]{GAP}\(?(?:每|一)?({_WORD})\)?(?:{GAP}[·・/／.、每*×]{GAP}(?:每)?({_WORD})\)?)?"
    rf"(?:{GAP}[·・/／.、每]{GAP}({_WORD}))?)"
)
_SLASHES = frozenset("/／每 \n")


def before(text: str, start: int) -> tuple[str, ...]:
    """The denominators in the clause that leads up to ``start``, in text order."""
    window = text[max(0, start - _REACH) : start]
    if "每" not in window and "均" not in window:
        return ()
    clause = _CLAUSE.split(window)[-1]
    found: list[str] = []
    for match in _BEFORE.finditer(clause):
        word = next(filter(None, match.groups()), None)
        if word is None and match.group().endswith("个"):
            word = "个"
        if word:
            found.append(word)
    if "年增收" in clause and found and "年" not in found:
        found.append("年")
    return tuple(found)


def around(text: str, start: int, end: int) -> tuple[str, ...]:
    """The denominators before ``start`` and behind ``end``, each once (每人每天80元/天)."""
    first, then = before(text, start), after(text, end)
    return (
        first + tuple(word for word in then if word not in first)
        if first and then
        else first + then
    )


def after(text: str, end: int) -> tuple[str, ...]:
    """The denominators printed behind ``end``: /人·月."""
    if text[end : end + 1] not in _SLASHES:
        return ()
    match = _AFTER.match(text, end)
    return tuple(word for word in match.groups() if word) if match else ()
