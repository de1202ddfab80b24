"""The configuration that applies to a run, and the profiles it names."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.inputs import STDIN
from discloseparse.config import Config, find_config, read_config
from discloseparse.messages import default_language

if TYPE_CHECKING:
    from discloseparse.profiles import Profile


def configuration(paths: Sequence[str], named: Path | None = None) -> Config:
    """The configuration ``named``, else the nearest one above the first document."""
    first = Path.cwd() if not paths or paths[0] == STDIN else Path(paths[0])
    path = named or find_config(first)
    return read_config(path) if path else Config()


def language(arguments: argparse.Namespace, config: Config) -> str:
    """The language of a run: ``--lang``, else the configuration's, else that of the environment.

    The arguments keep it, so that what ends the run is told in it too.
    """
    arguments.lang = arguments.lang or config.lang or default_language()
    return str(arguments.lang)


def own_profiles(config: Config) -> tuple[Profile, ...]:
    """The user's profiles. Raises ProfileError."""
    if not config.profiles:
        return ()
    from discloseparse.profiles import read_profile

    return tuple(read_profile(path) for path in config.profiles)
