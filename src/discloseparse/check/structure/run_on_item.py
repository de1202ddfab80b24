"""S810 run-on-item: a numbered item goes on in the paragraph of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.segment.numbers import value
from discloseparse.spans import Span, fold

_ITEM = re.compile(r"^[ \t]*(\([一二三四五六七八九十]{1,3}\))", re.MULTILINE)
_INSIDE = re.compile(r"(?<=[。;])(\([一二三四五六七八九十]{1,3}\))(?=[^，。;]{4,})")


def _check(result: Result) -> Iterator[Finding]:
    folded = fold(result.text)
    for item in _ITEM.finditer(folded):
        end = folded.find("\n", item.end())
        line = Span(item.end(), len(folded) if end < 0 else end)
        match = _INSIDE.search(folded, line.start, line.end)
        if match and value(match.group(1)) == value(item.group(1)) + 1:
            span = Span(match.start(1), match.end(1))
            yield Finding(
                spans=(span,),
                facts={"number": span.of(result.text), "before": item.group(1)},
            )


RULE = Rule(
    code="S810",
    name="run-on-item",
    severity="info",
    category="other",
    title=Text("一项接在上一项的段落里", "An item runs on in the paragraph before"),
    message=Text(
        "“{number}”接在{before}的段落里，应另起一段",
        "{number} runs on in the paragraph of {before}",
    ),
    explanation=Text(
        "逐条列出的职责等，每一条应另起一段。", "Items of a list begin a paragraph each."
    ),
    failing="（一）负责预算编制。\n（二）负责国库管理。（三）负责资产管理工作。\n（四）负责会计管理。",
    passing="（一）负责预算编制。\n（二）负责国库管理。\n（三）负责资产管理工作。\n（四）负责会计管理。",
    source="GB/T 9704-2012 7.3.3（结构层次序数）",
    check=_check,
    instances=lambda result: len(_ITEM.findall(fold(result.text))),
)
