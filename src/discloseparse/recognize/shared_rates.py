"""One denominator for several amounts: 分别为每公里1.2万元、0.6万元; 人均94元，比上年的89元提高5元."""

from __future__ import annotations

import re
from itertools import pairwise

from discloseparse.mentions import Amount
from discloseparse.recognize.context import Context
from discloseparse.recognize.lexicon import GAP

_REACH = 40
_IN_TURN = re.compile(r"(?:分别|依次|各为|各是|分[档级类别]|按档)[^。;\n]*$")
_JOINED = re.compile(rf"{GAP}[、和及与]{GAP}")
_COMPARED = re.compile(
    r"[，,](?:[^，,。;\d]{0,6}[比较高低]于?)(?:(?:20)?\d\d年|上年|去年|上一年度?|上年度|原)(?:的|标准){0,2}"
    r"|[，,](?:低于|高于)[^，,。;\d]{0,8}标准"
)
_CHANGED = re.compile(r"[，,]?(?:提高|增加|提升|上调|上涨|下调|降低|减少|下降|增长)了?")


def settle(context: Context) -> None:
    """Give the denominators of a rate to the amounts told in one breath with it."""
    places = [n for n, m in enumerate(context.found) if isinstance(m, Amount)]
    compared = -1
    for first, then in pairwise(places):
        rate, other, words = _two(context, first, then)
        if not rate.per or other.per or rate.currency != other.currency:
            continue
        again = len(words) <= _REACH and _COMPARED.fullmatch(words)
        changed = first == compared and _CHANGED.fullmatch(words)
        compared = then if again else compared
        if again or changed or _in_turn(context.text, rate, words):
            context.found[then] = other._replace(per=rate.per)
    for first, then in reversed(list(pairwise(places))):
        other, rate, words = _two(context, first, then)
        if rate.per and not other.per and _in_turn(context.text, other, words):
            context.found[first] = other._replace(per=rate.per)


def _two(context: Context, first: int, then: int) -> tuple[Amount, Amount, str]:
    """Two amounts and the words between them."""
    a, b = context.found[first], context.found[then]
    assert isinstance(a, Amount)  # noqa: S101
    assert isinstance(b, Amount)  # noqa: S101
    return a, b, context.text[a.at.end : b.at.start]


def _in_turn(text: str, first: Amount, words: str) -> bool:
    before = text[max(0, first.at.start - _REACH) : first.at.start]
    return bool(_JOINED.fullmatch(words) and _IN_TURN.search(before))
