"""github: workflow commands, which GitHub shows as annotations of a run.

Lines and columns are told of text files only; of other documents the place is part of the message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discloseparse.emit import Format, Look
from discloseparse.emit.lines import Lines
from discloseparse.emit.places import place_words
from discloseparse.messages import printable

if TYPE_CHECKING:
    from discloseparse.result import FindingItem, Result

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def emit(results: Iterable[Result], look: Look) -> Iterator[str]:
    """A command for each finding, and for each document that could not be read."""
    for result in results:
        lines = Lines(result.text)
        for finding in result.findings:
            yield _command(result, finding, lines, look)
    for path, reason in look.unread:
        yield _line("error", {"file": path}, reason)


def _command(result: Result, finding: FindingItem, lines: Lines, look: Look) -> str:
    first = finding.spans[0] if finding.spans else None
    properties = {"file": result.source.path}
    told = [finding.message]
    if first is not None and result.source.media_type == "text/plain":
        line, column = lines.position(first.start)
        end_line, end_column = lines.position(max(first.start, first.end - 1))
        properties |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:  # else GitHub takes no columns
            properties |= {"col": str(column), "endColumn": str(end_column)}
    elif first is not None:
        told.append(printable(first.of(result.text)))
        told += place_words(result, first, finding.section, look.lang)
    properties["title"] = finding.code
    return _line(_COMMANDS[finding.severity], properties, " · ".join(told))


def _line(command: str, properties: dict[str, str], words: str) -> str:
    named = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{command} {named}::{words.translate(_DATA)}\n"


FORMAT = Format("github", emit, by_line=True)
