"""text: findings for people — the quoted line, marks under the figures, the place, the calculation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discloseparse.emit import Format, Look
from discloseparse.emit.causes import cause
from discloseparse.emit.lines import Lines
from discloseparse.emit.places import place_words
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.result import FindingItem, Place, Result

_COLORS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
_BOLD, _END = "\x1b[1m", "\x1b[0m"
_LONGEST = 72  # characters quoted of a line
_LEAD = 12  # of them before the first mark


def emit(results: Iterable[Result], look: Look) -> Iterator[str]:
    """Each document's findings, then one line that sums up all of them."""
    tally = _Tally()
    for result in results:
        tally.add(result)
        yield from _document(result, look)
    yield tally.line(look) + "\n"


class _Tally:
    def __init__(self) -> None:
        self.documents = self.relations = self.holding = 0
        self.severities = {"error": 0, "warning": 0, "info": 0}

    def add(self, result: Result) -> None:
        self.documents += 1
        self.relations += len(result.relations)
        self.holding += sum(bool(r.holds) for r in result.relations)
        for finding in result.findings:
            self.severities[finding.severity] += 1

    def line(self, look: Look) -> str:
        return sentence(
            "shell.summary",
            look.lang,
            documents=self.documents,
            relations=self.relations,
            holding=self.holding,
            errors=self.severities["error"],
            warnings=self.severities["warning"],
            infos=self.severities["info"],
        )


def _document(result: Result, look: Look) -> Iterator[str]:
    name = printable(result.source.path) or "-"
    yield f"{_BOLD}{name}{_END}\n" if look.color else f"{name}\n"
    for diagnostic in result.diagnostics:
        yield f"  ! {printable(diagnostic.message)}\n"
    if not result.findings:
        yield f"  {sentence('shell.clean', look.lang)}\n\n"
    lines = Lines(result.text)
    for finding, others in _by_cause(result):
        yield from _finding(result, finding, lines, look)
        for other in others:
            yield f"    + {other.code} {printable(other.message)}\n"
        yield "\n"


def _by_cause(result: Result) -> list[tuple[FindingItem, list[FindingItem]]]:
    """The findings; those about one relation, or that one wrong figure causes, under the first of them."""
    groups: dict[tuple[int, ...], list[FindingItem]] = {}
    for index, finding in enumerate(result.findings):
        groups.setdefault(cause(result, finding) or (-1, index), []).append(finding)
    return [(first, others) for first, *others in groups.values()]


def _finding(result: Result, finding: FindingItem, lines: Lines, look: Look) -> Iterator[str]:
    severity = sentence(f"shell.{finding.severity}", look.lang)
    if look.color:
        severity = f"{_COLORS[finding.severity]}{severity}{_END}"
    yield f"  {finding.code} {severity} {printable(finding.message)}\n"
    place = _place(result, finding, lines, look)
    if place:
        yield f"    {place}\n"
    for line in _quoted_lines(finding, lines):
        quote, marks = _marked(lines.text, lines.range(line), finding.spans)
        yield f"    | {quote}\n"
        yield f"    | {marks}\n"
    if finding.relation is not None:
        yield f"    = {printable(result.relations[finding.relation].explanation)}\n"


def _place(result: Result, finding: FindingItem, lines: Lines, look: Look) -> str:
    first = finding.spans[0] if finding.spans else None
    told = place_words(result, first, finding.section, look.lang)
    if first is not None and first.cell is None:
        told.append(sentence("shell.line", look.lang, line=lines.number(first.start) + 1))
    return " · ".join(told)


def _quoted_lines(finding: FindingItem, lines: Lines) -> list[int]:
    """The lines of the result and of the nearest operands, at most three."""
    wanted = list(dict.fromkeys(lines.number(span.start) for span in finding.spans))
    return sorted(wanted[:3])


def _marked(text: str, where: tuple[int, int], places: list[Place]) -> tuple[str, str]:
    """The part of a line around its marked figures, and the marks: ^ the result, ~ operands."""
    start, end = where
    # An empty place still gets a mark, if need be behind the end of the line.
    spans = [(place.start, max(place.end, place.start + 1)) for place in places]
    inside = [span for span in spans if span[0] <= end and span[1] > start]
    left, right = _window(where, inside)
    marks = " " * width("…") if left > start else ""
    behind = any(span[0] == end == right for span in inside)
    for offset in range(left, right + behind):
        sign = " "
        if any(first <= offset < last for first, last in inside):
            sign = "^" if spans[0][0] <= offset < spans[0][1] else "~"
        marks += sign * (width(text[offset]) if offset < right else 1)
    quote = ("…" if left > start else "") + text[left:right] + ("…" if right < end else "")
    return printable(quote), marks.rstrip()


def _window(where: tuple[int, int], inside: list[tuple[int, int]]) -> tuple[int, int]:
    """What is quoted of a line: all marked places, or the first one where they are too far apart."""
    start, end = where
    if end - start <= _LONGEST:
        return where
    first, last = min(span[0] for span in inside), max(span[1] for span in inside)
    lead = _LEAD
    if last - first > _LONGEST - 2 * _LEAD:
        first, lead = inside[0][0], _LONGEST // 2
    left = max(start, first - lead)
    return left, min(end, left + _LONGEST)


def width(sign: str) -> int:
    """Columns that a character takes on a console."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


FORMAT = Format("text", emit, data=False)
