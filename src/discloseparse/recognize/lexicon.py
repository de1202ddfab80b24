"""The words around figures, read once from ``profiles/units.toml``: units, classifiers, currencies,
rates, approximations. Patterns made from them are built here so that every module reads one list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any, Final

_DATA: Final[dict[str, Any]] = tomllib.loads(
    resources.files("discloseparse.profiles").joinpath("units.toml").read_text("utf-8")
)

GAP: Final = r"\s{0,60}+"
"""White space that may stand inside a figure: a space, or what is left of a blanked page line."""


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def units(entries: Iterable[dict[str, str]]) -> str:
    """A pattern for units with their guards against longer words."""
    ordered = sorted(entries, key=lambda entry: (-len(entry["word"]), entry["word"]))
    return "|".join(map(_unit, ordered))


def _unit(entry: dict[str, str]) -> str:
    pattern = re.escape(entry["word"])
    if "not_before" in entry:
        pattern += f"(?![{re.escape(entry['not_before'])}])"
    if "only_before" in entry:
        pattern += f"(?=[{re.escape(entry['only_before'])}])"
    return pattern


def lengths_by_end(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words are that end in a character, the longest first: to look behind by slices."""
    by_end: dict[str, set[int]] = {}
    for word in words:
        by_end.setdefault(word[-1], set()).add(len(word))
    return {end: tuple(sorted(lengths, reverse=True)) for end, lengths in by_end.items()}


def first_characters(words: Iterable[str]) -> frozenset[str]:
    """The characters ``words`` begin with."""
    return frozenset(word[0] for word in words)


def last_characters(words: Iterable[str]) -> frozenset[str]:
    """The characters ``words`` end with."""
    return frozenset(word[-1] for word in words)


MONEY: Final[dict[str, list[str]]] = _DATA["money"]
CURRENCIES: Final[dict[str, str]] = {
    name: code for code, names in _DATA["currencies"].items() for name in names
}
SIGNS: Final[dict[str, str]] = _DATA["signs"]
CENTS: Final[dict[str, str]] = {
    name: code for code, names in _DATA["cents"].items() for name in names
}
PEOPLE: Final[list[dict[str, str]]] = _DATA["people"]["units"]
PEOPLE_NOUNS: Final[list[str]] = _DATA["people"]["nouns"]
IDIOM_FOLLOWS: Final[str] = _DATA["people"]["idiom_follows"]
TIME: Final[list[dict[str, str]]] = _DATA["time"]["units"]
THINGS: Final[list[dict[str, str]]] = _DATA["things"]["classifiers"]
NEVER: Final[frozenset[str]] = frozenset(_DATA["things"]["never"])
RATE_WORDS: Final[list[str]] = _DATA["rates"]["words"]
AVERAGES: Final[list[str]] = _DATA["rates"]["averages"]
APPROXIMATIONS: Final[dict[str, Any]] = _DATA["approximations"]
