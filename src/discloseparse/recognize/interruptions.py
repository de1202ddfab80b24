"""What interrupts a figure in a plain text: page-number lines and pinyin glosses, blanked in place."""

from __future__ import annotations

import re

_PAGE_LINE = re.compile(
    r"\n[ ]{0,20}(?:-{1,3} ?\d{1,4} ?-{1,3}|第 ?\d{1,4} ?页(?: ?共 ?\d{1,4} ?页)?)[ ]{0,20}\n"
)
_GLOSS = re.compile(
    r"\((?=[^()\n]{0,7}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\)"
)


def blank(text: str) -> str:
    """``text`` of the same length, page lines turned to line breaks, glosses (元(yuán)) to spaces."""
    if "-\n" in text or "页" in text or "- \n" in text:
        text = _PAGE_LINE.sub(_breaks, text)
    return _GLOSS.sub(_spaces, text) if "(" in text else text


def _breaks(match: re.Match[str]) -> str:
    return "\n" * len(match.group())


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
