"""One unit for several figures: 各是12.3、45.6万元 states two amounts."""

from __future__ import annotations

import re

from discloseparse.mentions import Amount, Count, Headcount, Percentage
from discloseparse.recognize.context import Context, figure, rounded
from discloseparse.recognize.numeral import Numeral
from discloseparse.recognize.numerals import rescale

_CUE = re.compile(r"(?:分别|各是|各为|依次|各有)[^。;\n]{0,30}$")
_REACH = 40


class Pending:
    """Numerals that end in 、 without a unit, waiting for the unit of the one behind them."""

    __slots__ = ("_context", "waiting")

    def __init__(self, context: Context) -> None:
        self._context = context
        self.waiting: list[Numeral] = []

    def keep(self, numeral: Numeral) -> None:
        """Remember ``numeral``, behind which a list goes on."""
        text, start = self._context.text, numeral.start
        if self.waiting and self.waiting[-1].end + 1 != start:
            self.waiting.clear()
        if not self.waiting:
            if text[start - 1 : start] == "、" and text[start - 2 : start - 1].isdecimal():
                return  # the list began without a cue
            if not _CUE.search(text[max(0, start - _REACH) : start]):
                return
        self.waiting.append(numeral)

    def settle(self, last: Numeral) -> None:
        """Give those that wait the unit ``last`` was found with."""
        found = self._context.found
        if found and self.waiting[-1].end + 1 == last.start:
            model = found[-1]
            if isinstance(model, Amount | Headcount | Count | Percentage):
                shared = [self._like(model, numeral, last) for numeral in self.waiting]
                found[-1:] = [*shared, model]
        self.waiting.clear()

    def _like(
        self, model: Amount | Headcount | Count | Percentage, numeral: Numeral, last: Numeral
    ) -> Amount | Headcount | Count | Percentage:
        span, at = self._context.place(numeral.start, numeral.end)
        if isinstance(model, Percentage):
            return model._replace(span=span, at=at, figure=rounded(numeral), approx=False)
        worth = figure(rescale(self._context.text, numeral, last))
        return model._replace(span=span, at=at, figure=worth, approx=False)
