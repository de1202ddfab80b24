"""What each line of a text is, told by how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADING = re.compile(
    r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|目\s*录$"
)
_LONGEST_HEADING = 40
_NARROW = 45  # ems; a long text without a wider line was broken into printed lines
_LONG = 25  # lines


def width(text: str) -> float:
    """In ems; Latin letters and digits are half as wide."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def kinds(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with its kind: ``title`` (the first one), ``heading``, ``blank`` or ``body``.

    In a text that was broken into printed lines, all the rest is ``printed``: to be set as it is.
    """
    titled = False
    broken = len(lines) > _LONG and max(map(width, lines)) < _NARROW
    for line in lines:
        if not line.strip():
            yield "blank", ""
        elif not titled:
            titled = True
            yield "title", line
        elif broken:
            yield "printed", line
        else:
            stops = line.endswith(("。", "；", "，", "："))
            heading = _HEADING.match(line) and len(line) <= _LONGEST_HEADING and not stops
            yield "heading" if heading else "body", line
