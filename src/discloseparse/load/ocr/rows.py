"""Recognised boxes in reading order: rows from top to bottom, each from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discloseparse.load.ocr.engine import OcrLine

_SAME_ROW = 0.5  # of the lower box's height: how far its middle may be from the row's

_GAP = 0.5  # of the height


def rows(lines: Iterable[OcrLine]) -> Iterator[list[OcrLine]]:
    """The boxes of each printed row."""
    row: list[OcrLine] = []
    for line in sorted((line for line in lines if line.text.strip()), key=_middle):
        if row and not _beside(row[0], line):
            yield sorted(row, key=lambda box: box.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda box: box.x0)


def adjoin(left: OcrLine, right: OcrLine) -> bool:
    """Whether two boxes of a row are one piece of text."""
    return right.x0 - left.x1 < _GAP * (right.bottom - right.top)


def _beside(first: OcrLine, line: OcrLine) -> bool:
    height = min(first.bottom - first.top, line.bottom - line.top)
    return abs(_middle(first) - _middle(line)) <= _SAME_ROW * height


def _middle(line: OcrLine) -> float:
    return (line.top + line.bottom) / 2
