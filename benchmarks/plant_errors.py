"""Plant one wrong digit in a real document, again and again, and count how many the audit finds.

usage: python benchmarks/plant_errors.py FILE... [--changes 500] [--seed 7] [--survivors]

Each change replaces one digit of one figure (a non-zero cell, or an amount or percentage of the text) by
another, drawn at random with a fixed seed whether or not any relation binds the figure. The document is
loaded once; its text keeps its length, so every cell and page stays where it was. A change is found if
an error or warning that was not there before points at the figure among its first twelve spans. A figure
is reached if any relation of the unchanged document holds it; a survivor that is reached lies within the
rounding of its relations, or was read as something else once it was changed.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from discloseparse.document import Document
from discloseparse.load import load
from discloseparse.pipeline import analyse
from discloseparse.result import Result
from discloseparse.spans import Span

MOST_SPANS = 12


class Change(NamedTuple):
    """``kind`` is ``cell`` or ``text``; ``place`` one digit of ``figure`` and what it becomes."""

    kind: str
    figure: Span
    place: int
    digit: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--survivors", action="store_true", help="list every change not found")
    options = parser.parse_args()
    told: Counter[tuple[str, bool]] = Counter()
    reached: Counter[bool] = Counter()
    for file in options.files:
        document = load(file)
        clean = analyse(document)
        share = options.changes // len(options.files)
        bound = _bound(clean)
        for change in draw(clean, random.Random(f"{options.seed} {file.name}"), share):
            found = is_found(document, clean, change)
            told[change.kind, found] += 1
            is_reached = change.figure in bound
            reached[found] += is_reached
            if options.survivors and not found:
                reach = "reached" if is_reached else "bound by nothing"
                print(f"{file.name}: {change.kind}, {reach} {describe(document, change)}")
    for kind in ("cell", "text"):
        _print_rate(kind, told[kind, True], told[kind, False])
    _print_rate(
        "all", told["cell", True] + told["text", True], told["cell", False] + told["text", False]
    )
    _print_rate("reached", reached[True], reached[False])


def _print_rate(name: str, found: int, missed: int) -> None:
    drawn = found + missed
    print(f"{name}: {found} of {drawn} ({found / drawn:.1%})" if drawn else f"{name}: none")


def _bound(result: Result) -> set[Span]:
    """The figures that some relation holds."""
    return {Span(p.start, p.end) for r in result.relations for p in r.figures}


def draw(clean: Result, chance: random.Random, number: int) -> Iterator[Change]:
    """``number`` changes of figures drawn without looking at what binds them."""
    figures = [("cell", Span(c.start, c.end)) for t in clean.tables for c in t.cells]
    figures += [("text", Span(a.start, a.end)) for a in (*clean.amounts, *clean.percentages)]
    figures = [(kind, span) for kind, span in figures if _digits(clean.text, span)]
    for kind, span in chance.choices(sorted(figures), k=number):
        place = chance.choice(_digits(clean.text, span))
        others = [d for d in "123456789" if d != clean.text[place]]
        yield Change(kind, span, place, chance.choice(others))


def _digits(text: str, span: Span) -> list[int]:
    """The places of the digits of a figure that is not zero."""
    places = [i for i in range(span.start, span.end) if text[i] in "0123456789"]
    return places if any(text[i] != "0" for i in places) else []


def is_found(document: Document, clean: Result, change: Change) -> bool:
    """Does an error or warning that was not there before point at the changed figure?"""
    wrong = replace(document, text=changed(document.text, change))
    known = {(f.code, f.message) for f in clean.findings}
    for finding in analyse(wrong).findings:
        if finding.severity == "info" or (finding.code, finding.message) in known:
            continue
        if any(Span(s.start, s.end).meets(change.figure) for s in finding.spans[:MOST_SPANS]):
            return True
    return False


def changed(text: str, change: Change) -> str:
    """The text with the digit replaced."""
    return text[: change.place] + change.digit + text[change.place + 1 :]


def describe(document: Document, change: Change) -> str:
    """The figure before and after, with the words before it."""
    start = max(0, change.figure.start - 24)
    before = " ".join(document.text[start : change.figure.start].split())
    after = change.figure.of(changed(document.text, change))
    return f"…{before} [{change.figure.of(document.text)} → {after}]"


if __name__ == "__main__":
    main()
