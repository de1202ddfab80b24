"""S811 broken-paragraph: a paragraph breaks off after 主要原因： and goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_BROKEN = re.compile(r"(?:主要)?原因(?:是|为|如下)?:[ \t]*(?=\n[^\n一二三四五六七八九十\d(①-⑳])")
_OPEN = re.compile(r"(?:主要)?原因(?:是|为)?:")


def _check(result: Result) -> Iterator[Finding]:
    for match in _BROKEN.finditer(fold(result.text)):
        span = Span(match.start(), match.end()).trim(result.text)
        yield Finding(spans=(span,), facts={"words": span.of(result.text)})


RULE = Rule(
    code="S811",
    name="broken-paragraph",
    severity="info",
    category="other",
    title=Text("段落在冒号后断开", "A paragraph breaks off behind a colon"),
    message=Text(
        "段落在“{words}”后断开，下文应接在同一段", "the paragraph breaks off behind {words}"
    ),
    explanation=Text(
        "“主要原因：”后面的文字应接在同一段落里。",
        "What follows 主要原因： belongs to its paragraph.",
    ),
    failing="支出与上年持平。主要原因：\n人员进出变化，项目支出减少支付。",
    passing="支出与上年持平。主要原因：人员进出变化，项目支出减少支付。",
    source="公文排版通行做法",
    check=_check,
    instances=lambda result: len(_OPEN.findall(fold(result.text))),
)
