"""Money: a numeral with a currency, its 角 and 分, its rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from discloseparse.figures import ZERO, Figure
from discloseparse.mentions import Amount
from discloseparse.recognize import numerals, rates
from discloseparse.recognize.approximations import approximate
from discloseparse.recognize.composition import DIGITS
from discloseparse.recognize.context import CLOSED, Context, figure
from discloseparse.recognize.lexicon import (
    CENTS,
    CURRENCIES,
    GAP,
    MONEY,
    SIGNS,
    alternation,
    first_characters,
    last_characters,
    lengths_by_end,
)
from discloseparse.recognize.numeral import Numeral, exponent
from discloseparse.recognize.recognizer import Recognizer
from discloseparse.spans import make

_DIGIT: Final = f"[0-9{''.join(DIGITS)}]"
_UNIT = re.compile(
    rf"(?P<yuan>{alternation(MONEY['yuan'])})(?![素宵旦月老首件谋])(?:{GAP}[整正](?![理体治个改合数修]))?"
    rf"|(?P<block>{alternation(MONEY['colloquial'])})"
    rf"|(?P<renminbi>{alternation(MONEY['renminbi'])})"
    rf"|(?P<foreign>{alternation(CURRENCIES)})"
    r"|(?P<minor>[角毛分])(?P<cash>钱)?(?![之为散析析别配类布钟期批局公管享点部度])"
)
_COINS = re.compile(
    rf"{GAP}(?:零?(?P<jiao>{_DIGIT})[角毛](?:零?(?P<fen>{_DIGIT})分?(?!{_DIGIT}|[十百千万]))?"
    rf"|零?(?P<cents>[1-9]\d?|{_DIGIT}|[一二三四五六七八九]?十{_DIGIT}?)分)(?![之钟])[整正]?"
)
_LOOSE = re.compile(rf"(?P<zero>零)?(?P<digit>{_DIGIT})(?![{''.join(DIGITS)}十百千万亿\d个人名户])")
_AFTER_JIAO = re.compile(rf"{_DIGIT}分?钱?")
_CENTS = re.compile(rf"又?(?P<number>\d{{1,2}}|{_DIGIT})(?:{alternation(CENTS)})")
_TRAILING = re.compile(rf"{GAP}({alternation(CURRENCIES)})|{GAP}币?\(({alternation(CURRENCIES)})\)")
_RANGE = re.compile(rf"{GAP}(?:-{{1,2}}|~|至|到)\s?")
_CUE = re.compile(alternation(MONEY["cues"]))
_SPENT = re.compile(r"(?:花费|花|支付|收费|每|价|费|钱|款|只要)[了我你他她]{0,2}$")
_SPENT_ENDS = frozenset("花费付每价钱款要了我你他她")
_ENDS_BARE = frozenset(("", *CLOSED, *",\n "))
_PREFIXES = SIGNS | CURRENCIES | {"人民币": "CNY"}
_PREFIX_LENGTHS = lengths_by_end(_PREFIXES)
_LOOSE_BEFORE = frozenset(" :\n")
_HERE = _LOOSE_BEFORE | frozenset(_PREFIX_LENGTHS)
_BRACKETED = re.compile(rf"\){GAP}(万亿|[十百千]?[万亿]|[千百])?{GAP}元")
_CHANGE = re.compile(r"(?:减少|增加|下降|增长|压减|节约|降低|上升)[了为约]{0,2}$")
_RANGE_BLOCK = re.compile(rf"(?:到|至|-|~){_DIGIT}{{1,6}}块")
_TRAILING_STARTS = first_characters(CURRENCIES) | {"("}
_RANGE_STARTS = frozenset("-~至到 \n")
_DIGITS = frozenset((*"0123456789", *DIGITS))
_COIN_STARTS = _DIGITS | {" ", "\n"}
_UNIT_STARTS = first_characters(
    (*MONEY["yuan"], *MONEY["colloquial"], *MONEY["renminbi"], *CURRENCIES)
) | frozenset("角毛分")
_GOES_ON = frozenset("素宵旦月老首件谋整正币(/每") | _RANGE_STARTS | _COIN_STARTS | _TRAILING_STARTS
_REACH: Final = 40


class _Reading(NamedTuple):
    figure: Figure
    end: int
    currency: str = "CNY"
    start: int | None = None


def read(context: Context, numeral: Numeral) -> int | None:
    """The amount at ``numeral``; a range (3万元至5万元) is one amount."""
    if numeral.spelled and numeral.high is None:
        return None
    text, start, unit = context.text, numeral.start, numeral.unit
    if text[unit : unit + 1] == "元" and _ends_at(text, unit + 1):
        currency = _prefix_currency(text, start) or "CNY"
        _add(context, numeral, start, unit + 1, figure(numeral), currency)
        return unit + 1
    found = _with_unit(text, numeral) if text[unit : unit + 1] in _UNIT_STARTS else None
    if found is None and text[start - 1 : start] in _HERE:
        found = _signed(text, numeral)
    if found is None:
        if numeral.scaled:
            found = _bare(context, numeral)
        elif text[numeral.end : numeral.end + 1] == ")":
            found = _bracketed(text, numeral)
        if found is None:
            return None
    if numeral.high is None and text[found.end : found.end + 1] in _RANGE_STARTS:
        found = _to_upper_end(text, numeral, found)
    start = start if found.start is None else found.start
    _add(context, numeral, start, found.end, found.figure, found.currency)
    return found.end


def parse(text: str) -> tuple[Figure, str] | None:
    """A string that is one amount (``"两角五分"``, ``"3-5万元"``): its figure and its currency, or None."""
    # The scan lists this module, so it is imported late.
    from discloseparse.recognize.scan import recognize_figures
    from discloseparse.spans import Reading

    amounts = recognize_figures(
        Reading.plain(text + "钱" * text.endswith(tuple("角毛分块")))
    ).amounts
    if len(amounts) != 1:
        return None
    return amounts[0].figure, amounts[0].currency


def _with_unit(text: str, numeral: Numeral) -> _Reading | None:
    match = _UNIT.match(text, numeral.unit)
    if match is None:
        return None
    kind, end = match.lastgroup, match.end()
    if kind in {"minor", "cash"}:
        return _minor(text, numeral, match)
    value = figure(numeral)
    if kind == "foreign":
        return _foreign(text, value, match)
    currency = _prefix_currency(text, numeral.start) or "CNY"
    trailing = _TRAILING.match(text, end) if text[end : end + 1] in _TRAILING_STARTS else None
    if trailing:
        currency = CURRENCIES[trailing.group(1) or trailing.group(2)]
    if text[end : end + 1] in _COIN_STARTS:
        value, end = _coins(text, value, end, loose=kind == "block")
    if kind == "block" and end == match.end() and not _block_is_money(text, numeral, match):
        return None
    return _Reading(value, end, currency)


def _foreign(text: str, value: Figure, match: re.Match[str]) -> _Reading:
    currency, end = CURRENCIES[match.group("foreign")], match.end()
    cents = _CENTS.match(text, end)
    if cents and CENTS[cents.group()[cents.end("number") - cents.start() :]] == currency:
        worth = _digit(cents.group("number")) / 100
        return _Reading(value._replace(value=value.value + worth), cents.end(), currency)
    return _Reading(value, end, currency)


def _minor(text: str, numeral: Numeral, match: re.Match[str]) -> _Reading | None:
    """角 and 分 without 元: only where the words say money."""
    start, end = numeral.start, match.end()
    coin = match.group("minor")
    more = _AFTER_JIAO.match(text, end) if coin != "分" else None
    spoken = match.group("cash") or more or _spent(text, start)
    if not spoken or numeral.value >= 100:
        return None
    worth = Decimal("0.01") if coin == "分" else Decimal("0.1")
    total = numeral.value * worth
    if more:
        total += _digit(more.group()[0]) / 100
        end = more.end() - more.group().endswith("钱")
    elif match.group("cash"):
        end -= 1
    high = None if numeral.high is None else numeral.high * worth
    return _Reading(Figure(total, high=high), end)


def _block_is_money(text: str, numeral: Numeral, match: re.Match[str]) -> bool:
    """块 is money too where coins follow; here, where none does."""
    if match.group().endswith("钱") or _RANGE_BLOCK.match(text, match.end()):
        return True
    return text[match.end() : match.end() + 1] in _ENDS_BARE and _spent(text, numeral.start)


def _spent(text: str, start: int) -> bool:
    """Do the words before ``start`` say that money changes hands (花了)?"""
    if text[start - 1 : start] not in _SPENT_ENDS:
        return False
    return _SPENT.search(text[max(0, start - 6) : start]) is not None


def _coins(text: str, value: Figure, end: int, *, loose: bool) -> tuple[Figure, int]:
    """``value`` with the 角 and 分 behind it; behind 块 one last digit is 角 (九块九)."""
    match = _COINS.match(text, end)
    if match:
        jiao, fen, cents = match.group("jiao", "fen", "cents")
        coins = _digit(jiao) / 10 + _digit(fen) / 100 + _digit(cents) / 100
        return Figure(value.value + coins, high=value.high), match.end()
    last = _LOOSE.match(text, end) if loose else None
    if last:
        coins = _digit(last.group("digit")) / (100 if last.group("zero") else 10)
        return Figure(value.value + coins, high=value.high), last.end()
    return value, end


def _digit(written: str | None) -> Decimal:
    if not written:
        return ZERO
    if len(written) == 1:
        return Decimal(DIGITS.get(written, written))
    numeral = numerals.whole(written)
    return numeral.value if numeral else ZERO


def _ends_at(text: str, end: int) -> bool:
    """True for most amounts in 元: nothing behind the unit can belong to them."""
    after = text[end : end + 1]
    return after not in _GOES_ON or (after in _DIGITS and _COINS.match(text, end) is None)


def _prefix_currency(text: str, start: int) -> str | None:
    found = _prefix(text, start)
    return found[1] if found else None


def _prefix(text: str, start: int) -> tuple[str, str] | None:
    """The sign or name of a currency before ``start``, and its code."""
    last = text[start - 1 : start]
    if last not in _HERE:
        return None
    if last in _LOOSE_BEFORE:
        before = text[max(0, start - 10) : start].rstrip()
        start -= min(start, 10) - len(before.removesuffix(":"))
        last = text[start - 1 : start]
    for length in _PREFIX_LENGTHS.get(last, ()):
        word = text[start - length : start]
        if word in _PREFIXES:
            return word, _PREFIXES[word]
    return None


def _signed(text: str, numeral: Numeral) -> _Reading | None:
    """A figure behind a currency sign or name: $100, 港币3.14."""
    found = _prefix(text, numeral.start)
    if found is None:
        return None
    word, currency = found
    if word not in SIGNS and text[numeral.end : numeral.end + 1] not in _ENDS_BARE:
        return None
    return _Reading(figure(numeral), numeral.end, currency)


def _bracketed(text: str, numeral: Numeral) -> _Reading | None:
    """减少（3.20）万元: accountants' brackets. Without a word for the change the sign is unknown."""
    start, end = numeral.start, numeral.end
    if text[start - 1 : start] != "(":
        return None
    match = _BRACKETED.match(text, end)
    if match is None or not _CHANGE.search(text[max(0, start - 7) : start - 1]):
        return None
    scale = match.group(1)
    bare = numeral.times(exponent(scale)) if scale else numeral
    return _Reading(figure(bare), match.end(), start=start - 1)


