"""Persons and households, things and time units: 2 433名, 14个, 12个月."""

from __future__ import annotations

import re

from discloseparse.mentions import Count, Headcount
from discloseparse.recognize import rates
from discloseparse.recognize.approximations import approximate
from discloseparse.recognize.context import Context, figure
from discloseparse.recognize.lexicon import (
    IDIOM_FOLLOWS,
    NEVER,
    PEOPLE,
    PEOPLE_NOUNS,
    THINGS,
    TIME,
    alternation,
    first_characters,
    units,
)
from discloseparse.recognize.numeral import Numeral
from discloseparse.recognize.recognizer import Recognizer

_PEOPLE = re.compile(rf"(?:{units(PEOPLE)})(?!均)")
_PEOPLE_STARTS = first_characters(entry["word"] for entry in PEOPLE) | {"个"}
_OF_PEOPLE = re.compile(rf"(?:{alternation(PEOPLE_NOUNS)})\s?$")
_LONE_CLASSIFIER = re.compile(r"个(?=[，,。;、)(：:\s]|$)")
_AND_A_HALF = re.compile("半(?![价数径成边路年天日夜])")
_OPENINGS = frozenset(("", *"\n。；; "))
_THINGS = re.compile(rf"(?:个)?(?:{units(TIME)})|(?:{units(THINGS)})")


def read(context: Context, numeral: Numeral) -> int | None:
    """The headcount or count at ``numeral``."""
    if numeral.spelled and numeral.high is None:
        return None
    found = None
    if context.text[numeral.unit] in _PEOPLE_STARTS:
        found = _people(context, numeral)
    return found or _things(context, numeral)


def _people(context: Context, numeral: Numeral) -> int | None:
    text, start = context.text, numeral.start
    match = _PEOPLE.match(text, numeral.unit)
    if match is not None:
        unit = match.group()
        unit = unit[:2] if unit[-1] == "次" else unit[0]
    else:
        match = _LONE_CLASSIFIER.match(text, numeral.unit)
        if match is None or not _OF_PEOPLE.search(text[max(0, start - 4) : start]):
            return None
        unit = "个"
    end = match.end()
    if not numeral.scaled and numeral.places and text[start - 1 : start] in _OPENINGS:
        return end  # 「2.3名护工」 opens a list item: 2. and 3名, or 2.3; no telling
    if not numeral.arabic and numeral.end - start == 1:
        if text[start] == "一":
            return end  # 一人一策, 一位: an idiom or an article, not a number of persons
        if text[start] in "二两三四" and text[end : end + 1] in IDIOM_FOLLOWS and end < len(text):
            return end
    span, at = context.place(start, end)
    approx = numeral.more or approximate(text, start, end)
    per = rates.before(text, start)[:1] or rates.after(text, end)
    context.found.append(Headcount(span, at, figure(numeral), unit, per, approx))
    return end


def _things(context: Context, numeral: Numeral) -> int | None:
    text, start = context.text, numeral.start
    match = _THINGS.match(text, numeral.unit)
    if match is None:
        return None
    end = match.end()
    if text[start:end] in NEVER or (text[start] == "一" and end - start == 2):
        return end
    if text[end : end + 1] == "半" and _AND_A_HALF.match(text, end):
        return end  # 两个半月, 一年半: more than the numeral says
    span, at = context.place(start, end)
    approx = numeral.more or approximate(text, start, end)
    context.found.append(Count(span, at, figure(numeral), match.group(), (), approx))
    return end


RECOGNIZER = Recognizer(
    name="counts",
    order=30,
    cues=frozenset(entry["word"][0] for entry in (*PEOPLE, *TIME, *THINGS)),
    read=read,
)
