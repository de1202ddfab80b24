"""What the recognisers share while one text is read."""

from __future__ import annotations

from decimal import Decimal

from discloseparse.figures import Figure
from discloseparse.mentions import Amount, Count, Headcount, Mentions, Percentage, Period, Ratio
from discloseparse.recognize.numeral import Numeral
from discloseparse.spans import Reading, Span

Mention = Amount | Headcount | Percentage | Count | Ratio | Period
_NO_STEP = Decimal(0)


class Context:
    """The text that is read and the mentions found so far.

    ``text`` has the length of the reading's text, with page lines and glosses blanked.
    """

    __slots__ = ("found", "reading", "text")

    def __init__(self, reading: Reading, text: str) -> None:
        self.reading = reading
        self.text = text
        self.found: list[Mention] = []

    def place(self, start: int, end: int) -> tuple[Span, Span]:
        """The span in the source and the one in the reading."""
        return self.reading.span(start, end), Span(start, end)

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
    step = numeral.step
    if step and (numeral.scaled or step < 1):
        return Figure(numeral.value, step / 2, numeral.whole, numeral.high)
    return Figure(numeral.value, _NO_STEP, numeral.whole, numeral.high)
