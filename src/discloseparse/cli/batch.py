"""``discloseparse batch``: folders of documents in, a folder of data and findings out."""

from __future__ import annotations

import argparse
import codecs
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.batch.outcome import FAILED, OUTCOMES
from discloseparse.cli.command import Command, positive
from discloseparse.cli.configuration import add_choice_arguments, choice, language, own_profiles
from discloseparse.cli.inputs import STDIN, add_reading_arguments
from discloseparse.config import SEVERITIES
from discloseparse.errors import NotFoundError
from discloseparse.messages import sentence

if TYPE_CHECKING:
    from discloseparse.batch import Outcome, Summary
    from discloseparse.batch.progress import Progress
    from discloseparse.load import Limits

_MEGABYTE = 2**20
_FORMATS = ("csv", "parquet", "duckdb")
_ALL_FAILED = "failed"


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    def told(key: str) -> str:
        return sentence(f"help.{key}", lang)

    parser.add_argument("paths", nargs="*", metavar="SRC", help=told("batch_sources"))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=told("batch_out"))
    parser.add_argument("--files-from", metavar="FILE", help=told("files_from"))
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help=told("exclude")
    )
    parser.add_argument("--workers", type=positive, metavar="N", help=told("workers"))
    parser.add_argument("--timeout", type=positive, metavar="SECONDS", help=told("timeout"))
    parser.add_argument("--memory", type=positive, metavar="MB", help=told("memory"))
    parser.add_argument(
        "--retry",
        action="append",
        default=[],
        choices=(*OUTCOMES, _ALL_FAILED),
        metavar="OUTCOME",
        help=told("retry"),
    )
    parser.add_argument("--fresh", action="store_true", help=told("fresh"))
    parser.add_argument("--engine", choices=("local", "ray"), default="local", help=told("engine"))
    parser.add_argument("--address", metavar="ADDRESS", help=told("address"))
    add_reading_arguments(parser, lang)
    add_choice_arguments(parser, lang)
    parser.add_argument("--fail-on", choices=(*SEVERITIES, "never"), help=told("fail_on"))
    parser.add_argument("--tables", type=_formats, default=("csv",), help=told("batch_tables"))
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help=told("write_baseline"))
    parser.add_argument("--json", action="store_true", help=told("batch_json"))
    parser.set_defaults(usage_error=parser.error)


def _formats(value: str) -> tuple[str, ...]:
    """Comma separated formats of the tables."""
    chosen = tuple(value.split(","))
    if not set(chosen) <= set(_FORMATS):
        raise ValueError(value)
    return chosen


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.paths and not arguments.files_from:
        arguments.usage_error("SRC | --files-from FILE")
    from discloseparse import batch

    config = choice(arguments, arguments.paths)
    lang = language(arguments, config)
    try:
        summary = batch.run(
            _sources(arguments),
            arguments.out,
            select=config.select,
            ignore=config.ignore,
            exclude=arguments.exclude,
            retry=_retry(arguments.retry),
            fresh=arguments.fresh,
            formats=arguments.tables,
            baseline=config.baseline,
            write_baseline=arguments.write_baseline,
            workers=arguments.workers,
            engine=arguments.engine,
            address=arguments.address,
            progress=_progress(lang),
            lang=lang,
            profiles=own_profiles(config),
            password=arguments.password,
            ocr=arguments.ocr,
            pdf_engine=arguments.pdf_engine,
            limits=_limits(arguments),
        )
    except KeyboardInterrupt:
        print(sentence("batch.interrupted", lang), file=sys.stderr)
        raise
    sys.stdout.write(summary.json() if arguments.json else _told(summary, arguments.out, lang))
    return _status(summary, arguments.fail_on or config.fail_on)


def _sources(arguments: argparse.Namespace) -> Iterator[str]:
    """The paths of the command line, then those of the list, one a line."""
    yield from arguments.paths
    if arguments.files_from:
        yield from _listed(arguments.files_from)


def _listed(name: str) -> Iterator[str]:
    """The lines of a list, which may stand on standard input. Raises NotFoundError."""
    if name != STDIN and not Path(name).is_file():
        raise NotFoundError(path=name)
    raw = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    for line in re.split(r"[\r\n]+", _decoded(raw)):
        if line.strip(" \t"):
            yield line.strip(" \t")


def _decoded(raw: bytes) -> str:
    """What ``find`` and editors write, or PowerShell (UTF-16) and cmd (GBK) on Windows."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if os.name != "nt":
        return os.fsdecode(raw)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _retry(named: list[str]) -> list[Outcome]:
    chosen = {*named, *(FAILED if _ALL_FAILED in named else ())}
    return [outcome for outcome in OUTCOMES if outcome in chosen]


def _limits(arguments: argparse.Namespace) -> Limits:
    """The usual limits, except for what the command line says of time and memory."""
    from discloseparse.load import Limits

    limits = Limits()
    if arguments.timeout:
        limits = replace(limits, seconds=float(arguments.timeout), seconds_per_megabyte=0.0)
    if arguments.memory:
        memory = arguments.memory * _MEGABYTE
        limits = replace(limits, memory=memory, ocr_memory=memory)
    return limits


def _progress(lang: str) -> Progress:
    from discloseparse.batch.progress import Bar, Lines

    return Bar(lang) if sys.stderr.isatty() else Lines(lang)


def _told(summary: Summary, out: Path, lang: str) -> str:
    """The summary for people."""
    comma = "、" if lang == "zh" else ", "
    outcomes = comma.join(
        f"{sentence(f'outcome.{name}', lang)} {count}"
        for name, count in summary.outcomes.items()
        if count
    )
    severities = summary.severities
    lines = (
        sentence("batch.documents", lang, documents=summary.documents, outcomes=outcomes or "-"),
        sentence(
            "batch.findings",
            lang,
            errors=severities["error"],
            warnings=severities["warning"],
            infos=severities["info"],
            duplicates=summary.duplicates,
            partial=summary.partial,
        ),
        sentence("batch.cross", lang, cross=summary.cross, accepted=summary.accepted),
        sentence("batch.where", lang, path=out),
        *_stale(summary, lang),
    )
    return "".join(f"{line}\n" for line in lines)


def _stale(summary: Summary, lang: str) -> Iterator[str]:
    """What the baseline says that is no longer so."""
    if summary.stale:
        codes_ = ", ".join(sorted({entry["code"] for entry in summary.stale}))
        yield sentence("shell.stale", lang, count=len(summary.stale), codes=codes_)
    if summary.absent:
        yield sentence("batch.absent", lang, count=summary.absent)


def _status(summary: Summary, fail_on: str) -> int:
    if summary.unread:
        return 3
    counted = () if fail_on == "never" else SEVERITIES[SEVERITIES.index(fail_on) :]
    return int(any(summary.severities[severity] for severity in counted))


COMMAND = Command(
    name="batch",
    examples=(
        "discloseparse batch 公开文件夹/ --out 结果",
        'discloseparse batch 2023/ 2024.zip "下载/**/*.pdf" --out 结果 --workers 8',
        "find 公开 -name '*.docx' | discloseparse batch --files-from - --out 结果 --json",
        "discloseparse batch 公开文件夹/ --out 结果 --retry timeout --timeout 300",
        "discloseparse batch s3://桶/公开/ --out 结果 --engine ray --address auto",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
