"""Names that files may have on every system."""

from __future__ import annotations

import re
from pathlib import Path

# What Windows forbids in names: signs, endings, and the names of devices, whatever follows them.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]+$')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
_LONGEST = 240  # bytes; file systems end at 255, and a number may follow
_LONGEST_SUFFIX = 20


def portable(path: Path) -> Path:
    """The relative ``path`` with each name such that every system takes it; most stay as they are."""
    return Path(*map(_name, path.parts))


def _name(name: str) -> str:
    if name == "..":
        return name
    safe = _allowed(name)
    if _DEVICE.match(safe):
        safe = f"_{safe}"
    return safe if _size(safe) <= _LONGEST else _allowed(_cut(safe))


def _allowed(name: str) -> str:
    return _FORBIDDEN.sub(lambda found: "_" * len(found[0]), name)


def _cut(name: str) -> str:
    """``name`` cut before its suffix, in whole characters."""
    suffix = Path(name).suffix
    if _size(suffix) > _LONGEST_SUFFIX:
        suffix = ""
    stem = name.encode("utf-8", "replace")[: _LONGEST - _size(suffix)].decode("utf-8", "ignore")
    return stem.removesuffix(suffix) + suffix


def _size(name: str) -> int:
    return len(name.encode("utf-8", "replace"))
