"""``discloseparse annotate``: copies of DOCX and PDF documents with the findings marked in them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command
from discloseparse.cli.configuration import add_choice_arguments, choice, language, own_profiles
from discloseparse.cli.inputs import Inputs, add_input_arguments
from discloseparse.cli.outputs import refuse_originals
from discloseparse.cli.portable import portable
from discloseparse.drafts import save
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.config import Config
    from discloseparse.guard import Guard
    from discloseparse.result import Result


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    def told(key: str) -> str:
        return sentence(f"help.{key}", lang)

    add_input_arguments(parser, lang)
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT", help=told("annotate_output")
    )
    add_choice_arguments(parser, lang)


def _run(arguments: argparse.Namespace) -> int:
    from discloseparse.report.original import marking_guard

    config = choice(arguments, arguments.paths)
    lang = language(arguments, config)
    inputs = Inputs.told(arguments, lang, own_profiles(config))
    with marking_guard(ocr=inputs.ocr) as guard:
        copies = _Copies(arguments, config, lang, inputs, guard)
        for told in inputs.each(copies.write):
            for line in told:
                print(printable(line), file=sys.stderr)
    return inputs.status()


@dataclass
class _Copies:
    """Marks documents and writes the copies."""

    arguments: argparse.Namespace
    config: Config
    lang: str
    inputs: Inputs
    guard: Guard
    written: set[str] = field(default_factory=set)

    def write(self, result: Result, original: bytes) -> list[str]:
        """Write the marked copy of a document; what to tell of it."""
        from discloseparse.pipeline import audit
        from discloseparse.report.original import annotate

        audited = audit(
            result,
            select=self.config.select,
            ignore=self.config.ignore,
            baseline=self.config.baseline,
        )
        marked = annotate(
            original,
            audited,
            lang=self.lang,
            isolate=self.guard,
            password=self.inputs.password,
            ocr=self.inputs.ocr,
            pdf_engine=self.inputs.pdf_engine,
        )
        path = result.source.path
        target = self._target(path)
        save(target, [marked.data])
        count = len(audited.findings)
        return [
            sentence("shell.marked", self.lang, path=path, target=target, count=count),
            *(sentence("shell.unmarked", self.lang, path=path, note=n) for n in marked.homeless),
        ]

    def _target(self, path: str) -> Path:
        """Where the copy of the document at ``path`` goes: never over the original or another copy."""
        output: Path = self.arguments.output
        source, given = Path(path), [Path(told) for told in self.arguments.paths]
        alone = given == [source] and not output.is_dir()
        target = output if alone else output / portable(_inside(source, given))
        taken, count = target, 1
        while _folded(target) in self.written:
            count += 1
            target = taken.with_name(f"{taken.stem}-{count}{taken.suffix}")
        self.written.add(_folded(target))
        refuse_originals(target, (source, *given), self.lang)
        return target


def _folded(path: Path) -> str:
    """Paths that some system takes for the same are the same."""
    return str(path).casefold()


def _inside(path: Path, given: list[Path]) -> Path:
    """``path`` relative to the folder or archive that was given; of a file that was given, its name."""
    for root in given:
        if path != root and path.is_relative_to(root):
            return path.relative_to(root)
    return Path(path.name)


COMMAND = Command(
    name="annotate",
    examples=(
        "discloseparse annotate 决算说明.docx -o 决算说明（标注）.docx",
        "discloseparse annotate 公开文件夹/ -o 标注/",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
