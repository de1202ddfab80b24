"""The configuration that applies to a run, and the profiles it names."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.command import codes
from discloseparse.cli.inputs import STDIN
from discloseparse.config import Config, find_config, read_config
from discloseparse.messages import default_language, sentence

if TYPE_CHECKING:
    from discloseparse.profiles import Profile


def configuration(paths: Sequence[str], named: Path | None = None) -> Config:
    """The configuration ``named``, else the nearest one above the first document."""
    first = Path.cwd() if not paths or paths[0] == STDIN else Path(paths[0])
    path = named or find_config(first)
    return read_config(path) if path else Config()


def add_choice_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare which findings are told, and the file that says so where the command line does not."""
    for name in ("select", "ignore"):
        told = sentence(f"help.{name}", lang)
        parser.add_argument(f"--{name}", type=codes, metavar="CODES", help=told)
    for name in ("baseline", "config"):
        told = sentence(f"help.{name}", lang)
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=told)


def choice(arguments: argparse.Namespace, paths: Sequence[str]) -> Config:
    """The configuration of a run on ``paths``, overridden by :func:`add_choice_arguments`."""
    config = configuration(paths, arguments.config)
    return replace(
        config,
        select=arguments.select or config.select,
        ignore=arguments.ignore or config.ignore,
        baseline=arguments.baseline or config.baseline,
    )


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
