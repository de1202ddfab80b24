"""Y603 months: a count of months does not fit the months it stands beside (3月—12月，共9个月)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_MONTHS = re.compile(
    r"(?<![\d年])(?P<first>\d{1,2})月?\s?(?:-|~|至|到)\s?(?P<last>\d{1,2})月(?:底|份)?"
    r"[，,、]?\s?(?:\(|共|共计|合计|计|为期|连续)\s?(?P<count>\d{1,2})个月"
)
_YEAR = 12


def _check(result: Result) -> Iterator[Finding]:
    for match in _MONTHS.finditer(fold(result.text)):
        first, last, count = (int(match[name]) for name in ("first", "last", "count"))
        if not (1 <= first <= _YEAR and 1 <= last <= _YEAR):
            continue
        length = (last - first) % _YEAR + 1
        if count != length:
            yield Finding(
                spans=(
                    Span(match.start("count"), match.end()),
                    Span(match.start("first"), match.end("last") + 1),
                ),
                facts={"count": str(count), "length": str(length)},
            )


RULE = Rule(
    code="Y603",
    name="months",
    severity="error",
    category="other",
    title=Text("起止月份与月数不符", "Months and their count differ"),
    message=Text("起止月份共{length}个月，文中写{count}个月", "{length} months, stated as {count}"),
    explanation=Text(
        "起止月份首尾都计入：3月至12月是10个月。写有日期的起止时间不在此列。",
        "Both ends count: March to December are ten months. Spans with days are not looked at.",
    ),
    failing="3月—12月，共9个月，每月发放补助。",
    passing="3月—12月，共10个月，每月发放补助。",
    source="财政公开审核常用核对关系：起止时间与期限一致",
    check=_check,
    instances=lambda result: sum(1 for _ in _MONTHS.finditer(fold(result.text))),
)
