"""N706: title marks and brackets that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span

_PAIRS = (("《", "》"), ("〈", "〉"))
_MIXED = re.compile(r"（[^（）()\n]{1,30}\)|\([^（）()\n]{1,30}）")


def check(result: Result) -> Iterator[Finding]:
    """One finding for title marks left open or closed by another mark, one for mixed brackets."""
    for citation in result.citations:
        if any(citation.text.count(a) != citation.text.count(b) for a, b in _PAIRS):
            span = Span(citation.start, citation.end)
            yield Finding((span,), {"problem": _UNPAIRED, "count": "1"})
    mixed = tuple(Span(*match.span()) for match in _MIXED.finditer(result.text))
    if mixed:
        yield Finding(mixed, {"problem": _WIDTHS, "count": str(len(mixed))})


_UNPAIRED = Text("书名号没有成对使用", "title marks do not pair")
_WIDTHS = Text("全角括号与半角括号混配", "a full-width bracket is paired with a half-width one")

RULE = Rule(
    code="N706",
    name="unbalanced-marks",
    severity="info",
    category="other",
    title=Text("书名号、括号不配对", "Title marks or brackets do not pair"),
    message=Text("{problem}（{count}处）", "{problem} ({count})"),
    explanation=Text(
        "书名号、括号应当成对使用，书名号里还要用书名号时，外面用双书名号，里面用单书名号。",
        "Title marks and brackets come in pairs; inside 《》 stand 〈〉.",
    ),
    failing="按照《青山县公务接待管理办法（试行）的通知执行。",
    passing="按照《青山县公务接待管理办法（试行）》执行。",
    source="GB/T 15834-2011 4.9、4.15",
    check=check,
    instances=lambda result: len(result.citations),
)
