"""``discloseparse schema``: the JSON Schema of the results."""

from __future__ import annotations

import argparse

from discloseparse.cli.command import Command


def _add_arguments(_parser: argparse.ArgumentParser, _lang: str) -> None:
    """It takes none."""


def _run(_arguments: argparse.Namespace) -> int:
    import json
    import sys

    from discloseparse.result import Result

    # In serialization mode the models that leave unknown fields out would say nothing of themselves.
    schema = Result.model_json_schema(mode="validation")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0


COMMAND = Command(
    name="schema",
    examples=("discloseparse schema > result.schema.json",),
    add_arguments=_add_arguments,
    run=_run,
)
