"""Years, dates and month ranges, so that no figure claims them: 2026年, 1月—12月, 二〇二六年."""

from __future__ import annotations

import re

from discloseparse.mentions import Period
from discloseparse.recognize.context import Context
from discloseparse.recognize.numeral import Numeral
from discloseparse.recognize.recognizer import Recognizer

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEARS = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][零一二三四五六七八九]{3})\s?年?(?:\s?[-~至到/、]\s?(?:19|20)\d\d)?\s?年度?"
)
_MONTHS = re.compile(
    rf"\s?(?P<first>{_NUMBER})(?:\s?月?份?\s?[-~至到]{{1,2}}\s?(?P<last>{_NUMBER}))?\s?月份?"
    rf"(?:\s?{_NUMBER}\s?日)?"
)
_NUMERIC = re.compile(r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2\d{1,2}(?![\d.])日?")
_DIGITS_OF_A_YEAR = 4
_DIGITS = str.maketrans("零一二三四五六七八九", "0123456789")
_CHINESE_MONTHS = {
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
}  # fmt: skip


def read(context: Context, numeral: Numeral) -> int | None:
    """The date or period at ``numeral``."""
    text, start = context.text, numeral.start
    match = None
    if numeral.end - start >= _DIGITS_OF_A_YEAR:
        match = _NUMERIC.match(text, start) or _YEARS.match(text, start)
    if match:
        end, months = match.end(), None
        if text[end - 1] in "年度":
            part = _MONTHS.match(text, end)
            if part:
                end, months = part.end(), _covered(part)
        return _add(context, start, end, int(match.group("year").translate(_DIGITS)), months)
    if numeral.scaled or text[numeral.unit : numeral.unit + 1] != "月":
        return None
    part = _MONTHS.match(text, start)
    return _add(context, start, part.end(), None, _covered(part)) if part else None


def _covered(part: re.Match[str]) -> int | None:
    """How many months ``1月—12月`` covers; None for a single month."""
    if part.group("last") is None:
        return None
    first, last = map(_month, part.group("first", "last"))
    return last - first + 1 if 1 <= first <= last <= 12 else None


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _CHINESE_MONTHS.get(written, 0)


def _add(context: Context, start: int, end: int, year: int | None, months: int | None) -> int:
    span, at = context.place(start, end)
    context.found.append(Period(span, at, year, months))
    return end


RECOGNIZER = Recognizer(name="dates", order=1, cues=frozenset("年月-/."), read=read)
