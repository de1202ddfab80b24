"""Fields: what of a paragraph is a command to Word and what is its result (ECMA-376, 17.16)."""

from __future__ import annotations

import re

# 带圈字符: a sign laid over another, which Word prints without keeping a result.
_ENCLOSED = re.compile(
    r"\\o\s*\\a[clr]\s*\(\s*([○◯〇□△◇])\s*[,，;；]\s*([^()\s]{1,4})\s*\)", re.IGNORECASE
)
_CIRCLES = "○◯〇"
_CIRCLED = ((20, ord("①") - 1), (35, ord("㉑") - 21), (50, ord("㊱") - 36))  # up to, added


class Fields:
    """Whether the walk stands in a field's instruction; fields nest and cross paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str | None) -> str:
        """Take a ``w:fldChar``: ``begin``, ``separate`` or ``end``; gives what the field prints."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].has_result = True
        elif self._open and kind == "end":
            ended = self._open.pop()
            return "" if ended.has_result or self.in_instruction else ended.printed()
        return ""

    def instruct(self, words: str) -> None:
        """Take ``w:instrText``."""
        if self._open:
            self._open[-1].words.append(words)

    @property
    def in_instruction(self) -> bool:
        """True between a field's beginning and its result."""
        return any(not field.has_result for field in self._open)


class _Field:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.has_result = False

    def printed(self) -> str:
        """What a field without a result prints."""
        enclosed = _ENCLOSED.search("".join(self.words))
        if enclosed is None:
            return ""
        frame, inner = enclosed.groups()
        return _circled(int(inner)) if frame in _CIRCLES and inner.isdecimal() else inner


def _circled(number: int) -> str:
    added = next((added for most, added in _CIRCLED if 0 < number <= most), None)
    return str(number) if added is None else chr(added + number)
