"""Profiles: what each kind of document looks like, as data (one TOML file each).

A profile names its headings with the patterns of their wording, its standard tables, which of them must
be there, and the words that give the kind away. Adding a profile is adding a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NoReturn

from discloseparse.errors import ProfileError
from discloseparse.spans import fold

KINDS = (
    "project_text",
    "department_budget",
    "department_accounts",
    "performance_report",
    "subsidy_notice",
    "audit_notice",
)


PHASES = ("budget", "final")


@dataclass(frozen=True, slots=True)
class ProfileHeading:
    """A heading known by its words. ``key`` as in the result (``""``: it has none, only the eight of a
    project text do), ``pattern`` matches a folded heading."""

    key: str
    title: str
    pattern: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """A table of the standard set. ``pattern`` matches the whole folded title, without year and unit."""

    title: str
    pattern: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of document looks like.

    ``cues`` are patterns of folded words in the title that give the kind away, ``phase`` is ``budget``,
    ``final`` or None. Of two profiles that fit, the one of higher ``rank`` wins; of several of one kind
    the one whose ``tables`` are there.
    """

    name: str
    kind: str
    phase: str | None
    rank: int
    cues: tuple[str, ...]
    headings: tuple[ProfileHeading, ...] = ()
    tables: tuple[ProfileTable, ...] = ()
    title: str = ""

    @property
    def keyed(self) -> tuple[ProfileHeading, ...]:
        """The headings that have a key: a kind that has such is known by them."""
        return tuple(heading for heading in self.headings if heading.key)


@cache
def load_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the package, the highest rank first."""
    return by_rank(
        read_profile(file) for file in files(__name__).iterdir() if file.name.startswith("kind_")
    )


def by_rank(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """``profiles`` in the order they are tried."""
    return tuple(sorted(profiles, key=lambda profile: (-profile.rank, profile.name)))


def read_profile(file: Traversable) -> Profile:
    """The profile in a TOML file. Raises ProfileError with the key that is wrong."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
        return _profile(file.name.removesuffix(".toml").removeprefix("kind_"), data)
    except (OSError, ValueError) as error:  # UnicodeDecodeError and TOMLDecodeError are of these
        raise ProfileError(name=file.name, reason=error) from error


def _profile(name: str, data: Mapping[str, Any]) -> Profile:
    _only(data, "", ("name", "title", "kind", "phase", "rank", "cues", "heading", "table"))
    cues = data.get("cues", [])
    if not isinstance(cues, list) or not cues:
        raise ValueError("cues = [...]?")
    profile = Profile(
        name=_text(data, "", "name", name),
        title=_text(data, "", "title", name),
        kind=_one_of(data, "kind", KINDS),
        phase=_one_of(data, "phase", PHASES) if "phase" in data else None,
        rank=data.get("rank", 0) if isinstance(data.get("rank", 0), int) else _wrong(data, "rank"),
        cues=tuple(_pattern({"cues": cue}, "", "cues") for cue in cues),
        headings=tuple(_headings(data.get("heading", ()))),
        tables=tuple(_tables(data.get("table", ()))),
    )
    keys = [heading.key for heading in profile.keyed]
    doubled = next((key for key in keys if keys.count(key) > 1), None)
    if doubled:
        raise ValueError(f"heading: key = {doubled!r} (2)")
    return profile


def _headings(entries: Sequence[Mapping[str, Any]]) -> Iterator[ProfileHeading]:
    for number, entry in enumerate(entries, 1):
        where = f"heading {number}: "
        _only(entry, where, ("key", "title", "pattern", "required"))
        key = _text(entry, where, "key") if "key" in entry else ""
        if key and not key.isidentifier():
            raise ValueError(f"{where}key = {key!r}")
        title = _text(entry, where, "title")
        pattern = _pattern(entry, where, "pattern")
        if not re.match(pattern, fold(title)):
            raise ValueError(f"{where}pattern ≠ title {title!r}")
        yield ProfileHeading(key, title, pattern, _flag(entry, where, default=bool(key)))


def _tables(entries: Sequence[Mapping[str, Any]]) -> Iterator[ProfileTable]:
    for number, entry in enumerate(entries, 1):
        where = f"table {number}: "
        _only(entry, where, ("title", "pattern", "required"))
        title = _text(entry, where, "title")
        pattern = _pattern(entry, where, "pattern", re.escape(fold(title)))
        if not re.fullmatch(pattern, fold(title)):
            raise ValueError(f"{where}pattern ≠ title {title!r}")
        yield ProfileTable(title, pattern, _flag(entry, where))


def _only(data: Mapping[str, Any], where: str, known: Sequence[str]) -> None:
    for key in data:
        if key not in known:
            raise ValueError(f"{where}{key}? ({' | '.join(known)})")


def _text(data: Mapping[str, Any], where: str, key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where}{key} = {value!r}")
    return value


def _pattern(data: Mapping[str, Any], where: str, key: str, default: str | None = None) -> str:
    pattern = _text(data, where, key, default)
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{where}{key} = {pattern!r}: {error}") from error
    return pattern


def _one_of(data: Mapping[str, Any], key: str, allowed: Sequence[str]) -> str:
    return str(data[key]) if data.get(key) in allowed else _wrong(data, key, allowed)


def _flag(data: Mapping[str, Any], where: str, *, default: bool = True) -> bool:
    required = data.get("required", default)
    if not isinstance(required, bool):
        raise ValueError(f"{where}required = {required!r}")
    return required


def _wrong(data: Mapping[str, Any], key: str, allowed: Sequence[str] = ()) -> NoReturn:
    raise ValueError(
        f"{key} = {data.get(key)!r}" + (f" ({' | '.join(allowed)})" if allowed else "")
    )
