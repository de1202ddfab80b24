"""U905 missing-unit: a figure lacks the unit or the per cent sign it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_GLOSS = r"(?:\(\w{1,6}\))?"  # 預(yù)算: converted pages print the pinyin


def _spaced(words: str) -> str:
    return _GLOSS.join(words) + _GLOSS


_BARE = re.compile(
    "(?:"
    + "|".join(
        _spaced(w) for w in ("预算", "决算", "支出", "收入", "经费", "增长", "下降", "降低", "占")
    )
    + r")(?:数|为|安排|比)*"
    + r"(?P<figure>\d{1,3}(?:,\d{3})*\.\d{1,2}|\d+\.\d{1,2})(?=[，,。;](?!\d))"
)


def _check(result: Result) -> Iterator[Finding]:
    folded = fold(result.text)
    for match in _BARE.finditer(folded):
        start, end = match.span("figure")
        if any(table.start <= start < table.end for table in result.tables):
            continue
        span = Span(start, end)
        yield Finding(spans=(span,), facts={"figure": span.of(result.text)})


RULE = Rule(
    code="U905",
    name="missing-unit",
    severity="warning",
    category="missing_unit",
    title=Text("数字缺少单位或百分号", "A figure lacks its unit or per cent sign"),
    message=Text("“{figure}”后缺少计量单位或百分号", "{figure} lacks its unit or per cent sign"),
    explanation=Text(
        "金额应写明元、万元等单位，增减幅度、占比应写明“%”。",
        "Amounts need their unit (元, 万元), rates and shares their per cent sign.",
    ),
    failing="会议费预算1.20，拟召开2次会议。",
    passing="会议费预算1.20万元，拟召开2次会议。",
    source="财政部门公开检查常见问题：缺少计量单位",
    check=_check,
)
