"""The command ``discloseparse``: arguments in, exit codes out.

Each module that exposes ``COMMAND`` is a command. Exit status: 0 nothing at or above ``--fail-on``;
1 findings; 2 usage, configuration or internal error; 3 some input could not be read (wins over 1).
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence

from discloseparse import __version__
from discloseparse.cli.command import Command
from discloseparse.errors import DiscloseparseError, InternalError
from discloseparse.messages import default_language, printable, sentence

USAGE_ERROR = 2
INTERRUPTED = 130


def pipe_closed(error: Exception, *, windows: bool) -> bool:
    """Has the reader of our output seen enough? Windows says EINVAL where others say EPIPE."""
    if isinstance(error, BrokenPipeError):
        return True
    return windows and isinstance(error, OSError) and error.errno == errno.EINVAL


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _language(arguments)
    for stream in (sys.stdout, sys.stderr):  # a GBK console must not fail on a character
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parsed = argparse.Namespace(lang="")
    try:
        build_parser(lang).parse_args(arguments, parsed)
        parsed.lang = parsed.lang or ""
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except SystemExit as exit_:  # argparse: --help and wrong usage
        return exit_.code if isinstance(exit_.code, int) else USAGE_ERROR
    except DiscloseparseError as error:
        print(printable(f"discloseparse: {error.message(parsed.lang or lang)}"), file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # a fault of ours must not look like findings
        if pipe_closed(error, windows=sys.platform == "win32"):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        if "--debug" in arguments:
            traceback.print_exc()
        print(
            printable(f"discloseparse: {InternalError.of(error).message(parsed.lang or lang)}"),
            file=sys.stderr,
        )
        return USAGE_ERROR
    return status


def _language(arguments: Sequence[str]) -> str:
    """``--lang`` must be known before there is a parser: the help is in that language."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
    return default_language()


def build_parser(lang: str) -> argparse.ArgumentParser:
    """The parser of all commands, its help in ``lang``."""
    parser = argparse.ArgumentParser(
        prog="discloseparse",
        description=sentence("help.about", lang),
        epilog=sentence("help.exit", lang),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help=sentence("help.version", lang)
    )
    groups = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands():
        about = sentence(f"help.{command.name}", lang)
        examples = "\n".join(f"  {example}" for example in command.examples)
        sub = groups.add_parser(
            command.name,
            help=about,
            description=about,
            epilog=f"{sentence('help.usage_examples', lang)}:\n{examples}\n\n"
            + sentence("help.exit", lang),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        sub.add_argument("--lang", choices=("zh", "en"), help=sentence("help.lang", lang))
        command.add_arguments(sub, lang)
        sub.set_defaults(run=command.run)
    return parser


def commands() -> list[Command]:
    """All commands by name: the modules of this package that expose ``COMMAND``."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return [m.COMMAND for m in modules if hasattr(m, "COMMAND")]
