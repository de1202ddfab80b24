"""``discloseparse parse``: documents in, data out."""

from __future__ import annotations

import argparse
from pathlib import Path

from discloseparse.cli.command import Command
from discloseparse.cli.configuration import configuration, language, own_profiles
from discloseparse.cli.inputs import Inputs, add_input_arguments
from discloseparse.cli.outputs import write
from discloseparse.messages import sentence


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    add_input_arguments(parser, lang)
    parser.add_argument(
        "--format", choices=("json", "jsonl"), default="json", help=sentence("help.format", lang)
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help=sentence("help.config", lang))


def _run(arguments: argparse.Namespace) -> int:
    config = configuration(arguments.paths, arguments.config)
    lang = language(arguments, config)
    inputs = Inputs.told(arguments, lang, own_profiles(config))
    write(inputs.results(), arguments.format, lang=lang)
    return inputs.status()


COMMAND = Command(
    name="parse",
    examples=(
        "discloseparse parse 项目文本.docx",
        "discloseparse parse 公开文件夹/ --format jsonl > 结果.jsonl",
        "cat 说明.txt | discloseparse parse -",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
