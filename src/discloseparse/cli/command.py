"""What a command is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """``add_arguments(parser, lang)`` declares arguments, ``run`` returns the exit status.

    What it does is told by the message ``help.<name>``.
    """

    name: str
    examples: tuple[str, ...]
    add_arguments: Callable[[argparse.ArgumentParser, str], None]
    run: Callable[[argparse.Namespace], int]


def codes(value: str) -> tuple[str, ...]:
    """Comma separated rule codes or their beginnings, in capitals."""
    return tuple(code.strip().upper() for code in value.split(",") if code.strip())


def positive(value: str) -> int:
    """A whole number from 1 on."""
    number = int(value)
    if number < 1:
        raise ValueError(value)
    return number
