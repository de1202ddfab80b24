"""One pass over the number runs of a reading; what follows a run decides who reads it."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from decimal import Decimal

from discloseparse.mentions import Mentions
from discloseparse.recognize import numerals, shared_units
from discloseparse.recognize.chinese_numerals import SIGNS
from discloseparse.recognize.context import Context
from discloseparse.recognize.interruptions import blank
from discloseparse.recognize.numeral import Numeral
from discloseparse.recognize.registry import by_cue, by_herald, recognizers
from discloseparse.spans import Reading, Span

_NOT_A_FIGURE = frozenset("第_.％%")
_CODE_ENDS = frozenset("-.:/ ,\n") | frozenset(string.ascii_letters)
_DATED = frozenset("年月")  # 附件1 2024年: a year needs no proof
_CODE = re.compile(r"[\d./][-.:/ ]$|[A-Za-z][-.]?$|\d,$|\d\s{0,3}\n\s*$")
_UNSIGNED_BEFORE_MINUS = frozenset("0123456789年月日元%号人期)-~")
_DASHES = frozenset("—―─")


def _trigger() -> re.Pattern[str]:
    cues = "".join(
        sorted(
            frozenset[str]().union(*(r.cues for r in recognizers())) - set("，,。;、)；）:：\n ")
        )
    )
    return re.compile(
        rf"(?<![0-9])[0-9]"
        rf"|(?<![{SIGNS}])[{SIGNS}](?: ?[{SIGNS}])*+(?=\s{{0,3}}[点余多至到~、0-9{re.escape(cues)}-])"
    )


def recognize_figures(reading: Reading, masks: Sequence[Span] = ()) -> Mentions:
    """All figures of ``reading`` outside ``masks`` (spans of the reading: citations).

    Each number run is read once and belongs to one mention at most.
    """
    context = Context(reading, blank(reading.text))
    text = context.text
    search = _TRIGGER.search
    holes = iter([*sorted(masks), Span(len(text) + 1, len(text) + 1)])
    hole = next(holes)
    pending = shared_units.Pending(context)
    found = search(text)
    while found is not None:
        start = found.start()
        while hole.end <= start:
            hole = next(holes)
        if hole.start <= start:
            found = search(text, hole.end)
            continue
        numeral = numerals.at(text, start)
        if numeral is None:
            end = max(found.end(), numerals.skip(text, start))
        else:
            end = _read(context, numeral, pending)
        found = search(text, max(end, start + 1))
    return context.mentions()


_TRIGGER = _trigger()
_BY_CUE = by_cue()
_BY_HERALD = by_herald()


def _read(context: Context, numeral: Numeral, pending: shared_units.Pending) -> int:
    text, start = context.text, numeral.start
    before = text[start - 1] if start else ""
    unit = text[numeral.unit : numeral.unit + 1]
    if before in _NOT_A_FIGURE and not (before == "." and unit == "年"):
        return numeral.end
    if before in "-负+" and before and not numeral.spelled:
        numeral = _signed(context, numeral)
    readers = _BY_CUE.get(unit, ())
    if readers and before in _CODE_ENDS and unit not in _DATED and _coded(text, start):
        readers = ()
    if before in _BY_HERALD:
        readers = (*readers, *_BY_HERALD[before])
    for reader in readers:
        end = reader(context, numeral)
        if end is not None:
            pending.settle(numeral)
            return end
    if text[numeral.end : numeral.end + 1] == "、":
        pending.keep(numeral)
    return numeral.end


def _coded(text: str, start: int) -> bool:
    """True if the run is the tail of a code or of a broken number, which it must not pass for."""
    return (
        _CODE.search(text, max(0, start - 60 if text[start - 1] == "\n" else start - 3), start)
        is not None
    )


def _signed(context: Context, numeral: Numeral) -> Numeral:
    """``numeral`` with the sign printed before it, if it is one and not a dash."""
    text, at = context.text, numeral.start - 1
    sign = text[at]
    if sign == "-":
        if text[at - 1 : at] in _UNSIGNED_BEFORE_MINUS and at:
            return numeral
        if context.reading.source[context.reading.at(at)] in _DASHES:
            return numeral
    if sign == "+":
        return numeral
    return numeral._replace(start=at, value=Decimal(0) - numeral.value)
