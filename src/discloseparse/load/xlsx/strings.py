"""The text of a shared or inline string."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from discloseparse.load.docx.names import local

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 Part 1, 22.9.2.19


def text_of(item: _Element) -> str:
    """The characters of ``item`` without the phonetic guide."""
    return unescaped("".join(_texts(item)))


def unescaped(text: str) -> str:
    """``text`` with the characters that XML cannot hold; control characters become spaces."""
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    sign = chr(int(match[1], 16))
    if sign == "\r":
        return ""
    return sign if sign.isprintable() or sign in "\n\t" else " "


def _texts(element: _Element) -> Iterator[str]:
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name == "r":
            yield from _texts(inner)
