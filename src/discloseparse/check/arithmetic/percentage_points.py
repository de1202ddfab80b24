"""A115 percentage-point: the difference of two percentages is printed as a per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import PercentageItem, Result
from discloseparse.spans import Span, fold

_REACHES = re.compile(r"[^。;；%]{0,12}?(?:至|到|为)")
_CHANGES = re.compile(
    r"[^。;；%\d]{0,6}?(?:提高|上升|增加|增长|提升|下降|降低|减少|回落)(?:了|幅度为)?"
)


def _triples(result: Result) -> Iterator[tuple[PercentageItem, PercentageItem, PercentageItem]]:
    """由A%升至B%，提高C%: three percentages side by side with these words between them."""
    text = fold(result.text)
    told = result.percentages
    for a, b, c in zip(told, told[1:], told[2:], strict=False):
        if _REACHES.fullmatch(text, a.end, b.start) and _CHANGES.fullmatch(text, b.end, c.start):
            yield a, b, c


def _check(result: Result) -> Iterator[Finding]:
    for a, b, c in _triples(result):
        first, last, change = (Decimal(p.value) for p in (a, b, c))
        if c.points or not first:
            continue
        if abs(last - first) == change and abs(last - first) * 100 != change * first:
            yield Finding(
                spans=tuple(Span(p.start, p.end) for p in (c, a, b)),
                facts={"change": c.text, "points": c.text.rstrip("%％")},
            )


RULE = Rule(
    code="A115",
    name="percentage-point",
    severity="warning",
    category="missing_unit",
    title=Text("百分点误写为%", "Percentage points written as per cent"),
    message=Text(
        "{change}是两个百分比之差，应写“{points}个百分点”",
        "{change} is the difference of two percentages: {points} percentage points",
    ),
    explanation=Text(
        "两个百分比相减得到的是百分点；用%表示的是相对变化。",
        "The difference of two percentages is in percentage points; per cent is a relative change.",
    ),
    failing="群众满意度由60%升至72%，提高12%。",
    passing="群众满意度由60%升至72%，提高12个百分点。",
    source="GB/T 15835 及统计用语：百分比之差用百分点",
    check=_check,
    instances=lambda result: sum(1 for _ in _triples(result)),
)
