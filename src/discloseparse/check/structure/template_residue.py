"""S809 template-residue: words of the template were left in (增加（减少）, XX局)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_RESIDUE = re.compile(
    r"(?:增加|减少|增长|下降|上升|降低|提高|大于|小于|增|减)\((?:或)?(?:增加|减少|增长|下降|上升|降低|提高|大于|小于|增|减)\)"
    r"|(?:增加|增长|大于)/(?:减少|下降|小于)"
    r"|(?<![A-Za-z×])[XxＸ×]{2,}(?:年|月|日|万元|元|%|人|个|项|局|市|县|区|镇|乡|部门|单位|项目)"
    r"|(?<![一-龥])某某(?:局|市|县|区|镇|单位|部门|项目)|(?:请在此处?|此处)(?:填写|列明|说明)|\(此处[^()]{2,20}\)"
)


def _check(result: Result) -> Iterator[Finding]:
    for match in _RESIDUE.finditer(fold(result.text)):
        span = Span(match.start(), match.end())
        yield Finding(spans=(span,), facts={"words": "".join(span.of(result.text).split())})


RULE = Rule(
    code="S809",
    name="template-residue",
    severity="warning",
    category="placeholder",
    title=Text("模板文字未删改", "Words of the template were left in"),
    message=Text(
        "“{words}”是模板中的文字，应择一表述或填入实际内容", "{words} was left from the template"
    ),
    explanation=Text(
        "公开文本中不应留有模板的选择项、占位符和填写说明。",
        "Choices, placeholders and instructions of a template have no place in a published text.",
    ),
    failing="公用经费比上年增加（减少）3万元。",
    passing="公用经费比上年减少3万元。",
    source="财政部门公开检查常见问题：模板文字未删改",
    check=_check,
)
