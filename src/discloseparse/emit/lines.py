"""The lines of a text, found by offset."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """Lines are counted from 0 and end before their line break."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        self._starts.extend(i + 1 for i, sign in enumerate(text) if sign == "\n")

    def number(self, offset: int) -> int:
        """The line that the character at ``offset`` is on."""
        return bisect_right(self._starts, offset) - 1

    def range(self, number: int) -> tuple[int, int]:
        """Where line ``number`` begins and ends."""
        start = self._starts[number]
        after = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.text)
        return start, after

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1; columns are code points."""
        line = self.number(offset)
        return line + 1, offset - self._starts[line] + 1
