"""U909 paragraph-end: the last paragraph of a section ends with ； instead of 。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span

_TAIL = re.compile(r"[^，。；;、\s]{1,8}[；;]$")


def _check(result: Result) -> Iterator[Finding]:
    for section in result.sections:
        body = result.text[section.start : section.end].rstrip()
        match = _TAIL.search(body)
        if match:
            span = Span(section.start + match.start(), section.start + match.end())
            yield Finding(spans=(span,), facts={"words": span.of(result.text)})


RULE = Rule(
    code="U909",
    name="paragraph-end",
    severity="warning",
    category="other",
    title=Text("段末应为句号", "A section ends with a semicolon"),
    message=Text(
        "“{words}”是本部分的结尾，应为句号", "{words} ends the section: a full stop is meant"
    ),
    explanation=Text(
        "一部分文字的结尾应用句号；用分号往往说明后面漏了内容。",
        "The last sentence of a section ends with 。; a semicolon there often means that something "
        "is missing.",
    ),
    failing="一、收入情况\n收入300万元，其中拨款280万元；其他收入20万元；\n二、支出情况\n支出平稳。",
    passing="一、收入情况\n收入300万元，其中拨款280万元；其他收入20万元。\n二、支出情况\n支出平稳。",
    source="GB/T 15834-2011（标点符号用法）4.1、4.6",
    check=_check,
    instances=lambda result: len(result.sections),
)
