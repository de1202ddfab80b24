"""The named figures of a budget or account: what it says about itself, and about the year before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from discloseparse.batch.collection.facts import bare, printed
from discloseparse.batch.collection.names import compact
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text
from discloseparse.figures import Figure
from discloseparse.result import AmountItem, Place

KINDS: Final = ("department_budget", "department_accounts")


class Concept(NamedTuple):
    """A figure that has one name everywhere (``concepts.toml`` tells the fields)."""

    key: str
    name: Text
    text: re.Pattern[str]
    label: re.Pattern[str] | None
    side: str
    within: re.Pattern[str] | None
    outside: re.Pattern[str] | None


class Named(NamedTuple):
    """A concept's figure, of the budget or the final account, printed as ``words`` at ``place``."""

    concept: Concept
    phase: str
    words: str
    place: Place
    figure: Figure


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the file."""
    data = tomllib.loads((files(__package__) / "concepts.toml").read_text("utf-8"))
    return tuple(
        Concept(
            key=one["key"],
            name=Text(one["zh"], one["en"]),
            text=re.compile(_CLAUSE.format(one["text"])),
            label=_pattern(one, "label"),
            side=one.get("side", ""),
            within=_pattern(one, "within"),
            outside=_pattern(one, "outside"),
        )
        for one in data["concept"]
    )


_CLAUSE: Final = r"(?:其中)?(?:本年度?|全年|当年)?(?:{})(?:支出)?(?:(?P<phase>决算|预算)数?)?(?:共计|合计)?(?:为|是|共)?"
_PHASES: Final = {"决算": "final", "预算": "budget"}
_STARTS: Final = (re.compile(r"[，。;:]"), re.compile(r"[，。;:\n]"), re.compile(r"[，。;:\n、]"))
_LEAD: Final = 60  # characters before an amount that are looked at
_SENTENCE: Final = 200  # and around it, for the words of its sentence
_NUMBERING: Final = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\d+[.、]|\([一二三四五六七八九十\d]+\))+"
)
_GENERAL_TABLE: Final = re.compile(
    r"^[^(]{0,12}(?:收入支出(?:决算|预算)?总表|收支(?:决算|预算)?总表)$"
)
_OTHER_TABLE: Final = re.compile(r"财政拨款|基金|国有资本")


def _pattern(one: dict[str, str], name: str) -> re.Pattern[str] | None:
    return re.compile(one[name]) if name in one else None


@lru_cache(maxsize=1)  # several checks ask about a document in turn
def named(subject: Subject) -> tuple[Named, ...]:
    """The figures that a budget or account names for its own year, in text and general tables."""
    if subject.result.kind not in KINDS or not subject.is_known:
        return ()
    return (*_in_text(subject), *_in_tables(subject))


def _in_text(subject: Subject) -> Iterator[Named]:
    text = subject.folded
    year = rf"(?:{subject.result.year}年度?)?"
    whose = re.compile(rf"^{year}(?:{re.escape(subject.unit)}|本部门|本单位|我局)?{year}")
    for amount in subject.result.amounts:
        if amount.per or amount.approx or amount.high or amount.currency != "CNY":
            continue
        lead = text[max(0, amount.start - _LEAD) : amount.start]
        clauses = {whose.sub("", _clause(lead, start), count=1) for start in _STARTS}
        for concept in concepts():
            told = next(filter(None, map(concept.text.fullmatch, sorted(clauses))), None)
            if told and _is_meant(concept, text, amount):
                phase = _PHASES.get(told["phase"], subject.result.phase or "")
                figure = printed(amount.text, amount.yuan)
                yield Named(concept, phase, amount.text, bare(amount), figure)


def _clause(lead: str, start: re.Pattern[str]) -> str:
    """What stands before an amount since the last break of the kind ``start``."""
    return _NUMBERING.sub("", compact(start.split(lead)[-1]))


def _is_meant(concept: Concept, text: str, amount: AmountItem) -> bool:
    """Do the words of the sentence speak of this figure?"""
    before = text[max(0, amount.start - _SENTENCE) : amount.start].rpartition("。")[2]
    after = text[amount.end : amount.end + _SENTENCE].partition("。")[0]
    sentence = compact(before + after)
    if concept.within is not None and not concept.within.search(sentence):
        return False
    return concept.outside is None or not concept.outside.search(sentence)


def _in_tables(subject: Subject) -> Iterator[Named]:
    for table in subject.result.tables:
        title = compact(table.title or "")
        if not _GENERAL_TABLE.search(title) or _OTHER_TABLE.search(title):
            continue
        headers = {column.col: "/".join(column.path) for column in table.columns}
        labels = {(label.row, col): label.text for label in table.labels for col in label.cols}
        for cell in table.cells:
            header = headers.get(cell.col, "")
            label = _NUMBERING.sub("", labels.get((cell.row, cell.col), ""))
            for concept in concepts():
                if (
                    concept.label
                    and concept.label.fullmatch(label)
                    and concept.side in header + label
                ):
                    unit = table.unit or ""
                    words = "".join(subject.result.text[cell.start : cell.end].split())
                    figure = printed(words, cell.value, unit)
                    place = Place(start=cell.start, end=cell.end, page=table.page)
                    yield Named(concept, subject.result.phase or "", words + unit, place, figure)


def name_of(key: str) -> Text:
    """How messages call the concept ``key``."""
    return next(concept.name for concept in concepts() if concept.key == key)
