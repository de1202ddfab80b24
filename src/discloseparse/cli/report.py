"""``discloseparse report``: stored results in, reports for people out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command
from discloseparse.cli.configuration import configuration, language
from discloseparse.cli.outputs import refuse_originals
from discloseparse.errors import StoredResultError, UnreadableError
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.guard import Guard
    from discloseparse.report.html.pictures import Picture
    from discloseparse.result import Result

_WANTED = {
    "findings": lambda result: bool(result.findings),
    "all": lambda _result: True,
    "none": lambda _result: False,
}


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    def told(key: str) -> str:
        return sentence(f"help.{key}", lang)

    parser.add_argument("results", nargs="+", metavar="RESULT", help=told("results"))
    parser.add_argument("--html", type=Path, required=True, metavar="FILE", help=told("html"))
    parser.add_argument(
        "--documents", choices=tuple(_WANTED), default="findings", help=told("documents")
    )
    parser.add_argument("--pages", action="store_true", help=told("pages"))
    parser.add_argument("--password", metavar="WORD", help=told("password"))


def _run(arguments: argparse.Namespace) -> int:
    from discloseparse.report.html.files import write_reports
    from discloseparse.report.html.pictures import drawing_guard
    from discloseparse.report.stored import read_results, read_unread

    sources = arguments.results
    lang = language(arguments, configuration(sources))
    refuse_originals(arguments.html, map(Path, sources), lang)
    with drawing_guard() as guard, _whole(sources):
        pictures = _Pictures(lang, arguments.password, guard if arguments.pages else None)
        written = write_reports(
            chain.from_iterable(map(read_results, sources)),
            arguments.html,
            lang=lang,
            unread=list(chain.from_iterable(map(read_unread, sources))),
            wanted=_WANTED[arguments.documents],
            pictures=pictures.of,
        )
    facts = {"path": arguments.html, **written._asdict()}
    print(printable(sentence("shell.written_html", lang, **facts)), file=sys.stderr)
    return 0


@contextmanager
def _whole(sources: Sequence[str]) -> Iterator[None]:
    """A result that contradicts itself, which only one changed by hand does, is a bad file."""
    try:
        yield
    except (IndexError, ArithmeticError) as error:
        raise StoredResultError(path=", ".join(sources), reason=type(error).__name__) from error


@dataclass
class _Pictures:
    """Pictures of a result's pages, with a guard to draw them; if there are none, one line says why."""

    lang: str
    password: str | None
    guard: Guard | None

    def of(self, result: Result) -> Mapping[int, Picture]:
        if self.guard is None:
            return {}
        from discloseparse.report.html.pictures import pages_of, pictures

        try:
            return pictures(result, pages_of(result), self.guard, password=self.password)
        except UnreadableError as error:
            facts = {"path": result.source.path, "reason": error.message(self.lang)}
            print(printable(sentence("shell.no_pages", self.lang, **facts)), file=sys.stderr)
            return {}


COMMAND = Command(
    name="report",
    examples=(
        "discloseparse report 结果.json --html 报告.html",
        "discloseparse report 批量结果/ --html 清单.html --documents all",
        "discloseparse audit 决算.pdf --format json | discloseparse report - --html 报告.html",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
