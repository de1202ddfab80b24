"""``discloseparse query``: a question in SQL to the tables of a batch."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from discloseparse.cli.command import Command
from discloseparse.messages import sentence


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("out", type=Path, metavar="DIR", help=sentence("help.query_out", lang))
    parser.add_argument("sql", metavar="SQL", help=sentence("help.query_sql", lang))
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help=sentence("help.format", lang),
    )


def _run(arguments: argparse.Namespace) -> int:
    from discloseparse.batch.tables.answers import FORMATS
    from discloseparse.batch.tables.query import ask

    if arguments.format != "table" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="")
    with ask(arguments.out, arguments.sql) as answer:
        for piece in FORMATS[arguments.format](answer):
            sys.stdout.write(piece)
    return 0


COMMAND = Command(
    name="query",
    examples=(
        'discloseparse query 结果/ "SELECT code, count(*) FROM findings GROUP BY code"',
        'discloseparse query 结果/ "SELECT document, unit, yuan FROM amounts JOIN documents USING (document)"',
        'discloseparse query 结果/ "DESCRIBE amounts"',
    ),
    add_arguments=_add_arguments,
    run=_run,
)
