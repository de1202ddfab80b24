"""Reads the documents of ``documents/*.txt``: texts in which the expected findings are marked.

The first line of a file says what its rule asks for. ``== title`` begins a document; a line
``!! reason`` below it says why the program does not yet do what is expected. In the text,
``⟦S802:words⟧`` expects one finding of this code inside these words, ``⟦S801(立项依据):words⟧``
one whose message also names what stands in the brackets, ``⟦S801(a) S801(b):words⟧`` two.
The document is the text without the marks. No other structure finding is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from discloseparse.spans import Span

FOLDER = Path(__file__).parent / "documents"
_MARK = re.compile(r"⟦(?P<codes>[^:⟧]+):(?P<words>[^⟧]+)⟧")
_CODE = re.compile(r"(S\d{3})(?:\(([^)]+)\))?")


class Expected(NamedTuple):
    """A finding a reviewer wants: its code, where it lies, what its message names."""

    code: str
    place: Span
    named: str


class Case(NamedTuple):
    """A document with what should be found in it; ``failing`` is why it is not yet."""

    title: str
    text: str
    expected: tuple[Expected, ...]
    failing: str | None


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        _, *documents = path.read_text("utf-8").split("\n== ")
        for document in documents:
            title, body = document.split("\n", 1)
            failing = None
            if body.startswith("!! "):
                line, body = body.split("\n", 1)
                failing = line.removeprefix("!! ")
            text, expected = unmarked(body.strip() + "\n")
            yield Case(f"{path.stem}: {title}", text, expected, failing)


def unmarked(marked: str) -> tuple[str, tuple[Expected, ...]]:
    text, expected, read = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[read : mark.start()]
        place = Span(len(text), len(text) + len(mark["words"]))
        text += mark["words"]
        read = mark.end()
        expected += [Expected(code, place, named) for code, named in _CODE.findall(mark["codes"])]
    return text + marked[read:], tuple(expected)
