"""Configuration: the nearest ``discloseparse.toml``, or ``[tool.discloseparse]`` in pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from discloseparse.errors import ConfigError
from discloseparse.load.folder import is_folder

FILE_NAME = "discloseparse.toml"
SEVERITIES = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Config:
    """What may be configured; the command line wins over it. Paths are relative to the file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    lang: str = ""
    baseline: Path | None = None
    profiles: tuple[Path, ...] = ()


def find_config(start: Path) -> Path | None:
    """The configuration file in ``start`` or the nearest folder above it."""
    folder = start if is_folder(start) else start.parent
    for place in (folder.resolve(), *folder.resolve().parents):
        own = place / FILE_NAME
        if own.is_file():
            return own
        project = place / "pyproject.toml"
        if project.is_file() and _table(project) is not None:
            return project
    return None


def read_config(path: Path) -> Config:
    """The configuration in ``path``. Raises ConfigError with the file and the key that is wrong."""
    table = _table(path) or {}
    known = {field.name.replace("_", "-") for field in fields(Config)}
    for key in table:
        if key not in known:
            raise ConfigError(path=path, reason=f"{key}?")
    return Config(
        select=_codes(path, table, "select"),
        ignore=_codes(path, table, "ignore"),
        fail_on=_one_of(path, table, "fail-on", (*SEVERITIES, "never"), "error"),
        lang=_one_of(path, table, "lang", ("zh", "en"), ""),
        baseline=_path(path, table, "baseline"),
        profiles=_paths(path, table, "profiles"),
    )


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(path=path, reason=error) from error
    if path.name == "pyproject.toml":
        return _below(path, _below(path, data, "tool") or {}, "discloseparse")
    return data


def _below(path: Path, table: dict[str, Any], key: str) -> dict[str, Any] | None:
    found = table.get(key)
    if found is not None and not isinstance(found, dict):
        raise ConfigError(path=path, reason=key)
    return found


def _codes(path: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise ConfigError(path=path, reason=key)
    return tuple(code.strip().upper() for code in value if code.strip())


def _one_of(
    path: Path, table: dict[str, Any], key: str, allowed: tuple[str, ...], default: str
) -> str:
    value = table.get(key, default)
    if value != default and value not in allowed:
        raise ConfigError(path=path, reason=f"{key} = {value!r} ({' | '.join(allowed)})")
    return str(value)


def _path(path: Path, table: dict[str, Any], key: str) -> Path | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ConfigError(path=path, reason=key)
    return path.parent / value


def _paths(path: Path, table: dict[str, Any], key: str) -> tuple[Path, ...]:
    value = table.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(path=path, reason=key)
    return tuple(path.parent / item for item in value)
