"""``discloseparse profile``: list the profiles, show one to start from, check one's own."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command
from discloseparse.cli.configuration import configuration
from discloseparse.errors import ProfileError
from discloseparse.messages import default_language, printable, sentence

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument(
        "action", choices=("list", "show", "check"), help=sentence("help.profile_action", lang)
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=sentence("help.profile_names", lang)
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help=sentence("help.config", lang))


def _run(arguments: argparse.Namespace) -> int:
    config = configuration((), arguments.config)
    lang = arguments.lang or config.lang or default_language()
    if arguments.action == "check":
        return _check([Path(name) for name in arguments.names] or list(config.profiles), lang)
    known = {name: file for file in _files(config.profiles) if (name := _name(file))}
    if arguments.action == "list":
        return _list(known, lang)
    for name in arguments.names:
        if name not in known:
            print(sentence("shell.unknown_profile", lang, name=name), file=sys.stderr)
            return 2
        for line in known[name].read_text("utf-8").splitlines():
            print(printable(line))
    return 0 if arguments.names else 2


def _files(own: tuple[Path, ...]) -> list[Traversable]:
    package = files("discloseparse.profiles")
    shipped = sorted((f for f in package.iterdir() if f.name.startswith("kind_")), key=str)
    return [*own, *shipped]


def _name(file: Traversable) -> str:
    from discloseparse.profiles import read_profile

    return read_profile(file).name


def _list(known: dict[str, Traversable], lang: str) -> int:
    from discloseparse.profiles import read_profile

    for name, file in known.items():
        profile = read_profile(file)
        parts = sentence(
            "shell.profile_parts",
            lang,
            headings=len(profile.headings),
            tables=len(profile.tables),
        )
        print(f"{name:30} {profile.kind:20} {profile.title}  {parts}")
    return 0


def _check(paths: list[Path], lang: str) -> int:
    from discloseparse.profiles import read_profile

    status = 0
    for path in paths:
        try:
            profile = read_profile(path)
        except ProfileError as error:
            print(printable(error.message(lang)), file=sys.stderr)
            status = 2
        else:
            print(sentence("shell.profile_good", lang, path=path, name=profile.name))
    return status if paths else 2


COMMAND = Command(
    name="profile",
    examples=(
        "discloseparse profile list",
        "discloseparse profile show department_budget > 本省预算.toml",
        "discloseparse profile check 本省预算.toml",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