def _bare(context: Context, numeral: Numeral) -> _Reading | None:
    """万 or 亿 alone, where the clause speaks of money."""
    text, end = context.text, numeral.end
    if not numeral.arabic or text[end - 1] not in "万亿":
        return None
    if text[end : end + 1] not in _ENDS_BARE and not text.startswith("用于", end):
        return None
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    sentence = re.split(r"[。;；\n]", before)[-1]
    if not _CUE.search(sentence):
        last = context.found[-1] if context.found else None
        if not isinstance(last, Amount) or numeral.start - last.at.end > _REACH:
            return None
    return _Reading(figure(numeral), end)


def _to_upper_end(text: str, numeral: Numeral, low: _Reading) -> _Reading:
    """``low`` with the upper end that follows it (3万元至5万元), or as it is."""
    between = _RANGE.match(text, low.end)
    if (
        between is None
        or between.end() >= len(text)
        or text[numeral.start - 1 : numeral.start] == "由"
    ):
        return low
    pos = between.end()
    if text[pos] not in _COIN_STARTS and text[pos] not in "十拾":
        return low
    upper = numerals.read(text, pos)
    if upper is None:
        return low
    found = _with_unit(text, numerals.seek_unit(text, upper))
    if found is None and upper.scaled and text[upper.end : upper.end + 1] in _ENDS_BARE:
        found = _Reading(figure(upper), upper.end, low.currency)  # 20万元-30万
    if found is None or found.currency != low.currency or found.figure.value <= low.figure.value:
        return low
    return found._replace(figure=low.figure._replace(high=found.figure.high or found.figure.value))


def _add(
    context: Context, numeral: Numeral, start: int, end: int, figure: Figure, currency: str
) -> None:
    text = context.text
    per = rates.around(text, start, end)
    approx = numeral.more or approximate(text, start, end)
    span, at = context.place(start, end)
    context.found.append(make(Amount, (span, at, figure, currency, per, approx)))


RECOGNIZER = Recognizer(
    name="money",
    order=10,
    cues=_UNIT_STARTS | {"用"} | _ENDS_BARE,
    read=read,
    heralds=last_characters(SIGNS) | frozenset("币"),
)
