"""Texts beside the main one: notes and text boxes by where they are anchored, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from discloseparse.load.doc.header import Header, Part, positions

_SHAPE, _BOX = 26, 22  # bytes that describe a shape's anchor, a text box
_SHAPE_ID = 14  # where a text box names its shape
_SEPARATORS = 6  # stories before the headers: lines above notes
_HEADERS = (0, 1, 4)  # of the six stories of a section; the others are footers


class Anchored:
    """What is anchored at a position of the main text; ``loose`` are boxes anchored nowhere."""

    def __init__(self, header: Header) -> None:
        self._parts: dict[int, list[Part]] = {}
        for kind in ("footnote", "endnote"):
            places, _ = positions(header.structure(f"{kind}_refs"), 2)
            texts = _parts(header, f"{kind}_texts", 0, f"{kind}s")
            for place, (part, _) in zip(places, texts, strict=False):
                self._parts.setdefault(place, []).append(part)
        places, shapes = positions(header.structure("shapes"), _SHAPE)
        anchors = {shape[:4]: place for place, shape in zip(places, shapes, strict=False)}
        self.loose: list[Part] = []
        for part, box in _parts(header, "box_texts", _BOX, "boxes"):
            place_of_box = anchors.get(box[_SHAPE_ID : _SHAPE_ID + 4])
            if place_of_box is None:
                self.loose.append(part)
            else:
                self._parts.setdefault(place_of_box, []).append(part)

    def at(self, position: int) -> list[Part]:
        """The notes or boxes of the mark at ``position``."""
        return self._parts.get(position, [])


def _parts(header: Header, structure: str, size: int, story: str) -> Iterator[tuple[Part, bytes]]:
    """The texts of a story, each with the bytes that describe it; none reaches beyond the story."""
    begin, end = header.stories[story]
    starts, records = positions(header.structure(structure), size)
    for start, stop, record in zip(starts, starts[1:], records, strict=False):
        if start < stop and begin + stop <= end:
            yield Part(begin + start, begin + stop), record


def header_stories(header: Header) -> Iterator[tuple[str, Part]]:
    """``header`` or ``footer``, and where its text stands."""
    begin, end = header.stories["headers"]
    starts, _ = positions(header.structure("header_texts"), 0)
    for index, (start, stop) in enumerate(pairwise(starts)):
        if index >= _SEPARATORS and start < stop and begin + stop <= end:
            kind = "header" if (index - _SEPARATORS) % 6 in _HEADERS else "footer"
            yield kind, Part(begin + start, begin + stop)
