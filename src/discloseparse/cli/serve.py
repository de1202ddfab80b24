"""``discloseparse serve``: a local page to drop a document on and read its report."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command, positive
from discloseparse.cli.configuration import add_choice_arguments, choice, language, own_profiles
from discloseparse.cli.inputs import add_reading_arguments
from discloseparse.errors import PortError
from discloseparse.messages import sentence

if TYPE_CHECKING:
    from discloseparse.config import Config
    from discloseparse.report.serve import Auditing

_PORT = 8765
_MEGABYTES = 64


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    def told(key: str) -> str:
        return sentence(f"help.{key}", lang)

    parser.add_argument("--port", type=int, default=_PORT, metavar="PORT", help=told("port"))
    parser.add_argument(
        "--max-mb", type=positive, default=_MEGABYTES, metavar="MB", help=told("max_mb")
    )
    add_reading_arguments(parser, lang)
    add_choice_arguments(parser, lang)
    parser.add_argument("--open", action="store_true", help=told("open"))


def _run(arguments: argparse.Namespace) -> int:
    from discloseparse.report.serve import make_site

    config = choice(arguments, ())
    lang = language(arguments, config)
    auditing = _auditing(arguments, config)
    most = arguments.max_mb * 2**20
    try:
        with make_site(arguments.port, lang=lang, most=most, auditing=auditing) as site:
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


def _auditing(arguments: argparse.Namespace, config: Config) -> Auditing:
    """How documents are audited. What the configuration names and is not there ends the run now."""
    from discloseparse.baseline import read_baseline
    from discloseparse.load.ocr.engine import require_engine
    from discloseparse.report.serve import Auditing

    if config.baseline is not None:
        read_baseline(config.baseline)
    if arguments.ocr:
        require_engine()
    return Auditing(
        select=config.select,
        ignore=config.ignore,
        baseline=config.baseline,
        profiles=own_profiles(config),
        password=arguments.password,
        ocr=arguments.ocr,
        pdf_engine=arguments.pdf_engine,
    )


COMMAND = Command(
    name="serve",
    examples=("discloseparse serve", "discloseparse serve --port 8080 --open"),
    add_arguments=_add_arguments,
    run=_run,
)
