"""The denominators of a rate, before a figure (每人每月300元) and behind it (300元/人·月)."""

from __future__ import annotations

import re
from typing import Final

from discloseparse.recognize.lexicon import AVERAGES, GAP, RATE_WORDS, alternation

_REACH: Final = 30
_WORD = alternation(RATE_WORDS)
_MEAN = alternation(AVERAGES)
_PLACE = (  # 每个村卫生室: the place itself, not the 村 it begins with
    r"[^\W\d补安投建为约按给分拨支配购可得资助的每个]{1,5}?(?:站|点|室|院|馆|中心|基地|机构|园区|小区)"
    r"(?=[补安投建为约按给分拨支配购可得资助的每平全上下半一，,:(]|$)"
)
_CLAUSE = re.compile(r"[，,。;:、()]|\d(?:年度?)?|\n(?!每)")  # 2024年人均 is no 年人均
_YEARLY = r"(?<=[人户车生亩村])([年月])(?![度均底末初份龄])"  # 每车年保费
_NO_MEAN = r"(?<![两三四五六七八九十各])(?<!市(?=场))(?<![期时中](?=间))"  # 市场均价, 期间均
_BEFORE = re.compile(
    rf"每\s?(?:(?P<person>[名位])|个({_PLACE})|(?:个|一)?({_WORD})?(?:{_YEARLY})?)|({_MEAN})(?=人均)"
    rf"|{_NO_MEAN}({_MEAN})均|(?<=平)均(?:每)?(?=$)"
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
        words = [word for word in match.groups() if word]
        if not words and match.group().endswith("个"):
            words = ["个"]
        found += (word for word in words if word not in found)  # 生均公用经费每生每年600元
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
    if match is None or (text[end] == "每" and text[match.end() : match.end() + 1].isdecimal()):
        return ()  # 12人每人3000元: of the figure that follows
    return tuple(word for word in match.groups() if word)
