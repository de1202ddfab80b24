"""Profiles: what each kind of document looks like, as data (one TOML file each).

A profile names its headings with the patterns of their wording, which of them must be there, and the
words that give the kind away. Adding a profile is adding a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from discloseparse.errors import ProfileError

KINDS = (
    "project_text",
    "department_budget",
    "department_accounts",
    "performance_report",
    "subsidy_notice",
    "audit_notice",
)


@dataclass(frozen=True, slots=True)
class ProfileHeading:
    """A heading known by its words. ``key`` as in the result, ``pattern`` matches a folded heading."""

    key: str
    title: str
    pattern: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of document looks like.

    ``cues`` are patterns of folded words in the title that give the kind away, ``phase`` is ``budget``,
    ``final`` or None. Of two profiles that fit, the one of higher ``rank`` wins.
    """

    name: str
    kind: str
    phase: str | None
    rank: int
    cues: tuple[str, ...]
    headings: tuple[ProfileHeading, ...] = ()


@cache
def load_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the package, the highest rank first."""
    found = [
        read_profile(file) for file in files(__name__).iterdir() if file.name.startswith("kind_")
    ]
    return tuple(sorted(found, key=lambda profile: (-profile.rank, profile.name)))


def read_profile(file: Traversable) -> Profile:
    """The profile in a TOML file. Raises ProfileError with the reason."""
    try:
        return _profile(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        raise ProfileError(name=file.name, reason=error) from error


def _profile(name: str, data: Mapping[str, Any]) -> Profile:
    if data["kind"] not in KINDS:
        raise ValueError(f"kind = {data['kind']!r}")
    headings = tuple(
        ProfileHeading(h["key"], h["title"], h["pattern"], h.get("required", True))
        for h in data.get("heading", ())
    )
    for pattern in (*data["cues"], *(h.pattern for h in headings)):
        re.compile(pattern)
    return Profile(
        name=data.get("name", name),
        kind=data["kind"],
        phase=data.get("phase"),
        rank=data.get("rank", 0),
        cues=tuple(data["cues"]),
        headings=headings,
    )
