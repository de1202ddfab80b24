"""``discloseparse audit``: documents in, findings for people (or machines) out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command
from discloseparse.cli.configuration import add_choice_arguments, choice, language, own_profiles
from discloseparse.cli.inputs import Inputs, add_input_arguments
from discloseparse.cli.outputs import format_names, refuse_originals, wants_color, write
from discloseparse.config import SEVERITIES, Config
from discloseparse.messages import sentence

if TYPE_CHECKING:
    from discloseparse.baseline import Entry
    from discloseparse.result import Result


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    def told(key: str) -> str:
        return sentence(f"help.{key}", lang)

    add_input_arguments(parser, lang)
    parser.add_argument("--format", choices=format_names(), default="text", help=told("format"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=told("output"))
    add_choice_arguments(parser, lang)
    parser.add_argument("--fail-on", choices=(*SEVERITIES, "never"), help=told("fail_on"))
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help=told("write_baseline"))
    parser.add_argument("--no-color", action="store_true", help=told("no_color"))


def _run(arguments: argparse.Namespace) -> int:
    config = _config(arguments)
    lang = language(arguments, config)
    if arguments.output is not None:
        refuse_originals(arguments.output, map(Path, arguments.paths), lang)
    inputs = Inputs.told(arguments, lang, own_profiles(config))
    review = _Review(config, lang, _entries(config.baseline))
    known = _known(arguments.write_baseline)
    results: Iterator[Result] = inputs.results(review.refine)
    color = wants_color(refused=arguments.no_color)
    write(
        results,
        arguments.format,
        lang=lang,
        color=color,
        file=arguments.output,
        unread=inputs.unread,
    )
    sys.stdout.flush()
    review.report()
    if arguments.write_baseline is not None:
        review.accept(arguments.write_baseline, known)
    return inputs.status(review.fails)


def _config(arguments: argparse.Namespace) -> Config:
    """The configuration file's settings, overridden by the command line's."""
    config = choice(arguments, arguments.paths)
    return replace(config, fail_on=arguments.fail_on or config.fail_on)


def _entries(path: Path | None) -> list[Entry]:
    if path is None:
        return []
    from discloseparse.baseline import read_baseline

    return read_baseline(path)


def _known(path: Path | None) -> list[Entry]:
    """What a baseline that is to be rewritten says already; no other file is overwritten."""
    return _entries(path) if path is not None and path.exists() else []


@dataclass
class _Review:
    """Rules chosen, findings accepted, and whether what is left counts."""

    config: Config
    lang: str
    entries: list[Entry]
    seen: list[Result] = field(default_factory=list)
    accepted: int = 0
    fails: int = 0

    def __post_init__(self) -> None:
        self.left = list(self.entries)

    def refine(self, result: Result) -> Result:
        from discloseparse.baseline import apply_baseline
        from discloseparse.pipeline import audit

        result = audit(result, select=self.config.select, ignore=self.config.ignore, lang=self.lang)
        self.seen.append(result.model_copy(update={"text": ""}))
        outcome = apply_baseline(result.findings, self.left)
        self.left, self.accepted = outcome.unused, self.accepted + outcome.accepted
        self.fails |= any(self._counts(f.severity) for f in outcome.kept)
        return result.model_copy(update={"findings": outcome.kept})

    def _counts(self, severity: str) -> bool:
        floor = self.config.fail_on
        return floor != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(floor)

    def report(self) -> None:
        """What the baseline did, on stderr. Of documents not audited nothing can be stale."""
        from discloseparse.baseline import document_name

        if self.accepted:
            self._say("accepted", count=self.accepted)
        audited = {document_name(result) for result in self.seen}
        stale = [entry.code for entry in self.left if entry.document in audited]
        if stale:
            self._say("stale", count=len(stale), codes=", ".join(sorted(set(stale))))

    def accept(self, path: Path, known: list[Entry]) -> None:
        """Write a baseline of all findings; ``known`` and applied entries give their reasons."""
        from discloseparse.baseline import write_baseline

        count = write_baseline(path, self.seen, [*self.entries, *known])
        self._say("written", path=path, count=count)

    def _say(self, key: str, **facts: object) -> None:
        print(sentence(f"shell.{key}", self.lang, **facts), file=sys.stderr)


COMMAND = Command(
    name="audit",
    examples=(
        "discloseparse audit 项目文本.docx",
        "discloseparse audit 公开文件夹/ --fail-on warning",
        "discloseparse audit 决算.pdf --select A,E --lang en",
        "discloseparse audit 公开文件夹/ --format xlsx -o 问题清单.xlsx",
        "discloseparse audit 决算.pdf --write-baseline 基线.json",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
