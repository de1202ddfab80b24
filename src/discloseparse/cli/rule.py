"""``discloseparse rule``: list the rules, or explain one."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from discloseparse.cli.command import Command
from discloseparse.messages import default_language, sentence

if TYPE_CHECKING:
    from discloseparse.batch.collection.check import CrossCheck
    from discloseparse.check.rule import Rule


def _add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help=sentence("help.code", lang))


def _run(arguments: argparse.Namespace) -> int:
    lang = arguments.lang or default_language()
    if arguments.code is None:
        for rule in _catalogue():
            severity = sentence(f"shell.{rule.severity}", lang)
            print(f"{rule.code}  {severity}  {rule.name:24} {rule.title.to(lang)}")
        return 0
    wanted = arguments.code.upper()
    found = next((r for r in _catalogue() if wanted == r.code), None)
    if found is None:
        print(sentence("shell.unknown_rule", lang, code=arguments.code), file=sys.stderr)
        return 2
    print(_explained(found, lang))
    return 0


def _catalogue() -> list[Rule | CrossCheck]:
    """The rules within documents and the checks between them, by code."""
    from discloseparse.batch.collection.registry import checks
    from discloseparse.check.registry import rules

    return sorted((*rules(), *checks()), key=lambda rule: rule.code)


def _example(texts: str | tuple[str, ...]) -> str:
    """A text, or several documents."""
    return texts if isinstance(texts, str) else "\n----\n".join(texts)


def _explained(rule: Rule | CrossCheck, lang: str) -> str:
    def block(key: str, words: str) -> str:
        lines = words.replace("\n", "\n    ")
        return f"{sentence(f'shell.{key}', lang)}:\n    {lines}"

    return "\n\n".join(
        (
            f"{rule.code} {rule.name} — {rule.title.to(lang)}",
            rule.explanation.to(lang),
            block("severity", sentence(f"shell.{rule.severity}", lang)),
            block("failing", _example(rule.failing)),
            block("passing", _example(rule.passing)),
            block("source", rule.source),
        )
    )


COMMAND = Command(
    name="rule",
    examples=("discloseparse rule", "discloseparse rule A101", "discloseparse rule A105 --lang en"),
    add_arguments=_add_arguments,
    run=_run,
)
