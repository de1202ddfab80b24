"""A serial number as date and time (ECMA-376 Part 1, 18.17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from discloseparse.load.docx.numerals import written
from discloseparse.load.sheets.codes import Section, Token

_DAY = 86_400
_LAST = 2_958_465  # 9999-12-31
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LEAP_1900 = 60  # the 29th of February 1900, which never was; earlier days count from one later
_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class _Moment:
    day: date
    seconds: int
    fraction: str
    total: int
    """Seconds since the epoch, for elapsed time."""


def _moment(serial: Decimal, decimals: int, *, from_1904: bool) -> _Moment | None:
    if not 0 <= serial <= _LAST + 1:
        return None
    exact = (serial * _DAY).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    total = int(exact)
    days, seconds = divmod(total, _DAY)
    if days > _LAST:
        return None
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    if not from_1904 and days < _LEAP_1900:
        epoch += timedelta(1)
    try:
        day = epoch + timedelta(days)
    except OverflowError:
        return None
    return _Moment(day, seconds, str(exact).partition(".")[2], total)


def moment(section: Section, serial: Decimal, *, from_1904: bool = False) -> str | None:
    """``serial`` in a section with date tokens; None if it is no date or we cannot show it so."""
    if section.numerals > 1:
        return None
    tokens = list(_with_minutes(section.tokens))
    decimals = 0
    for i, token in enumerate(tokens):
        if token.kind == "digit" and i and tokens[i - 1].kind in ("point", "digit"):
            decimals += 1
    found = _moment(serial, min(decimals, 3), from_1904=from_1904)
    if found is None:
        return None
    twelve = section.has("half")
    shown, fraction = [], iter(found.fraction)
    for token in tokens:
        if token.kind == "date":
            shown.append(_part(token.text, found, section, twelve=twelve))
        elif token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            shown.append(str(found.total // unit).zfill(len(token.text)))
        elif token.kind == "half":
            first, second = token.text.split("/")
            shown.append(second if found.seconds >= _DAY // 2 else first)
        elif token.kind == "digit":
            shown.append(next(fraction, "0"))
        else:
            shown.append(token.text)
    return "".join(shown)


def _with_minutes(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """``m`` after hours or before seconds means minutes: written ``n`` here."""
    timed = [i for i, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    minutes = set()
    for before, here in zip([None, *timed], timed, strict=False):
        if before is not None and tokens[before].text[0] in "hH" and tokens[here].text[0] in "mM":
            minutes.add(here)
        if before is not None and tokens[here].text[0] in "sS" and tokens[before].text[0] in "mM":
            minutes.add(before)
    for i, token in enumerate(tokens):
        if token.kind != "date":
            yield token
        else:
            text = token.text.lower()
            yield Token("date", "n" * len(text) if i in minutes else text)


def _part(code: str, moment: _Moment, section: Section, *, twelve: bool) -> str:
    day, length = moment.day, len(code)
    kind = code[0]
    if kind == "g":
        return ""
    if kind in "ye":
        year = f"{day.year:04d}" if kind == "e" or length > 2 else f"{day.year % 100:02d}"
        return _digits(year) if section.numerals else year
    if kind == "a" or (kind == "d" and length > 2):
        return _weekday(code, day, chinese=section.chinese or kind == "a")
    if kind == "m" and length > 2:
        return _month(length, day.month, chinese=section.chinese)
    hour = moment.seconds // 3600
    number = {
        "m": day.month,
        "d": day.day,
        "h": (hour % 12 or 12) if twelve else hour,
        "n": moment.seconds // 60 % 60,
        "s": moment.seconds % 60,
    }[kind]
    if section.numerals:
        return written(number, "chineseCounting")
    return str(number).zfill(min(length, 2))


def _digits(year: str) -> str:
    return "".join(written(int(digit), "ideographDigital") for digit in year)


def _weekday(code: str, day: date, *, chinese: bool) -> str:
    if chinese:
        sign = _WEEK[day.weekday()]
        prefix = {"aaa": "", "ddd": "周"}.get(code, "星期")
        return prefix + sign
    name = _DAYS.split()[day.weekday()]
    return name[:3] if len(code) == 3 else name


def _month(length: int, month: int, *, chinese: bool) -> str:
    if chinese:
        return f"{month}月" if length == 3 else f"{written(month, 'chineseCounting')}月"
    name = _MONTHS.split()[month - 1]
    return {3: name[:3], 5: name[:1]}.get(length, name)
