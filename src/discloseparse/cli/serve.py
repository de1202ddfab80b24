"""``discloseparse serve``: a local page to drop a document on and read its report."""

from __future__ import annotations

import argparse
import sys
import webbrowser

from discloseparse.cli.command import Command, positive
from discloseparse.cli.configuration import configuration, language
from discloseparse.errors import PortError
from discloseparse.messages import sentence

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


def _run(arguments: argparse.Namespace) -> int:
    from discloseparse.report.serve import make_site

    lang = language(arguments, configuration(()))
    try:
        with make_site(arguments.port, lang=lang, most=arguments.max_mb * 2**20) as site:
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


COMMAND = Command(
    name="serve",
    examples=("discloseparse serve", "discloseparse serve --port 8080 --open"),
    add_arguments=_add_arguments,
    run=_run,
)
