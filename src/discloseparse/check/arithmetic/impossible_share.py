"""A116 impossible-share: a part is said to be more than 100 % of its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import PercentageItem, Result
from discloseparse.spans import Span, fold

_SHARE = re.compile(r"占(?P<whole>[^，,。;；:：%]{0,30})$")
# A budget, a plan or another year's figure may be exceeded.
_MAY_BE_EXCEEDED = re.compile(r"预算|计划|目标|任务|上年|去年|同期|指标|应|20\d\d年")
_BEFORE = 40
_WHOLE = Decimal(100)


def _shares(result: Result) -> Iterator[PercentageItem]:
    text = fold(result.text)
    for item in result.percentages:
        match = _SHARE.search(text[max(0, item.start - _BEFORE) : item.start])
        if match and not item.points and not _MAY_BE_EXCEEDED.search(match["whole"]):
            yield item


def _check(result: Result) -> Iterator[Finding]:
    for item in _shares(result):
        if Decimal(item.value) > _WHOLE:
            yield Finding(spans=(Span(item.start, item.end),), facts={"share": item.text})


RULE = Rule(
    code="A116",
    name="impossible-share",
    severity="error",
    category="other",
    title=Text("占比超过100%", "A share above 100 %"),
    message=Text("占比{share}超过100%", "a share of {share} is impossible"),
    explanation=Text(
        "部分占总体的比例不会超过100%。完成预算、计划、任务的比例可以超过，不在此列。",
        "A part cannot be more than 100 % of its whole; a budget or plan may be exceeded.",
    ),
    failing="项目支出占支出合计的132%。",
    passing="项目支出占支出合计的32%。",
    source="财政公开审核常用核对关系：占比不超过100%",
    check=_check,
    instances=lambda result: sum(1 for _ in _shares(result)),
)
