"""U906: a figure whose digits are grouped or split as no number is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result, Spanned
from discloseparse.spans import Span, fold

# Digits with separators; a line break is the layout's, not the writer's.
_DIGITS = re.compile(r"(?<!\n)(?<!\d)\d[\d, .]*\d(?!年)")
_GROUPED = re.compile(r"\d{1,3}(?P<by>[, ])\d{3}(?:(?P=by)\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")


def check(result: Result) -> Iterator[Finding]:
    """A finding for each figure that is grouped by other than threes or split."""
    for figure in _figures(result):
        written = fold(figure.of(result.text)).replace("，", ",")
        if not all(_GROUPED.fullmatch(digits) for digits in _DIGITS.findall(written)):
            place = Span(figure.start, figure.end)
            yield Finding((place,), {"figure": place.of(result.text)})


def _figures(result: Result) -> tuple[Spanned, ...]:
    return (*result.amounts, *result.headcounts, *result.counts)


RULE = Rule(
    code="U906",
    name="number-broken",
    severity="info",
    category="other",
    title=Text("数字书写断开或分节不当", "Digits split or grouped wrongly"),
    message=Text(
        "数字“{figure}”断开或分节不当，可能有漏字、错位",
        "“{figure}” is split or grouped wrongly; a digit may be missing",
    ),
    explanation=Text(
        "四位以上的整数可以用千分撇或千分空分节，从小数点向左每三位一节。其他断开方式多为录入错误。",
        "Integers may be grouped by threes with a comma or a thin space. Any other break is mostly "
        "an input error.",
    ),
    failing="安排资金1,23.4万元。",
    passing="安排资金1,234万元。",
    source="GB/T 15835-2011 5.1.3",
    check=check,
    instances=lambda result: len(_figures(result)),
)
