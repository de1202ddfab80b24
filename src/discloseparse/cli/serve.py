"""``discloseparse serve``: a local page to drop a document on and read its report."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command, positive
from discloseparse.cli.configuration import configuration, language, own_profiles
from discloseparse.errors import PortError
from discloseparse.messages import sentence

if TYPE_CHECKING:
    from discloseparse.config import Config
    from discloseparse.report.serve import Settings

_PORT = 8765
_MEGABYTES = 64


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    def told(key: str) -> str:
        return sentence(f"help.{key}", lang)

    parser.add_argument("--port", type=int, default=_PORT, metavar="PORT", help=told("port"))
    parser.add_argument(
        "--max-mb", type=positive, default=_MEGABYTES, metavar="MB", help=told("max_mb")
    )
    parser.add_argument("--open", action="store_true", help=told("open"))
    parser.add_argument("--config", type=Path, metavar="FILE", help=told("config"))


def _run(arguments: argparse.Namespace) -> int:
    from discloseparse.report.serve import make_site

    config = configuration((), arguments.config)
    lang, settings = language(arguments, config), _settings(config)
    most = arguments.max_mb * 2**20
    try:
        with make_site(arguments.port, lang=lang, most=most, settings=settings) as site:
            print(
                sentence("shell.serving", lang, address=site.address), file=sys.stderr, flush=True
            )
            if arguments.open:
                webbrowser.open(site.address)
            site.serve_forever()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PortError(port=arguments.port, reason=reason) from error
    return 0


def _settings(config: Config) -> Settings:
    """Raises ProfileError, and ConfigError if the baseline cannot be read."""
    from discloseparse.baseline import read_baseline
    from discloseparse.report.serve import Settings

    if config.baseline is not None:
        read_baseline(config.baseline)  # what is wrong with it is told at once, not to every upload
    return Settings(config.select, config.ignore, config.baseline, own_profiles(config))


COMMAND = Command(
    name="serve",
    examples=("discloseparse serve", "discloseparse serve --port 8080 --open"),
    add_arguments=_add_arguments,
    run=_run,
)
