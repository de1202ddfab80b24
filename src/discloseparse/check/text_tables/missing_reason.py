"""X308 missing-reason: 主要原因是 or 主要用于 with nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result

_OPENED = r"(?:主要)?原因(?:是|为):?|主要(?:是)?用于:?"
_NOTHING = re.compile(rf"(?<![一-龥])(?:其)?(?:{_OPENED})(?=[。;])")


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    for match in _NOTHING.finditer(reading.text):
        yield Finding(spans=(reading.span(*match.span()),), facts={"words": match.group()})


RULE = Rule(
    code="X308",
    name="missing-reason",
    severity="warning",
    category="other",
    title=Text("增减原因或用途没有写", "A reason or a purpose is left out"),
    message=Text("“{words}”后面没有内容", "nothing follows {words}"),
    explanation=Text(
        "写了“主要原因是”“主要用于”的，后面应写明原因或用途。没有写这几个字的增减是否需要说明，不作判断。",
        "Where 主要原因是 or 主要用于 is written, the reason or purpose must follow. Changes without these "
        "words are not judged.",
    ),
    failing="公务接待费2.00万元，比上年增加1.00万元，主要原因是。",
    passing="公务接待费2.00万元，比上年增加1.00万元，主要原因是接待批次增加。",
    source="财政部门预决算公开检查要点：“三公”经费等增减变化应说明原因",
    check=_check,
    instances=lambda result: len(re.findall(_OPENED, unspaced(result).text)),
)
