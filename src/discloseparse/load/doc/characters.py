"""The characters of a paragraph that are printed, with what is anchored among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from discloseparse.load.doc.pieces import Pieces
from discloseparse.load.doc.sprms import DELETED, HIDDEN, SYMBOL, Properties, Sprms, flag, sprms
from discloseparse.load.docx.fields import Fields

_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_SIGNS = {"\t": "\t", "\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_ANCHORS = frozenset("\x02\x08")  # a note, a drawing
_PRIVATE = range(0xE000, 0xF900)
_BLANK = 0x20


@dataclass(slots=True)
class Line:
    """A paragraph: ``text``, the positions of notes and drawings in it, whether its mark is gone."""

    text: str
    anchors: list[int] = field(default_factory=list)
    joined: bool = False


class Characters:
    """Reads paragraphs; a field may reach from one to the next."""

    def __init__(self, pieces: Pieces, properties: Properties) -> None:
        self._pieces = pieces
        self._properties = properties
        self._fields = Fields()

    def line(self, start: int, end: int) -> Line:
        """The paragraph from ``start`` to its mark at ``end``."""
        line = Line("")
        shown: list[str] = []
        for first, last, found in self._runs(start, end + 1):
            if flag(found, DELETED):
                line.joined = line.joined or last > end
            text = self._pieces.text(first, min(last, end))
            if flag(found, DELETED) or flag(found, HIDDEN):
                self._pass(text)
                continue
            if SYMBOL in found:
                text = _with_symbol(text, found)
            shown.append(self._printed(text, first, line))
        line.text = "".join(shown)
        return line

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, int, Sprms]]:
        """Stretches of the text with the same properties."""
        at = start
        while at < end:
            piece = self._pieces.piece_at(at)
            if piece is None:
                return
            last = min(end, piece.end)
            offset = piece.offset + (at - piece.start) * piece.width
            limit = offset + (last - at) * piece.width
            bounds = [offset, *self._properties.edges(offset, limit), limit]
            laid_over = dict(sprms(piece.properties))
            for low, high in pairwise(bounds):
                first = at + (low - offset) // piece.width
                until = at + (high - offset) // piece.width
                if until > first:
                    yield first, until, self._properties.at(low)[1] | laid_over
            at = last

    def _pass(self, text: str) -> None:
        """Text that is not printed; but a field may begin or end in it."""
        for sign in text:
            if sign in _FIELD:
                self._fields.mark(_FIELD[sign])

    def _printed(self, text: str, start: int, line: Line) -> str:
        """``text`` without instructions of fields and control characters."""
        if text.isprintable() and not self._fields.in_instruction:
            return text
        shown = []
        for position, sign in enumerate(text, start):
            if sign in _FIELD:
                shown.append(self._fields.mark(_FIELD[sign]))
            elif self._fields.in_instruction:
                self._fields.instruct(sign)
            else:
                if sign in _ANCHORS:
                    line.anchors.append(position)
                shown.append(sign if ord(sign) >= _BLANK else _SIGNS.get(sign, ""))
        return "".join(shown)


def _with_symbol(text: str, found: Sprms) -> str:
    """``text`` with the character of a symbol font put where ``(`` stands for it."""
    code = int.from_bytes(found[SYMBOL][2:4], "little")
    return text.replace("(", "" if code in _PRIVATE or not code else chr(code))
