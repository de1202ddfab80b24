"""X305 code-digits: a 款 or 项 code without its leading zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import LabelItem, Result
from discloseparse.spans import Span, fold


def _check(result: Result) -> Iterator[Finding]:
    for label in _split_codes(result):
        for place in label.codes[1:]:
            digits = fold(place.of(result.text)).strip()
            if re.fullmatch(r"\d", digits):
                yield Finding(
                    spans=(Span(place.start, place.end), Span(label.start, label.end)),
                    facts={"code": digits, "label": label.text},
                )


def _split_codes(result: Result) -> list[LabelItem]:
    return [label for table in result.tables for label in table.labels if len(label.codes) > 1]


RULE = Rule(
    code="X305",
    name="code-digits",
    severity="warning",
    category="other",
    title=Text("科目编码缺前导零", "A code lacks its leading zero"),
    message=Text(
        "“{label}”的科目编码“{code}”应为两位（0{code}）",
        "the code {code} of {label} should have two digits (0{code})",
    ),
    explanation=Text(
        "款、项编码均为两位数字，01—09前面的零不能省略。",
        "Codes of sections and items have two digits; the zero of 01 to 09 must be printed.",
    ),
    failing="单位：元\n类 款 科目名称 合计\n301 01 基本工资 500\n301 2 津贴补贴 300\n302 01 办公费 200",
    passing="单位：元\n类 款 科目名称 合计\n301 01 基本工资 500\n301 02 津贴补贴 300\n302 01 办公费 200",
    source="政府收支分类科目（部门预算支出经济分类）",
    check=_check,
    instances=lambda result: len(_split_codes(result)),
)
