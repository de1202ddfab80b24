"""One pass over the number runs of a reading; what follows a run decides who reads it."""

from __future__ import annotations

import gc
import re
import string
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from discloseparse.mentions import Mentions
from discloseparse.recognize import numerals, shared_rates, shared_units
from discloseparse.recognize.chinese_numerals import SIGNS
from discloseparse.recognize.context import CLOSED, Context
from discloseparse.recognize.interruptions import blank
from discloseparse.recognize.numeral import Numeral
from discloseparse.recognize.registry import by_cue, by_herald, recognizers
from discloseparse.spans import Reading, Span

_NOT_A_FIGURE = frozenset("第_.％%几")
_TENS = frozenset("十拾")
_SEVERAL = re.compile(r"(?<![人户次总件个基指系倍岁天月名位分参整])数$")  # 数十万, not 人数十人
_MINUS = frozenset("-负")
_CODE_ENDS = frozenset("-.:/ ,\n") | frozenset(string.ascii_letters)
_DATED = frozenset("年月")  # 附件1 2024年: a year needs no proof
_CODE = re.compile(r"[\d./][-.:/ ]$|[A-Za-z][-.]?$|\d,$|\d\s{0,3}\n\s*$")
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d:\d\d(?!\d)")
_UNSIGNED_BEFORE_MINUS = frozenset("0123456789年月日元%号人期)-~")
_WORDS_WITH_NEGATIVE = frozenset("减担肩背胜正")  # 户均减负2.78万元
_DASHES = frozenset("—―─")


def _trigger() -> re.Pattern[str]:
    """A digit that begins a run, or a Chinese run with a character behind it that a figure may have.

    One class first, then what came before it: so the engine skips to the next candidate.
    """
    cues = frozenset[str]().union(*(r.cues for r in recognizers())) - CLOSED - {",", "\n", " "}
    behind = re.escape("".join(sorted(cues)))
    return re.compile(
        rf"[0-9{SIGNS}](?:(?<=[0-9])(?<![0-9][0-9])"
        rf"|(?<=[{SIGNS}])(?<![{SIGNS}][{SIGNS}])(?<![{SIGNS}] [{SIGNS}])(?: ?[{SIGNS}])*+"
        rf"(?=\s{{0,3}}[点余多至到~、0-9{behind}-]))"
    )


_TRIGGER = _trigger()
_BY_CUE = by_cue()
_BY_HERALD = by_herald()
_WATCHED = _NOT_A_FIGURE | {"数"} | _MINUS | _CODE_ENDS | frozenset(_BY_HERALD)


def recognize_figures(reading: Reading, masks: Sequence[Span] = ()) -> Mentions:
    """All figures of ``reading`` outside ``masks`` (spans of the reading: citations).

    Each number run is read once and belongs to one mention at most.
    """
    context = Context(reading, blank(reading.text))
    with _uncollected():
        _scan(context, masks)
        shared_rates.settle(context)
        return context.mentions()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: mentions form no cycles, and their number would make each
    collection longer than the last, so that cost outgrew the text."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _scan(context: Context, masks: Sequence[Span]) -> None:
    text = context.text
    search = _TRIGGER.search
    holes = iter([*sorted(masks), Span(len(text) + 1, len(text) + 1)])
    hole, hole_end = next(holes)
    pending = shared_units.Pending(context)
    found = search(text)
    while found is not None:
        start, end = found.span()
        while hole_end <= start:
            hole, hole_end = next(holes)
        if hole <= start:
            end = hole_end
        else:
            numeral = numerals.at(text, start)
            if numeral is not None:
                end = _read(context, numeral, pending)
            else:
                end = max(end, numerals.skip(text, start))
        found = search(text, end)


def _read(context: Context, numeral: Numeral, pending: shared_units.Pending) -> int:
    """Let the readers of what stands around ``numeral`` try; the offset behind what was read."""
    text, start = context.text, numeral.start
    unit = text[numeral.unit : numeral.unit + 1]
    readers = _BY_CUE.get(unit, ())
    before = text[start - 1 : start]
    if before in _WATCHED and before:
        if before in _NOT_A_FIGURE and not (before == "." and unit == "年"):
            return numeral.end
        if (
            before == "数"
            and text[start] in _TENS
            and _SEVERAL.search(text, max(0, start - 2), start)
        ):
            return numeral.end
        if before in _MINUS and not numeral.spelled:
            numeral = _signed(context, numeral)
        if before in _CODE_ENDS and unit not in _DATED and readers and _coded(context, numeral):
            readers = ()
        if before in _BY_HERALD:
            readers = (*readers, *_BY_HERALD[before])
    for reader in readers:
        end = reader(context, numeral)
        if end is not None:
            if pending.waiting:
                pending.settle(numeral)
            return end
    if unit == "、" and numeral.unit == numeral.end:
        pending.keep(numeral)
    return numeral.end


def _coded(context: Context, numeral: Numeral) -> bool:
    """True if the run is the tail of a code or of a broken number, which it must not pass for."""
    text, start = context.text, numeral.start
    before = text[start - 1]
    if before == ":" and context.reading.source[context.reading.at(start - 1)] == "：":
        # 附件3：500元 gives a figure after its label, 9：00人员到场 a time.
        return _CLOCK.match(text, start - 2) is not None or (
            _CLOCK.match(text, max(0, start - 3)) is not None
        )
    reach = 60 if before == "\n" else 3
    return _CODE.search(text, max(0, start - reach), start) is not None


def _signed(context: Context, numeral: Numeral) -> Numeral:
    """``numeral`` with the sign printed before it, if it is one and not a dash."""
    text, at = context.text, numeral.start - 1
    if text[at] == "负" and text[at - 1 : at] in _WORDS_WITH_NEGATIVE and at:
        return numeral
    if text[at] == "-":
        if text[at - 1 : at] in _UNSIGNED_BEFORE_MINUS and at:
            return numeral
        if context.reading.source[context.reading.at(at)] in _DASHES:
            return numeral
    return numeral._replace(start=at, value=-numeral.value)
