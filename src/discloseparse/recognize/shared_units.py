"""One unit for several figures: 各是12.3、45.6万元 states two amounts."""

from __future__ import annotations

import re

from discloseparse.figures import ONE, Figure
from discloseparse.mentions import Amount, Count, Headcount, Percentage
from discloseparse.recognize.context import Context, figure
from discloseparse.recognize.numeral import Numeral
from discloseparse.recognize.numerals import rescale

_CUE = re.compile(r"(?:分别|各是|各为|依次|各有)[^。;\n]{0,30}$")
_REACH = 40


class Pending:
    """Numerals that end in 、 without a unit, waiting for the unit of the one behind them."""

    __slots__ = ("_context", "_waiting")

    def __init__(self, context: Context) -> None:
        self._context = context
        self._waiting: list[Numeral] = []

    def keep(self, numeral: Numeral) -> None:
        """Remember ``numeral`` if a list goes on behind it."""
        text = self._context.text
        if not text.startswith("、", numeral.end):
            self._waiting.clear()
            return
        if self._waiting and self._waiting[-1].end + 1 != numeral.start:
            self._waiting.clear()
        if self._waiting or _CUE.search(text[max(0, numeral.start - _REACH) : numeral.start]):
            self._waiting.append(numeral)

    def settle(self, last: Numeral) -> None:
        """Give those that wait the unit ``last`` was found with."""
        if not self._waiting:
            return
        found = self._context.found
        if found and self._waiting[-1].end + 1 == last.start:
            model = found[-1]
            if isinstance(model, Amount | Headcount | Count | Percentage):
                shared = [self._like(model, numeral, last) for numeral in self._waiting]
                found[-1:] = [*shared, model]
        self._waiting.clear()

    def _like(
        self, model: Amount | Headcount | Count | Percentage, numeral: Numeral, last: Numeral
    ) -> Amount | Headcount | Count | Percentage:
        span, at = self._context.place(numeral.start, numeral.end)
        if isinstance(model, Percentage):
            rounded = Figure(numeral.value, (numeral.step or ONE) / 2)
            return model._replace(span=span, at=at, figure=rounded, approx=False)
        worth = figure(rescale(self._context.text, numeral, last))
        return model._replace(span=span, at=at, figure=worth, approx=False)
