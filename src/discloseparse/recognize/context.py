"""What the recognisers share while one text is read."""

from __future__ import annotations

from typing import Final

from discloseparse.figures import ZERO, Figure
from discloseparse.mentions import Amount, Count, Headcount, Mentions, Percentage, Period, Ratio
from discloseparse.recognize.numeral import HALVES, Numeral
from discloseparse.spans import Reading, Span, make

Mention = Amount | Headcount | Percentage | Count | Ratio | Period

CLOSED: Final = frozenset("，。;、)：:")
"""Signs behind which nothing belongs to a figure any more."""


class Context:
    """The text that is read and the mentions found so far.

    ``text`` has the length of the reading's text, with page lines and glosses blanked.
    """

    __slots__ = ("_span", "found", "reading", "text")

    def __init__(self, reading: Reading, text: str) -> None:
        self.reading = reading
        self._span = reading.span
        self.text = text
        self.found: list[Mention] = []

    def place(self, start: int, end: int) -> tuple[Span, Span]:
        """The span in the source and the one in the reading."""
        return self._span(start, end), make(Span, (start, end))

    def mentions(self) -> Mentions:
        """All mentions by kind, in text order."""
        kinds: dict[type[Mention], list[Mention]] = {
            kind: [] for kind in (Amount, Headcount, Percentage, Count, Ratio, Period)
        }
        for mention in self.found:
            kinds[type(mention)].append(mention)
        return Mentions(*map(tuple, kinds.values()))  # type: ignore[arg-type]  # one per field


def figure(numeral: Numeral) -> Figure:
    """The numeral as a figure: rounded at its last printed digit if scaled or with decimals."""
    places = numeral.places
    if places is None or (places == 0 and not numeral.scaled):
        return make(Figure, (numeral.value, ZERO, numeral.whole, numeral.high))
    return make(Figure, (numeral.value, HALVES[places], numeral.whole, numeral.high))


def rounded(numeral: Numeral) -> Figure:
    """The numeral as a figure of per cent: 93 is rounded at its last digit too."""
    half = ZERO if numeral.places is None else HALVES[numeral.places]
    return Figure(numeral.value, half, high=numeral.high)
